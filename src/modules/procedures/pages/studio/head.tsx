import { dayOf, formatDate, formatTime } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { HiddenFields, LinkButton } from '../../../../ui/forms.tsx'
import { isEditable, partNames, type DraftState, type Part } from '../../model/draft.ts'
import type { Words } from '../../../../ui/types.ts'
import type { Desk } from './desk.ts'
import { counted } from './side.tsx'

export const stateNames: Record<DraftState, string> = { draft: 'Bản thảo', inReview: 'Chờ phê duyệt', approved: 'Đã duyệt', published: 'Đã công bố', withdrawn: 'Đã bỏ' }

type HeadProps = { c: WebContext; desk: Desk; part: Part; acts: Words; /** An output stands beside the boxes. */ seeing: boolean }

/** Name, where the draft stands, when it was saved, and what can be done with it as a whole. */
export const StudioHead = ({ c, desk, part, acts, seeing }: HeadProps) => {
  const { draft, base, versions } = desk
  const number = (versions[0]?.number ?? 0) + 1
  const saved = dayOf(draft.updatedAt) === dayOf(c.var.ctx.now) ? formatTime(draft.updatedAt) : `${formatTime(draft.updatedAt)}, ${formatDate(draft.updatedAt)}`
  return (
    <div class="subject-head studio-head">
      <div>
        <p class="subject-over">{[draft.code ?? 'Chưa có mã', draft.definition.field].join(' · ')}</p>
        <h1>{draft.definition.name}</h1>
        <p class="byline">
          <span><b>{stateNames[draft.state]} {number}</b></span>
          <span>{base ? `sửa từ phiên bản ${base.number}` : 'thủ tục mới'}</span>
          <span role="status" data-live="saved">lưu lúc {saved}, {draft.updatedByName}</span>
        </p>
        <Others desk={desk} />
        <Jump desk={desk} seeing={seeing} />
      </div>
      <div class="subject-aside studio-acts">
        <div class="buttons" data-live="acts">
          {isEditable(draft) && (
            <form method="post" action={`/soan-thao/${draft.id}/buoc`} class="buttons">
              <HiddenFields values={{ revision: draft.revision, part }} />
              <button type="submit" class="ds-button" data-variant="tertiary" name="way" value="back" disabled={!draft.canUndo}>Hoàn tác</button>
              <button type="submit" class="ds-button" data-variant="tertiary" name="way" value="on" disabled={!draft.canRedo}>Làm lại</button>
            </form>
          )}
        </div>
        {desk.inspection?.executable && <LinkButton href={`/soan-thao/${draft.id}/chay-thu`} variant="secondary">Chạy thử</LinkButton>}
        {base && <LinkButton href={`/soan-thao/${draft.id}/so-sanh?voi=${base.number}`} variant="secondary">So với phiên bản {base.number}</LinkButton>}
        {acts}
      </div>
    </div>
  )
}

/** On a phone: the ways to what stands behind the boxes. */
const Jump = ({ desk: { problems }, seeing }: { desk: Desk; seeing: boolean }) => (
  <p class="studio-jump" data-live="jump">
    <a href="#cac-phan">Các phần</a>
    {seeing ? <a href="#xem">Bản xem bên cạnh</a> : <><a href="#kiem-tra">Kiểm tra: {counted(problems) || 'không có gì'}</a><a href="#dau-ra">Các đầu ra</a></>}
  </p>
)

/** Who else has the draft open. */
const Others = ({ desk: { draft, others } }: { desk: Desk }) => (
  <p class="studio-others" role="status" data-live="others" data-ask={`/soan-thao/${draft.id}/dang-mo`}>
    {othersWords(others)}
  </p>
)

export const othersWords = (others: Desk['others']): string =>
  others.map(({ name, part }) => `${name} cũng đang mở phần ${partNames[part]}.`).join(' ')
