import { Refusal } from '../../../platform/errors.ts'
import { dayTyped, html, leaveMessage, readForm, seeOther, type Posted } from '../../../platform/page.ts'
import { say } from '../../../platform/text.ts'
import type { WebContext } from '../../../platform/web.ts'
import type { Problem } from '../../../ui/forms.tsx'
import type { NewFact, NewMatter } from '../model/matter.ts'
import { openMatter, recordFact } from '../service.ts'
import { home } from './desk.tsx'
import { answerMatter } from './matter.tsx'
import { NewMatterPage } from './new-matter.tsx'

const textsOf = (posted: Posted): Record<string, string> =>
  Object.fromEntries(Object.keys(posted.values).map((name) => [name, posted.text(name)]))

/** The problems of a form that was refused; anything else flies on. */
function problemsOf(error: unknown): Problem[] {
  if (!(error instanceof Refusal) || error.status !== 422) throw error
  return error.fields.map(({ field, code, params }) => ({ field: field.split('.')[0] ?? field, message: say(code, params) }))
}

const linesOf = (text: string): string[] => text.split(/[\n,;]+/).map((line) => line.trim()).filter((line) => line !== '')

export async function doOpenMatter(c: WebContext): Promise<Response> {
  const posted = await readForm(c)
  const { text } = posted
  try {
    const id = await openMatter(c.var.ctx, {
      kind: text('kind') as NewMatter['kind'], on: dayTyped(text('on')), number: text('number'), issuer: text('issuer'), title: text('title'), procedures: linesOf(text('procedures')),
    })
    leaveMessage(c, 'Đã ghi việc theo dõi và tính thời hạn.')
    return seeOther(c, `${home}/viec/${id}`)
  } catch (error) {
    return html(c, <NewMatterPage c={c} values={textsOf(posted)} problems={problemsOf(error)} />, 422)
  }
}

export async function doRecordFact(c: WebContext): Promise<Response> {
  const posted = await readForm(c)
  const id = c.req.param('id') ?? ''
  const { text } = posted
  try {
    await recordFact(c.var.ctx, id, { kind: text('kind') as NewFact['kind'], on: text('takeBack') === '' ? dayTyped(text('on')) : null, note: text('note') })
  } catch (error) {
    return answerMatter(c, id, { values: textsOf(posted), problems: problemsOf(error) })
  }
  leaveMessage(c, 'Đã ghi sự kiện; thời hạn được tính lại.')
  return seeOther(c, `${home}/viec/${id}`)
}
