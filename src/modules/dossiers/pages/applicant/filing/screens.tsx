import type { WebContext } from '../../../../../platform/web.ts'
import { formatInstant } from '../../../../../platform/time.ts'
import { Empty, Note } from '../../../../../ui/empty.tsx'
import { DataList } from '../../../../../ui/facts.tsx'
import { ButtonGroup, ErrorSummary, errorOf, Form, HiddenFields, LinkButton, RadioGroup, SubmitButton, type Problem } from '../../../../../ui/forms.tsx'
import { Public } from '../../../../../ui/frame.tsx'
import { PageHead } from '../../../../../ui/page-parts.tsx'
import type { FormDefinition, Typed, Values } from '../../../../forms/index.ts'
import type { FieldProblem } from '../../../../../platform/errors.ts'
import { FilingScript, FormFields } from '../../../../forms/view.tsx'
import type { Version } from '../../../../procedures/index.ts'
import { limitWords, timeFor } from '../../../../procedures/model/rules.ts'
import { CardBox } from '../../card-box.tsx'
import { PapersSection, type AskedPaper, type KeptFile } from './papers.tsx'

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)

export const filingPath = (key: string): string => `/thu-tuc/${key}/nop`

const crumbs = ({ definition }: Version) => ({
  links: [{ href: '/thu-tuc', label: 'Thủ tục' }, { href: `/thu-tuc/${definition.key}`, label: definition.code ?? 'Thủ tục này' }],
  here: 'Nộp hồ sơ',
})

/** What the page of a filing shows; everything comes back as it was typed and sent. */
export type FilingView = {
  version: Version
  /** The questions of this page; the case was chosen before. */
  form: FormDefinition
  given: Typed | Values
  /** What is shown was just filled in here: newer than anything a browser kept. */
  newer?: boolean
  /** From where answers were filled in, by question. */
  sources: Readonly<Record<string, string>>
  fieldProblems: readonly FieldProblem[]
  /** All lines of the summary, of the form and of the papers. */
  problems: readonly Problem[]
  chosenCase: { key: string; name: string } | undefined
  asked: readonly AskedPaper[]
  kept: readonly KeptFile[]
  draftId: string
  /** Made once for a page view and kept across errors: the same filing sent twice is one dossier. */
  idempotencyKey: string
  /** Under which name the browser keeps what is typed. */
  localKey: string
  /** Begun earlier and not filed, when this page starts anew. */
  begun?: { id: string; at: Date; files: number } | undefined
}

const Facts = ({ version: { definition }, chosenCase }: FilingView) => {
  const { limit } = timeFor(definition, chosenCase?.key ?? null, 'online')
  return (
    <DataList ruled={false} data={[
      { label: 'Thời hạn', value: limit ? `${limitWords(limit)}, tính từ khi hồ sơ được tiếp nhận` : 'Không ghi thời hạn' },
      ...(definition.form?.standsFor ? [{ label: 'Tờ khai này thay cho', value: definition.form.standsFor }] : []),
    ]} />
  )
}

const ChosenCase = ({ name }: { name: string }) => (
  <section class="form-section">
    {/* Enter in a field presses the first button of a form: that must be the one that files. */}
    <button type="submit" name="viec" value="nop" class="ds-sr-only" tabindex={-1} aria-hidden="true">Nộp hồ sơ</button>
    <h2>Trường hợp</h2>
    <p>{capital(name)}</p>
    <ButtonGroup><SubmitButton variant="tertiary" name="viec" value="doi-truong-hop">Chọn trường hợp khác</SubmitButton></ButtonGroup>
  </section>
)

/** Whoever comes back by the procedure's own page finds what they had begun. */
const Begun = ({ begun, href }: { begun: { id: string; at: Date; files: number }; href: string }) => (
  <Note>
    <p>
      Bạn có một hồ sơ của thủ tục này đang soạn, lưu lúc {formatInstant(begun.at)}{begun.files > 0 ? `, đã gửi ${begun.files} tệp` : ''}.{' '}
      <a href={`${href}?ban-nhap=${begun.id}`}>Mở hồ sơ đang soạn</a>
    </p>
  </Note>
)

