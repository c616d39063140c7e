import { html, leaveMessage, readForm, seeOther } from '../../../../platform/page.ts'
import { Refusal } from '../../../../platform/errors.ts'
import { say } from '../../../../platform/text.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { DataList } from '../../../../ui/facts.tsx'
import { ButtonGroup, Form, HiddenFields, LinkButton, SubmitButton, TextArea } from '../../../../ui/forms.tsx'
import { Staff } from '../../../../ui/frame.tsx'
import { ActDetails, Panel, StaffHead } from '../../../../ui/staff-parts.tsx'
import { problemId } from '../../model/life.ts'
import { approveDraft, draftLife, draftProblems, getDraft, reviewDraft, sendDraftBack, takeDraftBack } from '../../service.ts'
import { byWords, kindNames, problemWords } from './words.ts'

async function answer(c: WebContext, refused?: { reason: string; sentence: string }): Promise<Response> {
  const { ctx } = c.var
  const id = c.req.param('id') ?? ''
  const [draft, life] = await Promise.all([getDraft(ctx, id), draftLife(ctx, id)])
  const problems = new Map((await draftProblems(ctx, draft)).map((one) => [problemId(one), one]))
  const { acts, confirmed } = life
  const act = acts.includes('review') ? { value: 'review', label: 'Đồng ý, trình phê duyệt' } : acts.includes('approve') ? { value: 'approve', label: 'Phê duyệt bản thảo' } : undefined
  const page = (
    <Staff c={c} title={refused ? 'Cần sửa: Xem xét, phê duyệt bản thảo' : 'Xem xét, phê duyệt bản thảo'}>
      <StaffHead title="Xem xét, phê duyệt bản thảo"><p>{draft.definition.name}</p></StaffHead>
      <Panel title="Bản thảo" link={{ href: `/soan-thao/${id}`, label: 'Mở bản thảo' }}>
        <DataList data={[
          { label: 'Loại', value: kindNames[life.kind] },
          { label: 'Người trình', value: byWords(life.submitted) },
          { label: 'Người xem xét', value: byWords(life.reviewed) },
          { label: 'Người phê duyệt', value: byWords(life.approved) },
        ]} />
      </Panel>
      <Panel title="Nội dung chưa có nguồn, người trình đã xác nhận" aside={`${confirmed.length} nội dung`}>
        {confirmed.length === 0 ? <p>Không có.</p> : (
          <ul class="prose">{confirmed.map((one) => { const problem = problems.get(one.problem); return <li>{problem ? problemWords(problem) : one.problem} ({one.name})</li> })}</ul>
        )}
      </Panel>
      <Form>
        <HiddenFields values={{ revision: draft.revision }} />
        <ButtonGroup why={act ? undefined : acts.length === 0 ? 'Bạn không làm được việc nào ở bước này: bản thảo do bạn soạn, bạn đã xem xét, hoặc đang chờ người khác.' : undefined}>
          {act && <SubmitButton name="act" value={act.value}>{act.label}</SubmitButton>}
          <LinkButton href={`/soan-thao/${id}`} variant="secondary">Về bản thảo</LinkButton>
          {draft.baseVersionId !== null && <LinkButton href={`/soan-thao/${id}/so-sanh`} variant="secondary">So với phiên bản đang dùng</LinkButton>}
        </ButtonGroup>
      </Form>
      {acts.includes('sendBack') && (
        <ActDetails id="tra-lai" opener="Trả lại người soạn" title="Trả lại bản thảo này?" open={refused !== undefined}>
          <Form compact>
            <HiddenFields values={{ revision: draft.revision }} />
            <TextArea name="reason" label="Lý do trả lại" hint="Người soạn đọc được lý do này." value={refused?.reason} error={refused?.sentence} rows={3} />
            <ButtonGroup><SubmitButton name="act" value="sendBack">Trả lại người soạn</SubmitButton></ButtonGroup>
          </Form>
        </ActDetails>
      )}
    </Staff>
  )
  return html(c, page, refused ? 422 : 200)
}

/** GET /soan-thao/:id/duyet: what somebody looks at before they agree, approve or give back. */
export const showJudge = (c: WebContext): Promise<Response> => answer(c)

/** POST /soan-thao/:id/duyet. */
export async function doJudge(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  const id = c.req.param('id') ?? ''
  const posted = await readForm(c)
  const on = { revision: Number(posted.text('revision')) }
  const reason = posted.text('reason')
  switch (posted.text('act')) {
    case 'review': await reviewDraft(ctx, id, on); leaveMessage(c, 'Đã đồng ý. Người phê duyệt đã được báo.'); break
    case 'approve': await approveDraft(ctx, id, on); leaveMessage(c, 'Đã phê duyệt bản thảo.'); break
    default:
      try {
        await sendDraftBack(ctx, id, { ...on, reason })
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 422) throw error
        return answer(c, { reason, sentence: say(error.code) })
      }
      leaveMessage(c, 'Đã trả lại bản thảo kèm lý do.')
  }
  return seeOther(c, '/soan-thao')
}

/** POST /soan-thao/:id/rut-lai: who wrote it goes on writing. */
export async function doTakeBackDraft(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const posted = await readForm(c)
  await takeDraftBack(c.var.ctx, id, { revision: Number(posted.text('revision')) })
  leaveMessage(c, 'Đã rút lại bản thảo. Ông/bà sửa tiếp được.')
  return seeOther(c, `/soan-thao/${id}`)
}
