import type { WebContext } from '../../../../../platform/web.ts'
import { Note } from '../../../../../ui/empty.tsx'
import { ButtonGroup, errorOf, ErrorSummary, Form, FormSection, HiddenFields, LinkButton, RadioGroup, SubmitButton, type Problem } from '../../../../../ui/forms.tsx'
import { Staff } from '../../../../../ui/frame.tsx'
import { Breadcrumbs, LinkList } from '../../../../../ui/page-parts.tsx'
import { StaffHead } from '../../../../../ui/staff-parts.tsx'
import type { FieldProblem } from '../../../../../platform/errors.ts'
import type { FormDefinition, Typed, Values } from '../../../../forms/index.ts'
import { FormFields } from '../../../../forms/view.tsx'
import type { Version } from '../../../../procedures/index.ts'
import { caseOf, limitWords, timeFor } from '../../../../procedures/model/rules.ts'
import { filingForm, papersOfFiling } from '../../../model/applicant-form.ts'
import type { Upload } from '../../../service.ts'
import { CardBox } from '../../card-box.tsx'
import { PapersTable } from './papers.tsx'

/** Everything typed and sent so far. */
export type CounterFiling = {
  key: string
  channel: string
  caseKey: string | null
  typed: Typed | Values
  /** From where answers were filled in, by question. */
  sources?: Readonly<Record<string, string>>
  counts: Record<string, string>
  kept: Record<string, Upload[]>
}

/** The questions of the form; the case was chosen on the page before, because it decides the papers. */
export const questionsOf = (definition: Version['definition']): FormDefinition => {
  const form = filingForm(definition)
  return { ...form, sections: form.sections.map((section) => ({ ...section, fields: section.fields.filter((field) => field.key !== 'caseKey') })).filter((section) => section.fields.length > 0) }
}

const crumbs = (here: string) => <Breadcrumbs links={[{ href: '/mot-cua', label: 'Một cửa' }, { href: '/mot-cua/nop', label: 'Nộp hồ sơ tại quầy' }]} here={here} />
const codeOf = ({ definition }: Version): string => definition.code ?? 'chưa có mã'

/** Which case is it? Its papers and its time depend on it. */
export const CasePage = ({ c, version }: { c: WebContext; version: Version }) => (
  <Staff c={c} title={`Nộp hồ sơ: ${version.definition.name}`}>
    {crumbs(codeOf(version))}
    <StaffHead title={version.definition.name}><p>Hồ sơ thuộc trường hợp nào?</p></StaffHead>
    <LinkList
      items={(version.definition.cases ?? []).map((one) => ({
        href: `/mot-cua/nop/${version.definition.key}?truong-hop=${encodeURIComponent(one.key)}`, label: one.name, note: one.time ? limitWords(one.time) : undefined,
      }))}
    />
  </Staff>
)

type Props = { c: WebContext; version: Version; filing: CounterFiling; problems?: Problem[]; fieldProblems?: FieldProblem[] }

/** The whole filing at the counter on one page: channel, questions, papers counted and scanned. */
export const CounterPage = ({ c, version, filing, problems = [], fieldProblems = [] }: Props) => {
  const { definition } = version
  const kind = caseOf(definition, filing.caseKey)
  const { limit } = timeFor(definition, filing.caseKey, filing.channel === 'post' ? 'post' : 'direct')
  const papers = papersOfFiling(definition, filing.caseKey)
  return (
    <Staff c={c} title={`${problems.length > 0 ? 'Cần sửa: ' : ''}Nộp hồ sơ: ${definition.name}`}>
      {crumbs(codeOf(version))}
      <StaffHead title={definition.name}>
        <p>{[codeOf(version), `phiên bản ${version.number}`, limit ? `thời hạn ${limitWords(limit)}` : 'không ghi thời hạn'].join(' · ')}{kind && <> · {kind.name} (<a href={`/mot-cua/nop/${definition.key}`}>đổi trường hợp</a>)</>}</p>
      </StaffHead>
      <ErrorSummary problems={problems} />
      {version.plan === null ? <Note><p>Thủ tục này chưa có quy trình nội bộ nên chưa nhận được trên hệ thống.</p></Note> : (
        <Form action={`/mot-cua/nop/${definition.key}`} files id="nop-tai-quay">
          <HiddenFields values={{ key: filing.key, caseKey: filing.caseKey ?? '' }} />
          <button type="submit" name="viec" value="nop" class="ds-sr-only" tabindex={-1} aria-hidden="true">Nhập hồ sơ</button>
          <FormSection title="Cách nộp">
            <RadioGroup name="channel" label="Hồ sơ đến bằng cách nào" value={filing.channel} inline choices={[{ value: 'direct', label: 'Nộp trực tiếp' }, { value: 'post', label: 'Qua bưu chính' }]} error={errorOf(problems, 'channel')} />
          </FormSection>
          <CardBox form={questionsOf(definition)} problems={problems} />
          <FormFields form={questionsOf(definition)} given={filing.typed} problems={fieldProblems} sources={filing.sources ?? {}} />
          <section class="form-section form-wide">
            <h2>Giấy tờ</h2>
            <PapersTable papers={papers} given={(name) => filing.counts[name]} problems={problems} kept={(field) => filing.kept[field] ?? []} />
          </section>
          <ButtonGroup>
            <SubmitButton iconEnd="arrow">Nhập hồ sơ, sang bước tiếp nhận</SubmitButton>
            <LinkButton href="/mot-cua" variant="tertiary">Thôi, về Một cửa</LinkButton>
          </ButtonGroup>
        </Form>
      )}
    </Staff>
  )
}
