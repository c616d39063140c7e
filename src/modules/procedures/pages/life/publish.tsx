import { notFound, Refusal } from '../../../../platform/errors.ts'
import { dayTyped, html, leaveMessage, readForm, seeOther, type Posted } from '../../../../platform/page.ts'
import { say } from '../../../../platform/text.ts'
import { dayOf, formatDay } from '../../../../platform/time.ts'
import { allow } from '../../../../platform/access.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { ButtonGroup, Checkbox, DateInput, ErrorSummary, errorOf, Form, FormSection, LinkButton, SubmitButton, TextArea, TextInput, type Problem } from '../../../../ui/forms.tsx'
import { Staff } from '../../../../ui/frame.tsx'
import { StaffHead } from '../../../../ui/staff-parts.tsx'
import type { DraftRef } from '../../model/draft.ts'
import { listDrafts, listVersionsOf, publishDrafts, renderPublicationPaper } from '../../service.ts'
import { inUseWords, type OpenDossiers } from '../in-use.ts'
import { kindNames } from './words.ts'

type Typed = { posted: Posted; problems: Problem[] }
/** Papers that can be made of what is chosen, with their addresses under /soan-thao/cong-bo/. */
const papers = [
  { file: 'to-trinh.docx', paper: 'proposal', format: 'docx', label: 'Tải tờ trình (DOCX)' }, { file: 'to-trinh.pdf', paper: 'proposal', format: 'pdf', label: 'Tải tờ trình (PDF)' },
  { file: 'quyet-dinh.docx', paper: 'decision', format: 'docx', label: 'Tải quyết định và phụ lục (DOCX)' }, { file: 'quyet-dinh.pdf', paper: 'decision', format: 'pdf', label: 'Tải quyết định và phụ lục (PDF)' },
] as const

const fieldOfItem = (id: string, what: string) => `${what}.${id}`

type ItemProps = { draft: DraftRef; chosen: boolean; typed: Typed | undefined; today: string; /** What is said of its open dossiers. */ running: string | undefined }

const Item = ({ draft, chosen, typed, today, running }: ItemProps) => {
  const field = (what: string, known: string) => {
    const name = fieldOfItem(draft.id, what)
    return { name, value: typed ? typed.posted.text(name) : known, error: errorOf(typed?.problems ?? [], name) }
  }
  return (
    <FormSection title={draft.name} note={`${kindNames[draft.kind]}${draft.code ? `, mã ${draft.code}` : ''}`}>
      <Checkbox name="item" value={draft.id} checked={typed ? typed.posted.all('item').includes(draft.id) : chosen} label="Công bố trong lần này" />
      <DateInput {...field('validFrom', today)} label={draft.kind === 'abolished' ? 'Bãi bỏ từ ngày' : 'Có hiệu lực từ ngày'} />
      <TextArea {...field('summary', '')} rows={2} label="Tóm tắt nội dung sửa đổi" hint="Ghi vào bảng theo dõi sửa đổi của tài liệu ISO." />
      {running !== undefined && <p class="note">{running}</p>}
    </FormSection>
  )
}

async function answer(c: WebContext, openDossiers: OpenDossiers, typed?: Typed): Promise<Response> {
  const { ctx } = c.var
  allow(ctx, 'procedure.publish')
  const drafts = await listDrafts(ctx, { state: 'approved' })
  const open = await openDossiers(ctx)
  const versions = await listVersionsOf(ctx, drafts.map(({ key }) => key))
  const asked = c.req.query('ban-thao')
  const today = dayOf(ctx.now)
  const field = (name: string) => ({ name, value: typed?.posted.text(name), error: errorOf(typed?.problems ?? [], name) })
  const title = 'Công bố thủ tục'
  const page = (
    <Staff c={c} title={typed ? `Cần sửa: ${title}` : title}>
      <StaffHead title={title} aside={<a href="/soan-thao/quyet-dinh">Các quyết định đã công bố</a>} />
      {drafts.length === 0
        ? <Empty title="Không có bản thảo nào đã được phê duyệt."><p>Bản thảo được phê duyệt sẽ chờ công bố tại đây.</p></Empty>
        : (
          <>
            <ErrorSummary problems={typed?.problems ?? []} />
            <Form action="/soan-thao/cong-bo">
              <FormSection title="Quyết định công bố" note="Để trống cả bốn ô nếu quy trình nội bộ không cần quyết định công bố.">
                <TextInput {...field('number')} label="Số, ký hiệu" width={24} optional hint="Ví dụ: 3601/QĐ-UBND" />
                <DateInput {...field('signedOn')} label="Ngày ký" optional />
                <TextInput {...field('signer')} label="Người ký" optional />
                <TextInput {...field('signerTitle')} label="Chức vụ người ký" optional />
              </FormSection>
              {drafts.map((draft) => <Item draft={draft} chosen={asked === undefined || asked === draft.id} typed={typed} today={today} running={inUseWords(versions.get(draft.key) ?? [], open)} />)}
              <p>Từ ngày có hiệu lực, hồ sơ mới theo phiên bản mới; hồ sơ đang giải quyết giữ phiên bản cũ.</p>
              <FormSection title="Dự thảo để trình ký" note="Làm từ các thủ tục đã chọn ở trên; ô còn trống thành chỗ trống trên giấy. Chưa công bố gì.">
                <div class="buttons">
                  {papers.map(({ file, label }) => <SubmitButton variant="secondary" formaction={`/soan-thao/cong-bo/${file}`}>{label}</SubmitButton>)}
                </div>
              </FormSection>
              <ButtonGroup><SubmitButton>Công bố các thủ tục đã chọn</SubmitButton><LinkButton href="/soan-thao" variant="secondary">Về danh sách bản thảo</LinkButton></ButtonGroup>
            </Form>
          </>
        )}
    </Staff>
  )
  return html(c, page, typed ? 422 : 200)
}

