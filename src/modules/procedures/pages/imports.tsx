import { allow } from '../../../platform/access.ts'
import { Refusal } from '../../../platform/errors.ts'
import { cleanText, html, leaveMessage, readForm, seeOther } from '../../../platform/page.ts'
import { say } from '../../../platform/text.ts'
import { formatInstant } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Note } from '../../../ui/empty.tsx'
import { ButtonGroup, ErrorSummary, errorOf, FileInput, Form, SubmitButton, type Problem } from '../../../ui/forms.tsx'
import { Staff } from '../../../ui/frame.tsx'
import { PageHead, Section } from '../../../ui/page-parts.tsx'
import { Table } from '../../../ui/table.tsx'
import { CountTabs } from '../../../ui/worklist.tsx'
import { IMPORT_LIMITS, importVerdicts, type ImportItem, type ImportVerdict } from '../model/import.ts'
import { draftImport, getImport, importDefinitions, type ImportReport } from '../service.ts'
import { placeWords } from './studio/differences.ts'

const home = '/soan-thao/nhap'
const TITLE = 'Nhập nhiều thủ tục'
const drafting = { href: '/soan-thao', label: 'Soạn thảo' }

const verdictNames: Record<ImportVerdict, string> = { new: 'Mới', changed: 'Có thay đổi', same: 'Giống hệt', refused: 'Bị từ chối' }
const addresses: Record<ImportVerdict, string> = { new: 'moi', changed: 'thay-doi', same: 'giong', refused: 'tu-choi' }

const SendPage = ({ c, problems = [] }: { c: WebContext; problems?: Problem[] }) => (
  <Staff c={c} title={problems.length > 0 ? `Cần sửa: ${TITLE}` : TITLE}>
    <PageHead title={TITLE} crumbs={{ links: [drafting], here: TITLE }}>
      <p>Tệp được đọc và so với danh mục đang dùng. Bản thảo chỉ được lập khi đã xem báo cáo và đồng ý.</p>
    </PageHead>
    <ErrorSummary problems={problems} />
    <Form files compact action={home}>
      <FileInput name="file" label="Chọn các tệp định nghĩa" accept=".json,.zip" multiple error={errorOf(problems, 'file')}
        hint={`Tệp JSON của một thủ tục hoặc của nhiều thủ tục, hoặc gói .zip chứa các tệp ấy. Một lần tối đa ${IMPORT_LIMITS.definitions} thủ tục, ${IMPORT_LIMITS.bytes / 1024 / 1024} MB.`} />
      <ButtonGroup><SubmitButton>Đọc và so sánh</SubmitButton></ButtonGroup>
    </Form>
  </Staff>
)

const What = ({ item }: { item: ImportItem }) => (
  <>
    {item.verdict === 'changed' && <>{item.differences} chỗ khác</>}
    {item.verdict === 'new' && 'chưa có trong danh mục'}
    {item.verdict === 'same' && 'không có gì khác'}
    {item.reasons.slice(0, 5).map(({ path, message }, i) => <>{i > 0 && <br />}{message}{path !== '' && <small title={path}> ({placeWords(path)})</small>}</>)}
    {item.reasons.length > 5 && <><br /><small>và {item.reasons.length - 5} chỗ khác</small></>}
    {item.missingTemplates.length > 0 && <><br /><small>Thiếu tệp mẫu: {item.missingTemplates.join(', ')}. Xin gửi lại tệp trong bản thảo trước khi công bố.</small></>}
    {item.openDrafts > 0 && <><br /><small>Đang có {item.openDrafts} bản thảo của thủ tục này.</small></>}
  </>
)

