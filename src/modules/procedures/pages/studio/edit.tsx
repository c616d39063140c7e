import { Refusal, notFound } from '../../../../platform/errors.ts'
import { html, leaveMessage, readForm, seeOther, type Posted } from '../../../../platform/page.ts'
import { say } from '../../../../platform/text.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { ErrorSummary, HiddenFields, SubmitButton, type Problem } from '../../../../ui/forms.tsx'
import { Staff } from '../../../../ui/frame.tsx'
import { isEditable, partNames, type Draft, type Part } from '../../model/draft.ts'
import { getDraft, saveDraft } from '../../service.ts'
import { inUseWords, type OpenDossiers } from '../in-use.ts'
import { DraftActs } from '../life/acts.tsx'
import { Changed } from './changed.tsx'
import { Composed } from './composed.tsx'
import { baseOf, deskOf, marksOf } from './desk.ts'
import type { Values } from './fields/entry.ts'
import { StudioHead } from './head.tsx'
import { studioParts } from './parts/index.tsx'
import { outputAt, type ShownOutput } from './outputs/kinds.ts'
import { Preview } from './outputs/preview.tsx'
import { Checks, Parts } from './side.tsx'
import { hrefOf, partAt } from './where.ts'

type Told = { problems: Problem[]; typed: Values; status: 409 | 422 }

const SUMMARY = 'Chưa lưu được phần này. Những gì ông/bà đã nhập vẫn còn nguyên.'

/** The studio with one part open. */
async function answerPart(c: WebContext, openDossiers: OpenDossiers, draft: Draft, part: Part, told?: Told): Promise<Response> {
  const desk = await deskOf(c.var.ctx, draft, part)
  const page = studioParts[part]
  const locked = !isEditable(draft)
  const shown = await page.component({ c, draft, problems: told?.problems ?? [], typed: told?.typed, marks: marksOf(desk.problems), locked, adding: c.req.query('them') })
  const acts = await DraftActs({ c, draft })
  const seen = outputAt(c.req.query('xem'))
  const preview = seen && await Preview({ ctx: c.var.ctx, desk, part, output: seen })
  const running = inUseWords(desk.versions, await openDossiers(c.var.ctx))
  return html(
    c,
    <Staff c={c} title={`${partNames[part]}, ${draft.definition.name}`} bleed scripts={['studio.js', ...(page.scripts ?? [])]}>
      <StudioHead c={c} desk={desk} part={part} acts={acts} seeing={seen !== undefined} />
      <div class={seen ? 'three three-narrow studio studio-seeing' : 'three three-narrow studio'}>
        <div class="three-left"><Parts desk={desk} part={part} query={queryOf(seen)} /></div>
        <div class="three-main" id="phan" tabindex={-1}>
          <div class="panel-head"><h2>{partNames[part]}</h2><span>{locked ? 'chỉ để xem' : 'ô để trống là nguồn không ghi'}</span></div>
          <div data-live="faults">{told && <ErrorSummary problems={told.problems} title={SUMMARY} />}</div>
          <form method="post" action={`${hrefOf(draft.id, part)}${queryOf(seen)}`} {...(page.files ? { enctype: 'multipart/form-data' } : {})} novalidate class="studio-form" data-studio {...(locked ? { 'data-locked': 'true' } : {})}>
            <button type="submit" name="act" value="" class="ds-sr-only" tabindex={-1} aria-hidden="true">Lưu</button>
            <div hidden data-live="base"><HiddenFields values={{ base: baseOf(page.base(draft.definition)) }} /></div>
            {shown}
            {!locked && <div class="buttons studio-save"><SubmitButton name="act" value="">Lưu phần này</SubmitButton></div>}
          </form>
          <div data-live="differences">{desk.base && <Changed draft={draft} part={part} base={desk.base.number} shown={desk.differences} locked={locked} />}</div>
          <Composed draft={draft} part={part} locked={locked} />
        </div>
        <div class="three-right">{preview ?? <Checks desk={desk} part={part} running={running} />}</div>
      </div>
    </Staff>,
    told?.status ?? 200,
  )
}

/** `?xem=quy-trinh-iso`: what is looked at stays in sight from part to part. */
const queryOf = (seen: ShownOutput | undefined): string => (seen ? `?xem=${seen.place}` : '')

const partAsked = (c: WebContext): Part => {
  const part = partAt(c.req.param('part') ?? '')
  if (!part) throw notFound('page.notFound')
  return part
}

/** The page of a part, and what is posted from it. */
export const editPages = (openDossiers: OpenDossiers) => ({
  /** GET /soan-thao/:id/:part */
  showPart: async (c: WebContext): Promise<Response> => answerPart(c, openDossiers, await getDraft(c.var.ctx, c.req.param('id') ?? ''), partAsked(c)),
  savePart: (c: WebContext): Promise<Response> => savePart(c, openDossiers),
})

/**
 * POST /soan-thao/:id/:part: keeps the part as it was posted, or tells what to mend. The script posts the same
 * form while one types and takes from the answer what stands around the boxes.
 */
async function savePart(c: WebContext, openDossiers: OpenDossiers): Promise<Response> {
  const part = partAsked(c)
  const posted = await readForm(c)
  const draft = await getDraft(c.var.ctx, c.req.param('id') ?? '')
  const quiet = c.req.header('x-requested-with') === 'motcua'
  const refuse = (status: 409 | 422, problems: Problem[], now = draft) => answerPart(c, openDossiers, now, part, { problems, typed: posted.values, status })
  if (posted.text('base') !== baseOf(studioParts[part].base(draft.definition))) return refuse(409, [{ message: changedWords(draft) }])
  const outcome = await studioParts[part].read(posted, draft, c.var.ctx)
  if ('problems' in outcome) return refuse(422, outcome.problems)
  try {
    const kept = await saveDraft(c.var.ctx, draft.id, { revision: draft.revision, part, definition: outcome.definition })
    if (quiet) return answerPart(c, openDossiers, kept, part)
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 409) throw error
    const now = await getDraft(c.var.ctx, draft.id)
    return refuse(409, [{ message: error.code === 'procedures.draftChanged' ? changedWords(now) : say(error.code, error.params) }], now)
  }
  return seeOther(c, whereNext(c, draft, part, posted))
}

const changedWords = ({ updatedByName }: Draft): string =>
  `${updatedByName} vừa sửa phần này. Muốn xem bản mới nhất, xin tải lại trang; muốn giữ nội dung ông/bà đã nhập, xin bấm “Lưu phần này” một lần nữa.`

/** A new row is an empty one at the end of its list; a row that was moved stays in sight. */
function whereNext(c: WebContext, draft: Draft, part: Part, posted: Posted): string {
  const [, what, path = ''] = /^(add|up|down|remove|drop):(.+)$/.exec(posted.text('act')) ?? []
  const list = `#o-${(what === 'add' || what === 'drop' ? path : path.replace(/\.\d+$/, '')).replaceAll('.', '-')}`
  const at = `${hrefOf(draft.id, part)}${queryOf(outputAt(c.req.query('xem')))}`
  if (what === 'add') return `${at}${at.includes('?') ? '&' : '?'}them=${encodeURIComponent(path)}${list}`
  leaveMessage(c, `Đã lưu phần ${partNames[part]}.`)
  return `${at}${what !== undefined && part !== 'process' && part !== 'form' ? list : ''}`
}
