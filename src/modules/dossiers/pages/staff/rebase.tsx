import { allow } from '../../../../platform/access.ts'
import { Refusal } from '../../../../platform/errors.ts'
import { dayTyped, html, leaveMessage, readForm, seeOther, type Posted } from '../../../../platform/page.ts'
import { say } from '../../../../platform/text.ts'
import { formatDay, formatInstant } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { ButtonGroup, CheckboxGroup, DateInput, ErrorSummary, errorOf, Form, HiddenFields, RadioGroup, SubmitButton, TextArea, TextInput, type Problem } from '../../../../ui/forms.tsx'
import { Staff } from '../../../../ui/frame.tsx'
import { LinkList, PageHead, Section } from '../../../../ui/page-parts.tsx'
import { Table } from '../../../../ui/table.tsx'
import { notesUpTo } from '../../../control/index.ts'
import { currentVersion, type Version } from '../../../procedures/index.ts'
import { stepsOf } from '../../../workflow/model.ts'
import type { NewRebaseRule, RebaseItem, RebaseRecord } from '../../model/rebase.ts'
import { listRebases, previewRebase, rebaseDossiers, type RebaseReport } from '../../service.ts'

/** Where open dossiers are moved to the version in force. */
export const REBASE_PATH = '/ho-so/chuyen-phien-ban'
const TITLE = 'Chuyển hồ sơ sang phiên bản mới'

type Typed = { values: Record<string, string>; steps: string[] }
const nothing: Typed = { values: {}, steps: [] }

const typedIn = (posted: Posted): Typed => ({ values: Object.fromEntries(Object.keys(posted.values).map((name) => [name, posted.text(name)])), steps: posted.all('steps') })
const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : dayTyped(text))

const ruleOf = ({ values, steps }: Typed): NewRebaseRule => ({
  procedure: values['procedure'] ?? '', reason: values['reason'] ?? '', legalBasis: values['legalBasis'] ?? '',
  filedFrom: orNull(values['filedFrom']), filedBefore: orNull(values['filedBefore']), steps, clock: values['clock'] as NewRebaseRule['clock'],
})

const RuleForm = ({ version, typed: { values, steps }, problems }: { version: Version | undefined; typed: Typed; problems: Problem[] }) => (
  <Form action={REBASE_PATH} compact>
    {version === undefined
      ? <TextInput name="procedure" label="Mã thủ tục" width={20} value={values['procedure']} error={errorOf(problems, 'procedure')} hint="Ví dụ 2.000004" />
      : <HiddenFields values={{ procedure: version.definition.key }} />}
    {version !== undefined && (
      <>
        <TextArea name="reason" label="Lý do chuyển" value={values['reason']} error={errorOf(problems, 'reason')} />
        <TextInput name="legalBasis" label="Căn cứ pháp lý" value={values['legalBasis']} error={errorOf(problems, 'legalBasis')} hint="Điều khoản chuyển tiếp của văn bản hoặc quyết định" />
        <DateInput name="filedFrom" label="Hồ sơ nộp từ ngày" optional value={values['filedFrom']} error={errorOf(problems, 'filedFrom')} />
        <DateInput name="filedBefore" label="Hồ sơ nộp trước ngày" optional value={values['filedBefore']} error={errorOf(problems, 'filedBefore')} />
        {version.plan && (
          <CheckboxGroup name="steps" label="Hồ sơ đang ở bước" optional values={steps} hint="Không chọn bước nào: hồ sơ ở mọi bước"
            choices={stepsOf(version.plan).map((step) => ({ value: step.id, label: `${step.number}. ${step.name}` }))} />
        )}
        <RadioGroup name="clock" label="Ngày hẹn trả" value={values['clock'] ?? 'keep'} error={errorOf(problems, 'clock')}
          choices={[{ value: 'keep', label: 'Giữ ngày đã hẹn', hint: 'Thời hạn tiếp tục tính theo phiên bản cũ' }, { value: 'recount', label: 'Tính lại theo thời hạn của phiên bản mới', hint: 'Người nộp được báo khi ngày hẹn thay đổi' }]} />
      </>
    )}
    <ButtonGroup><SubmitButton name="act" value="preview">{version === undefined ? 'Tiếp tục' : 'Xem hồ sơ sẽ chuyển'}</SubmitButton></ButtonGroup>
  </Form>
)