export function FilingPage({ c, view }: { c: WebContext; view: FilingView }) {
  const { version, form, given, problems, chosenCase } = view
  return (
    <Public c={c} title={problems.length > 0 ? `Cần sửa: nộp hồ sơ ${version.definition.name}` : `Nộp hồ sơ: ${version.definition.name}`}>
      <PageHead crumbs={crumbs(version)} title={`Nộp hồ sơ: ${version.definition.name}`}><Facts {...view} /></PageHead>
      <ErrorSummary problems={problems} />
      {view.begun && <Begun begun={view.begun} href={filingPath(version.definition.key)} />}
      <Form id="don" action={filingPath(version.definition.key)} files>
        <HiddenFields values={{ 'ban-nhap': view.draftId, 'khoa': view.idempotencyKey, 'truong-hop': chosenCase?.key }} />
        {chosenCase && <ChosenCase name={chosenCase.name} />}
        {!chosenCase && <button type="submit" name="viec" value="nop" class="ds-sr-only" tabindex={-1} aria-hidden="true">Nộp hồ sơ</button>}
        <CardBox form={form} problems={problems} folded />
        <FormFields form={form} given={given} problems={view.fieldProblems} sources={view.sources} />
        <PapersSection procedure={view.version.definition.key} asked={view.asked} kept={view.kept} problems={problems} />
        <section class="form-section">
          <p class="note">Khi bấm Nộp hồ sơ, hồ sơ được gửi đến Bộ phận Tiếp nhận và Trả kết quả và có mã để theo dõi.</p>
          <ButtonGroup>
            <SubmitButton name="viec" value="nop">Nộp hồ sơ</SubmitButton>
            <SubmitButton variant="secondary" name="viec" value="luu">Lưu và làm tiếp sau</SubmitButton>
          </ButtonGroup>
        </section>
      </Form>
      <FilingScript page={{ formId: 'don', draftKey: view.localKey, form, ...(view.newer ? { newer: true } : {}) }} />
    </Public>
  )
}

type CaseProps = { c: WebContext; version: Version; cases: readonly { key: string; name: string }[]; draftId: string | undefined; problems: readonly Problem[] }

/** Which case it is decides which papers are asked, so it is asked first and alone. */
export const CasePage = ({ c, version, cases, draftId, problems }: CaseProps) => (
  <Public c={c} title={`Nộp hồ sơ: ${version.definition.name}`}>
    <PageHead crumbs={crumbs(version)} title={`Nộp hồ sơ: ${version.definition.name}`} />
    <ErrorSummary problems={problems} />
    <Form action={filingPath(version.definition.key)} method="get">
      <HiddenFields values={{ 'ban-nhap': draftId }} />
      <RadioGroup name="truong-hop" label="Hồ sơ thuộc trường hợp nào" choices={cases.map(({ key, name }) => ({ value: key, label: capital(name) }))} error={errorOf(problems, 'truong-hop')} />
      <ButtonGroup><SubmitButton>Điền hồ sơ</SubmitButton></ButtonGroup>
    </Form>
  </Public>
)

/** A procedure that is not filed on the net: where it is filed. */
export const CounterPage = ({ c, version }: { c: WebContext; version: Version }) => {
  const { agency } = c.var.ctx
  return (
    <Public c={c} title={`Nơi nộp hồ sơ: ${version.definition.name}`}>
      <PageHead crumbs={crumbs(version)} title={version.definition.name} />
      <Empty title="Thủ tục này chưa nộp được trực tuyến.">
        <p>Xin nộp tại Bộ phận Tiếp nhận và Trả kết quả, {[agency.name, agency.address].filter(Boolean).join(', ')}.</p>
        {c.var.menus.hours !== '' && <p>Giờ làm việc: {c.var.menus.hours}.</p>}
        {agency.phone !== '' && <p>Điện thoại: {agency.phone}.</p>}
        <p><LinkButton variant="secondary" href={`/thu-tuc/${version.definition.key}`}>Xem giấy tờ cần nộp</LinkButton></p>
      </Empty>
    </Public>
  )
}
