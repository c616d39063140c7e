import { FieldError, fieldId } from '../../../../../ui/forms/field.tsx'
import { OFFICE_KINDS, OFFICE_WORDS } from '../../../../documents/model/office.ts'
import { templateFileSchema, templateWords, type TemplateFile } from '../../../model/template.ts'
import { sentName } from './entry.ts'

type Props = {
  entry: { label: string; hint?: string }
  path: string
  /** The file that is there, as JSON; empty or `null`: none. */
  value: string
  filesAt: string
  locked: boolean
  error: string | undefined
}

function fileIn(value: string): TemplateFile | undefined {
  try {
    return templateFileSchema.safeParse(JSON.parse(value)).data
  } catch {
    return undefined
  }
}

/** A file of a draft: which one is there, another in its place, none. The script puts a fresh box here after a file was sent. */
export const FileBox = ({ entry, path, value, filesAt, locked, error }: Props) => {
  const id = fieldId(path)
  const file = fileIn(value)
  const described = [`${id}-goi-y`, ...(error ? [`${id}-loi`] : [])].join(' ')
  return (
    <div class={`box file-box${error ? ' field-wrong' : ''}`} data-live={`tep-${path}`}>
      <input type="hidden" name={path} value={value} />
      {file && (
        <p class="file-box-kept">
          <span>{entry.label}:</span> <a href={`${filesAt}/${file.sha256}`}>{file.name}</a> <small>({templateWords(file)})</small>
          {!locked && <button type="submit" name="act" value={`drop:${path}`} class="plain-button">Bỏ tệp<span class="ds-sr-only"> {file.name}</span></button>}
        </p>
      )}
      {locked && !file && <p class="quiet">{entry.label}: không có</p>}
      {!locked && (
        <>
          <label class="ds-label" for={id}>{file ? 'Thay bằng tệp khác' : entry.label}</label>
          <p class="hint" id={`${id}-goi-y`}>{entry.hint ?? `${OFFICE_WORDS}; tối đa 10 MB, không có macro.`}</p>
          <input
            class="file-input" type="file" id={id} name={sentName(path)} accept={OFFICE_KINDS.map((kind) => `.${kind}`).join(',')}
            aria-describedby={described} {...(error ? { 'aria-invalid': 'true' as const } : {})}
          />
          <div role="status"><FieldError id={id} error={error} /></div>
        </>
      )}
    </div>
  )
}
