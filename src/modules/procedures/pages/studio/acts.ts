import { notFound, Refusal } from '../../../../platform/errors.ts'
import { leaveMessage, readForm, seeOther, sendAttachment, type Posted } from '../../../../platform/page.ts'
import { say } from '../../../../platform/text.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { isPart, type Part } from '../../model/draft.ts'
import { getDraft, getProcedure, moveDraft, openDraft, readDraftTemplate, saveDraft, withdrawDraft } from '../../service.ts'
import { confirmed } from './composed.tsx'
import { withoutDifference } from './differences.ts'
import { othersWords } from './head.tsx'
import { hrefOf } from './where.ts'

const partPosted = (posted: Posted): Part => {
  const part = posted.text('part')
  return isPart(part) ? part : 'identity'
}

/** Does an act and goes back to the part; a draft that somebody else changed meanwhile is shown as it is now. */
async function act(c: WebContext, work: (id: string, posted: Posted) => Promise<string>): Promise<Response> {
  const posted = await readForm(c)
  const id = c.req.param('id') ?? ''
  try {
    leaveMessage(c, await work(id, posted))
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 409) throw error
    leaveMessage(c, say(error.code, error.params))
  }
  return seeOther(c, hrefOf(id, partPosted(posted)))
}
const revisionOf = (posted: Posted): number => Number(posted.text('revision'))

/** POST /soan-thao/:id/buoc: takes a step back or does it again. */
export const doMove = (c: WebContext) => act(c, async (id, posted) => {
  const way = posted.text('way') === 'on' ? 'on' : 'back'
  await moveDraft(c.var.ctx, id, { revision: revisionOf(posted), way })
  return way === 'back' ? 'Đã hoàn tác một bước.' : 'Đã làm lại một bước.'
})

/** POST /soan-thao/:id/xac-nhan: what was composed is now the office's own. */
export const doConfirm = (c: WebContext) => act(c, async (id, posted) => {
  const { actor, now } = c.var.ctx
  const { definition } = await getDraft(c.var.ctx, id)
  const name = actor.kind === 'officer' ? actor.name : ''
  await saveDraft(c.var.ctx, id, { revision: revisionOf(posted), part: partPosted(posted), definition: confirmed(definition, posted.text('place'), name, now) })
  return 'Đã ghi nhận nội dung được đơn vị xác nhận.'
})

/** POST /soan-thao/:id/hoan-lai: one place is again as in the version the draft came from. */
export const doTakeBack = (c: WebContext) => act(c, async (id, posted) => {
  const { ctx } = c.var
  const { key, definition, baseVersionId } = await getDraft(ctx, id)
  const number = (await getProcedure(ctx, key)).versions.find((one) => one.id === baseVersionId)?.number
  const back = number === undefined ? undefined : await withoutDifference((await getProcedure(ctx, key, number)).version.definition, definition, posted.text('name'))
  if (!back) return 'Chỗ này đã như phiên bản trước.'
  await saveDraft(ctx, id, { revision: revisionOf(posted), part: partPosted(posted), definition: back })
  return 'Đã hoàn lại như phiên bản trước.'
})

/** POST /soan-thao/:id/bo: gives the draft up. */
export async function doWithdraw(c: WebContext): Promise<Response> {
  const posted = await readForm(c)
  await withdrawDraft(c.var.ctx, c.req.param('id') ?? '', { revision: revisionOf(posted) })
  leaveMessage(c, 'Đã bỏ bản thảo. Nội dung vẫn được lưu để tra cứu.')
  return seeOther(c, '/soan-thao')
}

/** POST /soan-thao/:id/dang-mo: the page says that it is still open, and hears who else is there. */
export async function sayOpen(c: WebContext): Promise<Response> {
  const others = await openDraft(c.var.ctx, c.req.param('id') ?? '', partPosted(await readForm(c)))
  return c.text(othersWords(others))
}

/** GET /soan-thao/:id/quy-trinh.bpmn: the process as a file. */
export async function sendBpmn(c: WebContext): Promise<Response> {
  const { definition } = await getDraft(c.var.ctx, c.req.param('id') ?? '')
  if (definition.process === null) throw notFound('page.notFound')
  return c.body(definition.process.bpmn, 200, { 'content-type': 'application/xml; charset=utf-8', 'content-disposition': `attachment; filename="${definition.key}.bpmn"` })
}

/** GET /soan-thao/:id/mau/:sha256: a template file that the draft names. */
export const sendDraftTemplate = async (c: WebContext): Promise<Response> =>
  sendAttachment(c, await readDraftTemplate(c.var.ctx, c.req.param('id') ?? '', c.req.param('sha256') ?? ''))
