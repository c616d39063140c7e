import { Refusal } from '../../../../platform/errors.ts'
import { dayTyped, leaveMessage, readForm, seeOther, type Posted } from '../../../../platform/page.ts'
import { say } from '../../../../platform/text.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { errorOf, type Problem } from '../../../../ui/forms.tsx'

/**
 * What was typed into one of the forms of a page, and what is wrong with it. Fields are named `form.field`, so
 * that two forms of one page do not share ids.
 */
export type Typed = { form: string; values: Record<string, string>; problems: Problem[] }

const labels: Record<string, string> = {
  name: 'Tên', place: 'Địa danh', code: 'Mã mới', decision: 'Văn bản', shortName: 'Tên viết tắt', kind: 'Loại đơn vị', fields: 'Lĩnh vực',
  login: 'Tên đăng nhập', email: 'Thư điện tử', phone: 'Điện thoại', unitId: 'Đơn vị', role: 'Vai trò', title: 'Chức danh',
  validFrom: 'Từ ngày', validTo: 'Đến hết ngày', lastDay: 'Ngày cuối', positionId: 'Vị trí', toAccountId: 'Người làm thay', reason: 'Lý do',
}

/** The problems of this form, for its summary: with the name of the field, since several may ask for the same. */
export const problemsOf = (typed: Typed | undefined, form: string): Problem[] =>
  typed?.form !== form ? [] : typed.problems.map(({ field = '', message }) => {
    const label = labels[field.slice(form.length + 1)]
    return { field, message: label === undefined ? message : `${label}: ${message.charAt(0).toLocaleLowerCase('vi')}${message.slice(1)}` }
  })

/** Name, value and error of the fields of one form: what was typed, else what is known. */
export const fieldsOf = (typed: Typed | undefined, form: string, known: Record<string, string> = {}) => {
  const mine = typed?.form === form ? typed : undefined
  return (field: string) => {
    const name = `${form}.${field}`
    return { name, value: mine ? mine.values[name] : known[field], error: errorOf(mine?.problems ?? [], name) }
  }
}

/** Reads one field of the form that was sent, a text or a day. */
export type Reader = { text(field: string): string; day(field: string): string }
const readerOf = (posted: Posted, form: string): Reader => ({
  text: (field) => posted.text(`${form}.${field}`),
  day: (field) => dayTyped(posted.text(`${form}.${field}`)),
})

/**
 * Does what a form asks for. `work` answers the message for the next page, or a page of its own; a refusal of
 * what was typed shows the page again as it was left.
 */
export async function doForm(
  c: WebContext,
  form: string | ((posted: Posted) => string),
  next: string,
  work: (read: Reader, posted: Posted) => Promise<string | Response>,
  again: (typed: Typed) => Promise<Response>,
): Promise<Response> {
  const posted = await readForm(c)
  const name = typeof form === 'string' ? form : form(posted)
  try {
    const done = await work(readerOf(posted, name), posted)
    if (typeof done !== 'string') return done
    leaveMessage(c, done)
    return seeOther(c, next)
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 422) throw error
    return again({
      form: name,
      values: Object.fromEntries(Object.keys(posted.values).map((field) => [field, posted.text(field)])),
      problems: error.fields.map((one) => ({ field: `${name}.${one.field}`, message: say(one.code, one.params) })),
    })
  }
}
