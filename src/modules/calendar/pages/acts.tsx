import { Refusal } from '../../../platform/errors.ts'
import { dayTyped, leaveMessage, readForm, seeOther, type Posted } from '../../../platform/page.ts'
import { say } from '../../../platform/text.ts'
import { formatDay } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import type { Interval } from '../model/hours.ts'
import { parseIntervals } from '../model/office.ts'
import { changeHours, confirmProposals, removeHours, resetDay, setDay } from '../service.ts'
import { weekdayField, type Typed } from './desk-forms.tsx'
import { answerYear, askedYear } from './year.tsx'

/** Hours that cannot be: the service refuses them and names the field. */
const unreadable: Interval[] = [[1, 0]]
const typedHours = (text: string): Interval[] => parseIntervals(text) ?? unreadable

const textsOf = (posted: Posted): Record<string, string> =>
  Object.fromEntries(Object.keys(posted.values).map((name) => [name, posted.text(name)]))

/** Does an act and goes back to the year; a form that was refused comes back as it was typed. */
async function act(c: WebContext, form: Typed['form'], work: (posted: Posted) => Promise<string>): Promise<Response> {
  const posted = await readForm(c)
  const year = askedYear(c, posted.text('nam'))
  try {
    leaveMessage(c, await work(posted))
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 422) throw error
    const problems = error.fields.flatMap((one) => placed(one.field, posted).map((field) => ({ field, message: say(one.code, one.params) })))
    return answerYear(c, year, { form, values: textsOf(posted), problems })
  }
  return seeOther(c, `/quan-tri/lich?nam=${year}`)
}

/** The week is seven fields on the page: a problem with it stands at those that cannot be read, or at the first. */
function placed(field: string, posted: Posted): string[] {
  if (field !== 'week') return [field]
  const wrong = Array.from({ length: 7 }, (_, i) => weekdayField(i)).filter((name) => parseIntervals(posted.text(name)) === undefined)
  return wrong.length > 0 ? wrong : [weekdayField(0)]
}

const orNull = (text: string): string | null => (text === '' ? null : text)

export const doSetDay = (c: WebContext) =>
  act(c, 'day', async (posted) => {
    const kind = posted.text('kind')
    const day = dayTyped(posted.text('day'))
    await setDay(c.var.ctx, {
      day, kind: kind === 'work' || kind === 'plain' ? kind : 'off', name: posted.text('name'), basis: orNull(posted.text('basis')),
      hours: kind === 'work' && posted.text('hours') !== '' ? typedHours(posted.text('hours')) : null,
    })
    return `Đã ghi ngày ${formatDay(day)} vào lịch.`
  })

export const doResetDay = (c: WebContext) =>
  act(c, 'day', async (posted) => {
    await resetDay(c.var.ctx, posted.text('day'))
    return `Ngày ${formatDay(posted.text('day'))} theo lịch chung.`
  })

export const doConfirm = (c: WebContext) =>
  act(c, 'confirm', async (posted) => {
    const count = await confirmProposals(c.var.ctx, { year: askedYear(c, posted.text('nam')), source: posted.text('source') })
    return `Đã xác nhận ${count} ngày theo ${posted.text('source')}.`
  })

export const doChangeHours = (c: WebContext) =>
  act(c, 'hours', async (posted) => {
    const validFrom = dayTyped(posted.text('validFrom'))
    await changeHours(c.var.ctx, {
      validFrom, validTo: posted.text('validTo') === '' ? null : dayTyped(posted.text('validTo')), reason: posted.text('reason'),
      week: Array.from({ length: 7 }, (_, i) => typedHours(posted.text(weekdayField(i)))),
    })
    return `Đã đặt giờ làm việc từ ${formatDay(validFrom)}.`
  })

export const doRemoveHours = (c: WebContext) =>
  act(c, 'hours', async (posted) => {
    await removeHours(c.var.ctx, posted.text('id'))
    return 'Đã bỏ khung giờ làm việc.'
  })