const dayOrNone = (day: string | null): string => (day === null ? 'đang tạm dừng hoặc không hẹn ngày' : formatDay(day))

const Items = ({ items, caption }: { items: RebaseItem[]; caption: string }) => (
  <Table
    caption={caption}
    rows={items}
    columns={[
      { head: 'Hồ sơ', kind: 'main', width: '22ch', cell: (item) => <a href={`/ho-so/${item.code}`}>{item.code}</a> },
      { head: 'Đang ở bước', phone: 'label', cell: (item) => item.steps.join('; ') || 'chờ tin báo' },
      { head: 'Phiên bản', kind: 'number', width: '10ch', phone: 'label', cell: (item) => item.version },
      { head: 'Ngày hẹn trả', width: '26ch', phone: 'label', cell: (item) => (item.dueOn === item.newDueOn ? dayOrNone(item.dueOn) : `${dayOrNone(item.dueOn)} thành ${dayOrNone(item.newDueOn)}`) },
      { head: 'Ghi chú', kind: 'quiet', width: '34ch', cell: (item) => item.left ?? '–' },
    ]}
  />
)

function Preview({ report, typed: { values, steps } }: { report: RebaseReport; typed: Typed }) {
  const moving = report.items.filter(({ left }) => left === null)
  const staying = report.items.filter(({ left }) => left !== null)
  const { act: _, versionId: __, ...kept } = values
  return (
    <>
      <Section title={`${moving.length} hồ sơ sẽ chuyển sang phiên bản ${report.version}`}>
        {moving.length === 0 ? <Empty title="Không có hồ sơ nào chuyển được theo quy tắc này."><p>Hồ sơ không nêu ở đây vẫn theo phiên bản khi nộp.</p></Empty> : (
          <>
            <Items items={moving} caption="Hồ sơ sẽ chuyển" />
            <Form action={REBASE_PATH} compact>
              <HiddenFields values={{ ...kept, versionId: report.versionId }} />
              {steps.map((step) => <input type="hidden" name="steps" value={step} />)}
              <ButtonGroup why="Mỗi hồ sơ được ghi lý do và căn cứ vào nhật ký."><SubmitButton name="act" value="move">Chuyển {moving.length} hồ sơ</SubmitButton></ButtonGroup>
            </Form>
          </>
        )}
      </Section>
      {staying.length > 0 && <Section title={`${staying.length} hồ sơ giữ nguyên`}><Items items={staying} caption="Hồ sơ giữ nguyên" /></Section>}
    </>
  )
}

type Notes = Awaited<ReturnType<typeof notesUpTo>>

/** What the people of the changed steps have to read and confirm before they go on with dossiers that moved. */
function ToRead({ version, notes, report }: { version: Version; notes: Notes; report: RebaseReport | undefined }) {
  const oldest = Math.min(version.number - 1, ...(report?.items ?? []).map((item) => item.version))
  const items = notes.filter(({ number, changes }) => number > oldest && changes.length > 0).map((note) => ({
    href: `/can-doc/${note.id}`, label: `Phiếu phổ biến thay đổi của phiên bản ${note.number}`, note: note.changes.map(({ name }) => name).join('; '),
  }))
  if (items.length === 0) return <></>
  return (
    <Section title="Thay đổi phải đọc trước khi xử lý">
      <p>Người thực hiện các bước này đọc và xác nhận rồi mới xử lý tiếp được hồ sơ đã chuyển.</p>
      <LinkList items={items} />
    </Section>
  )
}

/** So many dossiers of a record are named on the page; the rest are counted. */
const NAMED = 30
const Codes = ({ codes }: { codes: readonly string[] }) => (
  <>
    {codes.slice(0, NAMED).map((code, i) => <>{i > 0 && ', '}<a href={`/ho-so/${code}`}>{code}</a></>)}
    {codes.length > NAMED && ` và ${codes.length - NAMED} hồ sơ nữa`}
  </>
)

