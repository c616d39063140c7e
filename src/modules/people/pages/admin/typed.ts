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

/** The problems of this form, for its summary. */
export const problemsOf = (typed: Typed | undefined, form: string): Problem[] => (typed?.form === form ? typed.problems : [])

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
