import { errorOf, fieldId, type Problem } from '../../../../../ui/forms.tsx'
import { countsOf } from '../../../../procedures/model/rules.ts'
import type { papersOfFiling } from '../../../model/applicant-form.ts'
import type { Upload } from '../../../service.ts'
import { KeptFileInput } from '../desk/parts.tsx'

export type AskedPaper = ReturnType<typeof papersOfFiling>[number]

/** The three kinds of copies a receipt counts (Mẫu số 01). */
export const copyKinds = [
  { name: 'originals', label: 'Bản chính' },
  { name: 'certifiedCopies', label: 'Bản chứng thực' },
  { name: 'plainCopies', label: 'Bản photo' },
] as const

/** `Cần 1 bản chính, 2 bản sao`; nothing where no source says how many. */
function askedWords(paper: AskedPaper): string | undefined {
  const { originals, copies } = countsOf(paper as Parameters<typeof countsOf>[0])
  const parts = [originals ? `${originals} bản chính` : '', copies ? `${copies} bản sao` : ''].filter(Boolean)
  return parts.length === 0 ? undefined : `cần ${parts.join(', ')}`
}

type Props = { papers: readonly AskedPaper[]; given: (name: string) => string | undefined; problems: readonly Problem[]; kept: (field: string) => readonly Upload[] }

/** Each paper with its three counts and its scanned file. */
export const PapersTable = ({ papers, given, problems, kept }: Props) => (
  <table class="ds-table lines lines-compact counted">
    <caption class="ds-sr-only">Giấy tờ nhận tại quầy, số bản và tệp số hóa</caption>
    <thead>
      <tr>
        <th scope="col">Giấy tờ</th>
        {copyKinds.map(({ label }) => <th scope="col" class="number">{label}</th>)}
        <th scope="col">Tệp số hóa</th>
      </tr>
    </thead>
    <tbody>
      {papers.map((paper) => {
        const field = `paper.${paper.key}`
        const notes = [paper.required ? undefined : 'nếu có', paper.form?.name, askedWords(paper), paper.oneOf.length > 0 ? `một trong: ${paper.oneOf.join('; ')}` : undefined]
        return (
          <tr>
            <th scope="row" class="main">{paper.name}<small>{notes.filter(Boolean).join(' · ')}</small></th>
            {copyKinds.map(({ name, label }) => <Count name={`count.${paper.key}.${name}`} label={`${label}: ${paper.name}`} head={label} value={given(`count.${paper.key}.${name}`)} error={errorOf(problems, `count.${paper.key}.${name}`)} />)}
            <td><KeptFileInput name={field} label={`Tệp số hóa: ${paper.name}`} hideLabel kept={kept(field)} error={errorOf(problems, field)} /></td>
          </tr>
        )
      })}
    </tbody>
  </table>
)

type CountProps = { name: string; label: string; head: string; value: string | undefined; error: string | undefined }

const Count = ({ name, label, head, value, error }: CountProps) => {
  const id = fieldId(name)
  return (
    <td class="number" data-label={head}>
      <input class="ds-input number" id={id} name={name} value={value} inputmode="numeric" autocomplete="off" maxlength={2} aria-label={label} {...(error === undefined ? {} : { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-loi` })} />
      {error !== undefined && <p class="field-error" id={`${id}-loi`}>Cần sửa: {error}</p>}
    </td>
  )
}