/** The record of each time dossiers were moved: why, on what basis, by whom, which of them. */
const Records = ({ records }: { records: readonly RebaseRecord[] }) => (
  <Section title="Các lần đã chuyển">
    <Table
      caption="Các lần chuyển hồ sơ của thủ tục"
      rows={records}
      columns={[
        { head: 'Lý do, căn cứ', kind: 'main', cell: (one) => <>{one.reason}<br /><small>{one.legalBasis}; {one.clock === 'keep' ? 'giữ ngày đã hẹn' : 'tính lại ngày hẹn'}</small></> },
        { head: 'Sang phiên bản', kind: 'number', width: '12ch', phone: 'label', cell: (one) => one.version },
        { head: 'Đã chuyển', width: '30%', phone: 'label', cell: (one) => (one.moved.length === 0 ? 'không hồ sơ nào' : <Codes codes={one.moved.map(({ code }) => code)} />) },
        { head: 'Giữ nguyên', width: '22%', phone: 'label', cell: (one) => (one.left.length === 0 ? '–' : <Codes codes={one.left.map(({ code }) => code)} />) },
        { head: 'Người chuyển', kind: 'quiet', width: '24ch', phone: 'label', cell: (one) => <>{one.byName}<br />{formatInstant(one.at)}</> },
      ]}
    />
  </Section>
)

type Shown = { version?: Version | undefined; notes?: Notes; records?: readonly RebaseRecord[]; typed?: Typed; problems?: Problem[]; report?: RebaseReport }

const RebasePage = ({ c, version, notes = [], records = [], typed = nothing, problems = [], report }: Shown & { c: WebContext }) => (
  <Staff c={c} title={problems.length > 0 ? `Cần sửa: ${TITLE}` : TITLE}>
    <PageHead title={TITLE} crumbs={{ links: [{ href: '/ho-so', label: 'Tất cả hồ sơ' }], here: TITLE }}>
      <p>{version ? `${version.definition.name}, phiên bản ${version.number} có hiệu lực từ ${formatDay(version.validFrom)}.` : 'Hồ sơ vẫn theo phiên bản khi nộp, trừ khi có quy tắc chuyển nêu rõ lý do và căn cứ.'}</p>
    </PageHead>
    <ErrorSummary problems={problems} />
    {report && <Preview report={report} typed={typed} />}
    {version && <ToRead version={version} notes={notes} report={report} />}
    <Section title={report ? 'Sửa quy tắc' : 'Quy tắc chuyển'}><RuleForm version={version} typed={typed} problems={problems} /></Section>
    {records.length > 0 && <Records records={records} />}
  </Staff>
)

/** GET /ho-so/chuyen-phien-ban: the rule by which open dossiers would go on under the version in force. */
export async function showRebase(c: WebContext): Promise<Response> {
  allow(c.var.ctx, 'dossier.rebase')
  const key = c.req.query('thu-tuc')
  if (key === undefined) return html(c, <RebasePage c={c} />)
  const version = await currentVersion(c.var.ctx, key)
  return html(c, <RebasePage c={c} version={version} notes={await notesUpTo(c.var.ctx, version)} records={await listRebases(c.var.ctx, key)} />)
}

/** POST /ho-so/chuyen-phien-ban: lists what the rule means, or moves it. */
export async function doRebase(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  allow(ctx, 'dossier.rebase')
  const typed = typedIn(await readForm(c))
  const version = await currentVersion(ctx, typed.values['procedure'] ?? '').catch((error: unknown) => {
    if (error instanceof Refusal && error.status === 404) return undefined
    throw error
  })
  if (!version) return html(c, <RebasePage c={c} typed={typed} problems={[{ field: 'procedure', message: say('procedures.notFound') }]} />, 422)
  if (typed.values['clock'] === undefined) return seeOther(c, `${REBASE_PATH}?thu-tuc=${encodeURIComponent(version.definition.key)}`)
  const notes = await notesUpTo(ctx, version)
  try {
    const rule = ruleOf(typed)
    if (typed.values['act'] !== 'move') return html(c, <RebasePage c={c} version={version} notes={notes} typed={typed} report={await previewRebase(ctx, rule)} />)
    const { items } = await rebaseDossiers(ctx, { ...rule, versionId: typed.values['versionId'] ?? '' })
    const left = items.filter((item) => item.left !== null).length
    leaveMessage(c, `Đã chuyển ${items.length - left} hồ sơ${left > 0 ? `; ${left} hồ sơ giữ nguyên` : ''}.`)
    return seeOther(c, `${REBASE_PATH}?thu-tuc=${encodeURIComponent(version.definition.key)}`)
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 422) throw error
    return html(c, <RebasePage c={c} version={version} notes={notes} typed={typed} problems={error.fields.map(({ field, code, params }) => ({ field, message: say(code, params) }))} />, 422)
  }
}
