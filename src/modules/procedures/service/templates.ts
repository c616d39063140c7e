import { accountOf, allow, anyone } from '../../../platform/access.ts'
import { transact, type Ctx } from '../../../platform/ctx.ts'
import { notFound } from '../../../platform/errors.ts'
import { safeFileName } from '../../../platform/file-words.ts'
import { newId } from '../../../platform/ids.ts'
import { record } from '../../../platform/trail.ts'
import { judgeOfficeFile } from '../../documents/index.ts'
import { OFFICE_TYPES } from '../../documents/model/office.ts'
import type { ProcedureDefinition } from '../model/definition.ts'
import { templatesOf, type TemplateFile } from '../model/template.ts'
import * as store from '../store/templates.ts'
import { getDraft } from './drafts.ts'
import { getVersion, listVersions } from './versions.ts'

/** A template file on its way out: under which name, what it is, its bytes. */
export type SentTemplate = TemplateFile & { mediaType: string; content: ReadableStream<Uint8Array> }

/**
 * Keeps a template file (gửi tệp mẫu), for a definition to name. Refused by name: what is too large (413), of a kind
 * that is not taken or not what its ending says (415), broken, or with programs, wrapped files or bombs in it (422).
 */
export async function keepTemplate(ctx: Ctx, sent: { name: string; bytes: Uint8Array }): Promise<TemplateFile> {
  allow(ctx, 'procedure.draft')
  const name = safeFileName(sent.name)
  const type = await judgeOfficeFile({ name, bytes: sent.bytes })
  const file = { ...(await ctx.files.put(sent.bytes)), name, type }
  await transact(ctx, async (tx) => {
    const by = { id: accountOf(tx.actor) ?? null, name: tx.actor.kind === 'visitor' ? '' : tx.actor.name, at: tx.now }
    const id = newId(tx.now)
    const added = await store.insertTemplate(tx.db, tx.agency.id, id, file, by)
    if (added > 0) await record(tx, { kind: 'procedure.templateKept', subject: { kind: 'templateFile', id }, detail: { ...file } })
  })
  return file
}

/** A template file that a published version of the procedure names, under the name it has there. */
export async function readTemplate(ctx: Ctx, key: string, sha256: string): Promise<SentTemplate> {
  anyone(ctx)
  for (const { id } of await listVersions(ctx, key)) {
    const named = nameIn((await getVersion(ctx, id)).definition, sha256)
    if (named) return open(ctx, named)
  }
  throw notFound('procedures.template.notFound')
}

/** A template file that a draft names. */
export async function readDraftTemplate(ctx: Ctx, id: string, sha256: string): Promise<SentTemplate> {
  allow(ctx, 'procedure.viewDraft')
  const named = nameIn((await getDraft(ctx, id)).definition, sha256)
  if (!named) throw notFound('procedures.template.notFound')
  return open(ctx, named)
}

const nameIn = (definition: ProcedureDefinition, sha256: string): TemplateFile | undefined =>
  templatesOf(definition).find(({ file }) => file.sha256 === sha256)?.file

/** What a definition names is only handed out when it was sent as a template file of this agency. */
async function open(ctx: Ctx, { sha256, name }: TemplateFile): Promise<SentTemplate> {
  const kept = await store.findTemplate(ctx.db, ctx.agency.id, sha256)
  if (!kept || !ctx.files.has(sha256)) throw notFound('procedures.template.notFound')
  return { ...kept, name: nameOf(name, kept), mediaType: OFFICE_TYPES[kept.type], content: ctx.files.stream(sha256) }
}

/** A definition from elsewhere may call it what it likes, but not say that it is another kind of file. */
const nameOf = (name: string, { type }: TemplateFile): string => {
  const safe = safeFileName(name)
  return safe.toLowerCase().endsWith(`.${type}`) ? safe : `${safe}.${type}`
}
