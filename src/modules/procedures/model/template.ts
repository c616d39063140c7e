import { z } from 'zod'
import { shownSize } from '../../../platform/file-words.ts'
import { OFFICE_KINDS } from '../../documents/model/office.ts'
import type { Paper, ProcedureDefinition } from './definition.ts'

/** A blank form as a file (tệp mẫu): its content by SHA-256 (hex), how it is called, what it is, its size in bytes. */
export const templateFileSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(120),
  type: z.enum(OFFICE_KINDS),
  size: z.int().positive(),
})
export type TemplateFile = z.infer<typeof templateFileSchema>

/** A template file where a definition names it: `path` as the check writes places, `of` what it is the blank of. */
export type TemplatePlace = { path: string; of: string; file: TemplateFile }

/** Every template file of a definition, with its place. */
export function templatesOf({ papers, cases, results }: Pick<ProcedureDefinition, 'papers' | 'cases' | 'results'>): TemplatePlace[] {
  const ofPapers = (list: readonly Paper[] | null, path: string): TemplatePlace[] =>
    (list ?? []).flatMap(({ key, name, form }) => (form?.file ? [{ path: `${path}.${key}.form`, of: name, file: form.file }] : []))
  return [
    ...ofPapers(papers, 'papers'),
    ...(cases ?? []).flatMap((one) => ofPapers(one.papers, `cases.${one.key}.papers`)),
    ...(results ?? []).flatMap(({ name, file }, at) => (file ? [{ path: `results.${at + 1}`, of: name, file }] : [])),
  ]
}

/** Where everybody may fetch a template file of a published version. */
export const templateHref = (key: string, { sha256 }: TemplateFile): string => `/thu-tuc/${key}/mau/${sha256}`

/** `DOCX, 35 kB`. */
export const templateWords = ({ type, size }: TemplateFile): string => `${type.toUpperCase()}, ${shownSize(size)}`
