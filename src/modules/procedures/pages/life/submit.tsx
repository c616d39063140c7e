import { Refusal } from '../../../../platform/errors.ts'
import { html, leaveMessage, readForm, seeOther } from '../../../../platform/page.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Callout } from '../../../../ui/empty.tsx'
import { ButtonGroup, CheckboxGroup, Form, FormSection, HiddenFields, LinkButton, SubmitButton } from '../../../../ui/forms.tsx'
import { Staff } from '../../../../ui/frame.tsx'
import { StaffHead } from '../../../../ui/staff-parts.tsx'
import { partNames } from '../../model/draft.ts'
import { problemId } from '../../model/life.ts'
import { draftLife, draftProblems, getDraft, inspectProcess, submitDraft } from '../../service.ts'
import { numberProblems } from '../studio/desk.ts'
import { hrefOf } from '../studio/where.ts'
import { problemWords } from './words.ts'

async function answer(c: WebContext, kept: readonly string[] = [], refused?: string): Promise<Response> {
  const { ctx } = c.var
  const id = c.req.param('id') ?? ''
  const [draft, { acts }] = await Promise.all([getDraft(ctx, id), draftLife(ctx, id)])
  const problems = numberProblems(await draftProblems(ctx, draft), draft, await inspectProcess(draft.definition))
  const wrong = problems.filter(({ must }) => must)
  const open = problems.filter(({ severity }) => severity === 'open')
  const back = <LinkButton href={`/soan-thao/${id}`} variant="secondary">Về bản thảo</LinkButton>
  const can = acts.includes('submit') && wrong.length === 0
  const page = (
    <Staff c={c} title={refused ? 'Cần sửa: Trình phê duyệt bản thảo' : 'Trình phê duyệt bản thảo'}>
      <StaffHead title="Trình phê duyệt bản thảo"><p>{draft.definition.name}</p></StaffHead>
      {refused && <Callout title={refused}><p>Những ô bạn đã chọn vẫn còn nguyên.</p></Callout>}
      {wrong.length > 0 && (
        <Callout title={`Phải sửa ${wrong.length} chỗ trước khi trình`}>
          <ul>{wrong.map((one) => <li>{problemWords(one)} <a href={`${hrefOf(id, one.part)}#${one.anchor}`}>Đến chỗ này<span class="ds-sr-only">: {partNames[one.part]}</span></a></li>)}</ul>
        </Callout>
      )}
      {!can ? <ButtonGroup why={acts.includes('submit') ? undefined : 'Bản thảo này không ở bước trình duyệt.'}>{back}</ButtonGroup> : (
        <Form>
          <HiddenFields values={{ revision: draft.revision }} />
          {open.length > 0 && (
            <FormSection title={`${open.length} nội dung chưa có nguồn`} note="Khi đánh dấu, bạn xác nhận đã kiểm tra và chịu trách nhiệm về nội dung ấy. Tên bạn được lưu cùng bản thảo.">
              <CheckboxGroup
                label="Tôi đã kiểm tra và xác nhận" name="confirmed" values={kept}
                choices={open.map((one) => ({ value: problemId(one), label: problemWords(one) }))}
              />
            </FormSection>
          )}
          <p>Sau khi trình, bản thảo không sửa được cho đến khi được trả lại. Người xem xét và người phê duyệt phải khác người soạn.</p>
          <ButtonGroup><SubmitButton>Trình phê duyệt</SubmitButton>{back}</ButtonGroup>
        </Form>
      )}
    </Staff>
  )
  return html(c, page, refused ? 422 : 200)
}

/** GET /soan-thao/:id/trinh: what must be mended or answered for before a draft is sent for approval. */
export const showSubmit = (c: WebContext): Promise<Response> => answer(c)

/** POST /soan-thao/:id/trinh. */
export async function doSubmit(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const posted = await readForm(c)
  const confirmed = posted.all('confirmed')
  try {
    await submitDraft(c.var.ctx, id, { revision: Number(posted.text('revision')), confirmed })
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 422) throw error
    return answer(c, confirmed, `Còn ${error.fields.length} nội dung chưa được xác nhận hoặc phải sửa`)
  }
  leaveMessage(c, 'Đã trình bản thảo. Người xem xét đã được báo.')
  return seeOther(c, `/soan-thao/${id}`)
}
