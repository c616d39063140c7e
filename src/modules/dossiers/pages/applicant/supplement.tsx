import { formatDay, formatInstant } from '../../../../platform/time.ts'
import { Callout } from '../../../../ui/empty.tsx'
import { ButtonGroup, ErrorSummary, Form, HiddenFields, SubmitButton, type Problem } from '../../../../ui/forms.tsx'
import { Section } from '../../../../ui/page-parts.tsx'
import type { ProcedureDefinition } from '../../../procedures/model/definition.ts'
import { papersOfFiling } from '../../model/applicant-form.ts'
import type { SupplementRequest } from '../../model/dossier.ts'
import { fileHint, PaperInput, type KeptFile } from './filing/papers.tsx'

type Asked = { key: string; name: string; note?: string | undefined }

/** The papers a request names; one that names none (a correction of the form) takes any paper of the dossier. */
export function askedPapers(definition: ProcedureDefinition, caseKey: string | null, request: SupplementRequest): Asked[] {
  if (request.items.length > 0) return request.items.map(({ paperKey, name, note }) => ({ key: paperKey, name, note }))
  return papersOfFiling(definition, caseKey).map(({ key, name }) => ({ key, name }))
}

type Props = { action: string; revision: number; request: SupplementRequest; papers: readonly Asked[]; kept: readonly KeptFile[]; problems: readonly Problem[] }

/** What is missing, why, until when, and the place to send it. */
export const Supplement = ({ action, revision, request, papers, kept, problems }: Props) => (
  <Section title="Giấy tờ cần bổ sung" id="bo-sung">
    <Callout title={request.items.length > 0 ? `Còn thiếu: ${request.items.map((item) => item.name).join('; ')}` : 'Hồ sơ cần được sửa, bổ sung'}>
      <p>Lý do: {request.reason}</p>
      <p class="note">
        Yêu cầu lúc {formatInstant(request.requestedAt)}{request.deadline && `. Xin gửi chậm nhất ngày ${formatDay(request.deadline)}`}. Căn cứ: {request.legalBasis}.
      </p>
    </Callout>
    <ErrorSummary problems={problems} title={`Cần sửa ${problems.length} chỗ. Các tệp đúng đã được giữ lại.`} />
    <Form action={action} files>
      <HiddenFields values={{ lan: revision }} />
      <p class="note">{fileHint}</p>
      {papers.map((paper) => (
        <PaperInput paperKey={paper.key} label={paper.name} hint={paper.note} optional={request.items.length === 0} kept={kept.filter((file) => file.paperKey === paper.key)} problems={problems} />
      ))}
      <ButtonGroup><SubmitButton>Gửi giấy tờ bổ sung</SubmitButton></ButtonGroup>
    </Form>
  </Section>
)
