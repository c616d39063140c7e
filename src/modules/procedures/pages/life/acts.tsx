import type { WebContext } from '../../../../platform/web.ts'
import { HiddenFields, LinkButton, SubmitButton } from '../../../../ui/forms.tsx'
import type { Draft } from '../../model/draft.ts'
import { draftLife } from '../../service.ts'

/** What I can do with a draft as a whole, for the head of the studio; each leads to a page that shows it first. */
export async function DraftActs({ c, draft }: { c: WebContext; draft: Pick<Draft, 'id' | 'revision'> }) {
  const { acts, returnedReason, state } = await draftLife(c.var.ctx, draft.id)
  const at = `/soan-thao/${draft.id}`
  return (
    <>
      {acts.includes('submit') && <LinkButton href={`${at}/trinh`}>Trình phê duyệt</LinkButton>}
      {acts.includes('takeBack') && (
        <form method="post" action={`${at}/rut-lai`}>
          <HiddenFields values={{ revision: draft.revision }} />
          <SubmitButton variant="secondary">Rút lại để sửa</SubmitButton>
        </form>
      )}
      {acts.includes('review') && <LinkButton href={`${at}/duyet`}>Xem xét bản thảo</LinkButton>}
      {acts.includes('approve') && <LinkButton href={`${at}/duyet`}>Phê duyệt bản thảo</LinkButton>}
      {acts.includes('publish') && <LinkButton href={`/soan-thao/cong-bo?ban-thao=${draft.id}`}>Công bố</LinkButton>}
      {acts.length === 1 && acts[0] === 'sendBack' && <LinkButton href={`${at}/duyet`} variant="secondary">Xem tình trạng, trả lại</LinkButton>}
      {returnedReason !== null && state === 'draft' && <p class="why">Được trả lại: {returnedReason}</p>}
    </>
  )
}
