import { fileTypeFromBuffer } from 'file-type'
import type { Ctx } from '../../../platform/ctx.ts'
import { Refusal } from '../../../platform/errors.ts'
import { safeFileName } from '../../../platform/file-words.ts'
import type { ProcedureDefinition } from '../../procedures/model/definition.ts'
import type { FiledPaper } from '../model/dossier.ts'
import { fileProblem } from '../model/file-rules.ts'
import type { Upload } from '../store/uploads.ts'

/** A file as it arrives: a name and a content. */
export type SentFile = { name: string; bytes: Uint8Array }

/**
 * Checks a file by its content, not by its name, and keeps it. Refuses a file that is too large (413), of a
 * kind that is not taken, or whose ending says another kind than its content (415); `field` is named.
 */
export async function readFile(ctx: Ctx, file: SentFile, field: string): Promise<Upload> {
  // The whole of it: LibreOffice writes what kind of package it is at the end.
  const found = await fileTypeFromBuffer(file.bytes)
  const problem = fileProblem({ name: file.name, size: file.bytes.byteLength, contentType: found?.mime })
  if (problem) {
    throw new Refusal(problem.code === 'dossier.fileTooLarge' ? 413 : 415, problem.code, { params: problem.params, fields: [{ field, code: problem.code, params: problem.params }] })
  }
  const stored = await ctx.files.put(file.bytes)
  return { ...stored, fileName: safeFileName(file.name), mediaType: found?.mime ?? 'application/octet-stream' }
}

/** As `readFile`, for a document the agency issues: applicants open it in their browser, so it is a PDF. */
export async function readPdf(ctx: Ctx, file: SentFile, field: string): Promise<Upload> {
  const upload = await readFile(ctx, file, field)
  if (upload.mediaType === 'application/pdf') return upload
  const params = { name: upload.fileName, kinds: 'pdf' }
  throw new Refusal(415, 'dossier.fileKind', { params, fields: [{ field, code: 'dossier.fileKind', params }] })
}

/** A paper of the definition with the file that was sent for it. */
export function paperFrom(definition: ProcedureDefinition, paperKey: string, upload: Upload): Omit<FiledPaper, 'id' | 'round' | 'at'> {
  const paper = [...(definition.papers ?? []), ...(definition.cases ?? []).flatMap((c) => c.papers ?? [])].find((p) => p.key === paperKey)
  return { paperKey, name: paper?.name ?? 'Giấy tờ khác', originals: 0, certifiedCopies: 0, plainCopies: 1, ...upload }
}
