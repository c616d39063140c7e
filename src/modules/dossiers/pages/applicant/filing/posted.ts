import type { Ctx } from '../../../../../platform/ctx.ts'
import { invalid, Refusal, type FieldProblem } from '../../../../../platform/errors.ts'
import { cleanText, type Posted } from '../../../../../platform/page.ts'
import { sentBefore, uploadFile } from '../../../service.ts'
import { dropField, fileField, keptField, type KeptFile } from './papers.tsx'

const MAX_FILES_A_PAPER = 20

/** `name`, `value` pairs of every text field, as a browser sent them. */
export const pairsOf = (posted: Posted): [string, string][] =>
  Object.entries(posted.values).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, one]))

/** The files of a paper that stay: they were sent before by the same person, and not taken away. */
async function keptFiles(ctx: Ctx, posted: Posted, keys: readonly string[]): Promise<KeptFile[]> {
  const wanted = keys.flatMap((key) => {
    const dropped = new Set(posted.all(dropField(key)))
    return [...new Set(posted.all(keptField(key)))].filter((hash) => !dropped.has(hash)).slice(0, MAX_FILES_A_PAPER).map((sha256) => ({ paperKey: key, sha256 }))
  })
  const known = new Map((await sentBefore(ctx, wanted.map((one) => one.sha256))).map((upload) => [upload.sha256, upload]))
  return wanted.flatMap(({ paperKey, sha256 }) => {
    const upload = known.get(sha256)
    return upload ? [{ paperKey, ...upload }] : []
  })
}

/**
 * Takes the files of a posted form: keeps what was sent before, stores what is new. A file that is refused is
 * told at its field, and all the others stay.
 */
export async function takeFiles(ctx: Ctx, posted: Posted, keys: readonly string[]): Promise<{ files: KeptFile[]; problems: FieldProblem[] }> {
  const files = await keptFiles(ctx, posted, keys)
  const problems: FieldProblem[] = []
  for (const key of keys) {
    for (const sent of posted.files(fileField(key))) {
      try {
        if (files.filter((file) => file.paperKey === key).length >= MAX_FILES_A_PAPER) throw tooMany(fileField(key))
        const bytes = new Uint8Array(await sent.arrayBuffer())
        const upload = await uploadFile(ctx, { name: cleanText(sent.name), bytes }, fileField(key))
        if (!files.some((file) => file.paperKey === key && file.sha256 === upload.sha256)) files.push({ paperKey: key, ...upload })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        problems.push(...error.fields)
      }
    }
  }
  return { files, problems }
}

const tooMany = (field: string): Refusal =>
  invalid('dossier.tooManyFiles', [{ field, code: 'dossier.tooManyFiles', params: { max: MAX_FILES_A_PAPER } }])