/** GET /soan-thao/cong-bo: approved drafts, to be published by one decision. */
export const showPublish = (c: WebContext, openDossiers: OpenDossiers): Promise<Response> => answer(c, openDossiers)

const labels: Record<string, string> = {
  number: 'Số, ký hiệu', signedOn: 'Ngày ký', signer: 'Người ký', signerTitle: 'Chức vụ người ký', validFrom: 'Ngày có hiệu lực', summary: 'Tóm tắt nội dung sửa đổi',
}

const typedIn = (posted: Posted) => ({
  items: posted.all('item').map((draftId) => ({ draftId, validFrom: dayTyped(posted.text(fieldOfItem(draftId, 'validFrom'))), summary: posted.text(fieldOfItem(draftId, 'summary')) })),
  decision: { number: posted.text('number'), signedOn: dayTyped(posted.text('signedOn')), signer: posted.text('signer'), signerTitle: posted.text('signerTitle') },
})

/** What cannot be done stands at its box, with everything that was typed. */
function refused(c: WebContext, openDossiers: OpenDossiers, posted: Posted, error: unknown): Promise<Response> {
  if (!(error instanceof Refusal) || (error.status !== 422 && error.status !== 409)) throw error
  const { items } = typedIn(posted)
  const problems = error.fields.map(({ field, code, params }) => {
    const [list, at = '', what = ''] = field.split('.')
    const name = list === 'items' && what !== '' ? fieldOfItem(items[Number(at)]?.draftId ?? '', what) : field.replace(/^decision\./, '')
    const label = labels[list === 'items' ? what : name] ?? ''
    return { field: name, message: label === '' ? say(code, params) : `${label}: ${say(code, params)}` }
  })
  return answer(c, openDossiers, { posted, problems: problems.length > 0 ? problems : [{ message: items.length === 0 ? 'Xin chọn ít nhất một thủ tục.' : say(error.code, error.params) }] })
}

/** POST /soan-thao/cong-bo/to-trinh.docx …: the papers to be signed, from what is typed and chosen so far. */
export async function sendPaper(c: WebContext, openDossiers: OpenDossiers): Promise<Response> {
  const wanted = papers.find(({ file }) => file === c.req.param('file'))
  if (!wanted) throw notFound('page.notFound')
  const posted = await readForm(c)
  const { items, decision } = typedIn(posted)
  try {
    const { bytes, mediaType, fileName } = await renderPublicationPaper(c.var.ctx, wanted.paper, wanted.format, { decision, items: items.map((one) => ({ ...one, validFrom: one.validFrom || null })) })
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': mediaType, 'content-disposition': `attachment; filename="${fileName}"` })
  } catch (error) {
    return refused(c, openDossiers, posted, error)
  }
}

/** POST /soan-thao/cong-bo. */
export async function doPublish(c: WebContext, openDossiers: OpenDossiers): Promise<Response> {
  const posted = await readForm(c)
  const { items, decision } = typedIn(posted)
  const without = Object.values(decision).every((one) => one === '')
  try {
    const { versions } = await publishDrafts(c.var.ctx, { decision: without ? null : decision, items })
    leaveMessage(c, `Đã công bố ${items.length} thủ tục${versions[0] ? `, có hiệu lực từ ${formatDay(versions[0].validFrom)}` : ''}.`)
  } catch (error) {
    return refused(c, openDossiers, posted, error)
  }
  return seeOther(c, '/soan-thao/quyet-dinh')
}
