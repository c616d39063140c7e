import { safeFileName } from '../../../platform/file-words.ts'

/** The largest single file: 10 MB (house rule; a scanned form of twenty pages at 200 dpi has about 4 MB). */
export const MAX_FILE_BYTES = 10 * 1024 * 1024

/** How much one account may have lying here that is in no dossier: the papers of several large filings, far less than a disk. */
export const MAX_UNFILED_BYTES = 500 * 1024 * 1024
/** Days after which a file that was sent and never filed is removed (a draft keeps its own). */
export const UNFILED_DAYS = 30

/** Kinds of file that are taken, with the endings each may have. What can carry programs is not among them. */
const kinds: Record<string, readonly string[]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
}

/** The endings, for the `accept` of a file input and for sentences. */
export const TAKEN_ENDINGS = Object.values(kinds).flat()

type FileProblem = { code: string; params: Record<string, string | number> }

/** What is wrong with a file, by its name, size and what its content says it is; undefined when nothing. */
export function fileProblem(file: { name: string; size: number; contentType: string | undefined }): FileProblem | undefined {
  const name = safeFileName(file.name)
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (file.size > MAX_FILE_BYTES) return { code: 'dossier.fileTooLarge', params: { name, limit: '10 MB' } }
  if (file.size === 0) return { code: 'dossier.fileEmpty', params: { name } }
  const endings = file.contentType === undefined ? undefined : kinds[file.contentType]
  if (!endings) return { code: 'dossier.fileKind', params: { name, kinds: TAKEN_ENDINGS.join(', ') } }
  if (!endings.includes(ending)) return { code: 'dossier.fileLies', params: { name, ending: ending || '(không có)', truth: endings[0] ?? '' } }
  return undefined
}
