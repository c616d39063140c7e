import type { Ctx } from '../../../../platform/ctx.ts'
import { Refusal, type FieldProblem } from '../../../../platform/errors.ts'
import type { Posted } from '../../../../platform/page.ts'
import { sentBefore, uploadFile, type SentFile, type Upload } from '../../service.ts'

/**
 * Keeps the files of a form by field, those just sent and those sent before (named by their hash in
 * `kept.<field>`), so that a refusal for another reason loses none. Fills `kept` as it goes; then refuses with
 * every file that cannot be taken.
 */
export async function keepFiles(ctx: Ctx, posted: Posted, fields: readonly string[], kept: Record<string, Upload[]>): Promise<void> {
  const before = new Map((await sentBefore(ctx, fields.flatMap((field) => posted.all(`kept.${field}`)))).map((upload) => [upload.sha256, upload]))
  const problems: FieldProblem[] = []
  let first: Refusal | undefined
  for (const field of fields) {
    const uploads = new Map(posted.all(`kept.${field}`).flatMap((hash) => before.get(hash) ?? []).map((upload) => [upload.sha256, upload]))
    for (const file of posted.files(field)) {
      try {
        const upload = await uploadFile(ctx, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, field)
        uploads.set(upload.sha256, upload)
      } catch (error) {
        if (!(error instanceof Refusal) || ![413, 415].includes(error.status)) throw error
        first ??= error
        problems.push(...error.fields)
      }
    }
    if (uploads.size > 0) kept[field] = [...uploads.values()]
  }
  if (first) throw new Refusal(first.status, first.code, { params: first.params, fields: problems })
}

/** A kept file with its content, for an act that takes it now. */
export const contentOf = async (ctx: Ctx, upload: Upload): Promise<SentFile> => ({ name: upload.fileName, bytes: await ctx.files.read(upload.sha256) })