const Items = ({ items }: { items: ImportItem[] }) => (
  <Table
    caption="Từng thủ tục trong lần nhập"
    rows={items}
    columns={[
      { head: 'Kết quả', width: '14ch', cell: (item) => verdictNames[item.verdict] },
      {
        head: 'Thủ tục', kind: 'main',
        cell: (item) => <>{item.key !== null && item.verdict !== 'new' && item.verdict !== 'refused' ? <a href={`/thu-tuc/${encodeURIComponent(item.key)}`}>{item.name}</a> : item.name ?? 'Không đọc được'}<br /><small>{[item.key, item.file].filter((one) => one !== null).join(' · ')}</small></>,
      },
      { head: 'So với danh mục đang dùng', width: '44ch', cell: (item) => <What item={item} /> },
    ]}
  />
)

const ReportPage = ({ c, report, only }: { c: WebContext; report: ImportReport; only: ImportVerdict | undefined }) => {
  const { counts, items, drafts, draftedAt } = report
  const here = `${home}/${report.id}`
  const toDraft = counts.new + counts.changed
  return (
    <Staff c={c} title="Báo cáo nhập thủ tục">
      <PageHead title="Báo cáo nhập thủ tục" crumbs={{ links: [drafting, { href: home, label: TITLE }], here: 'Báo cáo' }}>
        <p>{report.byName} gửi lúc {formatInstant(report.at)}.</p>
      </PageHead>
      <CountTabs label="Chọn theo kết quả" tabs={[
        { href: here, label: 'Tất cả', count: items.length, current: only === undefined },
        ...importVerdicts.map((verdict) => ({ href: `${here}?loc=${addresses[verdict]}`, label: verdictNames[verdict], count: counts[verdict], current: only === verdict })),
      ]} />
      {draftedAt === null
        ? toDraft > 0
          ? <Form action={`${here}/ban-thao`} compact><ButtonGroup why="Phiên bản đang dùng không đổi cho đến khi bản thảo được duyệt và công bố."><SubmitButton>Lập {toDraft} bản thảo</SubmitButton></ButtonGroup></Form>
          : <Note>Không có thủ tục nào mới hoặc thay đổi để lập bản thảo.</Note>
        : <Note>Đã lập {drafts} bản thảo lúc {formatInstant(draftedAt)}. <a href="/soan-thao">Xem các bản thảo</a></Note>}
      <Section title="Từng thủ tục" small><Items items={only === undefined ? items : items.filter(({ verdict }) => verdict === only)} /></Section>
    </Staff>
  )
}

/** GET /soan-thao/nhap: where files are chosen. */
export async function showImport(c: WebContext): Promise<Response> {
  allow(c.var.ctx, 'procedure.draft')
  return html(c, <SendPage c={c} />)
}

/** POST /soan-thao/nhap: reads what was sent and leads to its report. */
export async function doImport(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  allow(ctx, 'procedure.draft')
  const files = (await readForm(c)).files('file')
  try {
    const sent = await Promise.all(files.map(async (file) => ({ name: cleanText(file.name), bytes: new Uint8Array(await file.arrayBuffer()) })))
    return seeOther(c, `${home}/${(await importDefinitions(ctx, sent)).id}`)
  } catch (error) {
    if (!(error instanceof Refusal) || (error.status !== 413 && error.status !== 422)) throw error
    return html(c, <SendPage c={c} problems={[{ field: 'file', message: say(error.code, error.params) }]} />, error.status)
  }
}

/** GET /soan-thao/nhap/:id: what the import would do. */
export async function showImportReport(c: WebContext): Promise<Response> {
  const report = await getImport(c.var.ctx, c.req.param('id') ?? '')
  return html(c, <ReportPage c={c} report={report} only={importVerdicts.find((verdict) => addresses[verdict] === c.req.query('loc'))} />)
}

/** POST /soan-thao/nhap/:id/ban-thao: makes the drafts. */
export async function doDraftImport(c: WebContext): Promise<Response> {
  const { id, drafts } = await draftImport(c.var.ctx, c.req.param('id') ?? '')
  leaveMessage(c, `Đã lập ${drafts ?? 0} bản thảo.`)
  return seeOther(c, `${home}/${id}`)
}
