import { controlAttributes, Field } from '../../../../../ui/forms/field.tsx'
import { errorOf, FormSection, HiddenFields, type Problem } from '../../../../../ui/forms.tsx'
import { DownloadLink, shownSize } from '../../../../../ui/papers.tsx'
import type { Words } from '../../../../../ui/types.ts'
import { templateHref, templateWords } from '../../../../procedures/model/template.ts'
import { MAX_FILE_BYTES, TAKEN_ENDINGS } from '../../../model/file-rules.ts'
import type { papersOfFiling } from '../../../model/applicant-form.ts'

export type AskedPaper = ReturnType<typeof papersOfFiling>[number]
/** A file that was sent already and stays with the paper it was sent for. */
export type KeptFile = { paperKey: string; sha256: string; fileName: string; size: number; mediaType: string }

/** Names of the form's fields: the new files, the files that stay, the files to take away. */
export const fileField = (key: string): string => `paper.${key}`
export const keptField = (key: string): string => `giu.${key}`
export const dropField = (key: string): string => `bo.${key}`

export const accepted = TAKEN_ENDINGS.map((ending) => `.${ending}`).join(',')
export const fileHint = `Gửi tệp chụp hoặc quét rõ từ bản giấy. Nhận ${TAKEN_ENDINGS.join(', ')}; mỗi tệp tối đa ${shownSize(MAX_FILE_BYTES)}.`

/** `1 bản chính, 2 bản sao`; undefined where no source says. */
function copiesWords({ copies }: AskedPaper): string | undefined {
  const counts = [[copies.original, 'bản chính'], [copies.certifiedCopy, 'bản sao chứng thực'], [copies.plainCopy, 'bản sao'], [copies.unspecifiedCopy, 'bản sao']] as const
  const said = counts.flatMap(([count, words]) => (count ? [`${count} ${words}`] : []))
  return said.length === 0 ? undefined : said.join(', ')
}

function hintOf(paper: AskedPaper, procedure: string): Words | undefined {
  const copies = copiesWords(paper)
  const file = paper.form?.file
  const lines: (Words | undefined | false | null)[] = [
    paper.form?.name,
    file && <DownloadLink href={templateHref(procedure, file)} label="Tải mẫu" of={paper.name} note={templateWords(file)} />,
    copies && `Bản giấy: ${copies}`,
    paper.oneOf.length > 0 && `Chọn một trong các loại: ${paper.oneOf.join('; ')}.`,
    paper.note,
  ].filter((line) => line != null && line !== false && line !== '')
  return lines.length === 0 ? undefined : <>{lines.map((line, i) => (i === 0 ? line : <><br />{line}</>))}</>
}

const Kept = ({ paperKey, files }: { paperKey: string; files: readonly KeptFile[] }) =>
  files.length === 0 ? <></> : (
    <ul class="kept-files">
      {files.map((file, i) => (
        <li>
          <HiddenFields values={{ [keptField(paperKey)]: file.sha256 }} />
          <span>{file.fileName}</span>
          <small>{shownSize(file.size)}, đã gửi</small>
          <label class="kept-drop" for={`bo-${paperKey}-${i}`}>
            <input type="checkbox" id={`bo-${paperKey}-${i}`} name={dropField(paperKey)} value={file.sha256} /> Bỏ tệp này
          </label>
        </li>
      ))}
    </ul>
  )

type InputProps = { paperKey: string; label: string; hint?: Words | undefined; optional: boolean; kept: readonly KeptFile[]; problems: readonly Problem[] }

/** One paper: what is there already, and a place for more. */
export function PaperInput({ paperKey, label, hint, optional, kept, problems }: InputProps) {
  const props = { name: fileField(paperKey), label, hint, optional, error: errorOf(problems, fileField(paperKey)) }
  return (
    <Field {...props}>
      <Kept paperKey={paperKey} files={kept} />
      <input class="file-input" type="file" multiple accept={accepted} {...controlAttributes(props)} required={!optional && kept.length === 0} readonly={undefined} />
    </Field>
  )
}

type PapersProps = { /** Key of the procedure. */ procedure: string; asked: readonly AskedPaper[]; kept: readonly KeptFile[]; problems: readonly Problem[] }

/** All papers of a filing; those a procedure does not list have no place here. */
export const PapersSection = ({ procedure, asked, kept, problems }: PapersProps) => (
  <FormSection title="Giấy tờ kèm theo" note={fileHint}>
    {asked.length === 0 && <p>Thủ tục này không yêu cầu giấy tờ kèm theo đơn.</p>}
    {asked.map((paper) => (
      <PaperInput
        paperKey={paper.key} label={paper.name} hint={hintOf(paper, procedure)} optional={!paper.required}
        kept={kept.filter((file) => file.paperKey === paper.key)} problems={problems}
      />
    ))}
  </FormSection>
)
