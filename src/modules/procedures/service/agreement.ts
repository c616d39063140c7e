import { allow, anyone } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { notFound } from '../../../platform/errors.ts'
import { agreementOf, type Agreement, type OutputFile } from '../agreement/agreement.ts'
import { hashOf } from '../hash.ts'
import type { ProcedureDefinition } from '../model/definition.ts'
import type { Draft } from '../model/draft.ts'
import { outputs } from '../outputs/index.ts'
import { outputKinds, type OutputInput } from '../outputs/input.ts'
import { getDraft } from './drafts.ts'
import { draftInput, outputInput, renderOutput } from './outputs.ts'
import { getVersion, listVersions } from './versions.ts'

// What was read back once is kept by what it was made of: 0.4–0.8 s of work, 60 kB.
const LARGEST_SHELF = 60
const shelf = new Map<string, Promise<Agreement>>()

/** Makes every output in every format and reads all of them back. */
function agreementFor(ctx: Ctx, input: OutputInput): Promise<Agreement> {
  const name = JSON.stringify([ctx.agency.id, input.version, input.agency, input.amendments, input.decision, input.approval])
  const kept = shelf.get(name)
  if (kept) return kept
  const made = filesOf(ctx, input).then((files) => agreementOf(input, files))
  const oldest = shelf.keys().next().value
  if (shelf.size >= LARGEST_SHELF && oldest !== undefined) shelf.delete(oldest)
  shelf.set(name, made)
  made.catch(() => shelf.delete(name))
  return made
}

const filesOf = (ctx: Ctx, input: OutputInput): Promise<OutputFile[]> =>
  Promise.all(outputKinds.flatMap((kind) => outputs[kind].formats.map(async (format): Promise<OutputFile> => {
    const { bytes, fileName } = await renderOutput(ctx, input, kind, format)
    return { kind, format, bytes, fileName }
  })))

/** Whether all outputs of a published version say what its definition says, fact by fact (sự thống nhất). */
export async function versionAgreement(ctx: Ctx, key: string, number: number): Promise<Agreement> {
  anyone(ctx)
  const version = (await listVersions(ctx, key)).find((one) => one.number === number)
  if (!version) throw notFound('procedures.notFound')
  return agreementFor(ctx, await outputInput(ctx, await getVersion(ctx, version.id)))
}

// Of drafts, by their content: what the studio may show without waiting.
const found = new Map<string, Agreement>()
const nameOf = (ctx: Ctx, definition: ProcedureDefinition): string => `${ctx.agency.id}/${hashOf(definition)}`

/** The same of a draft, as it is now. */
export async function draftAgreement(ctx: Ctx, id: string): Promise<Agreement> {
  allow(ctx, 'procedure.viewDraft')
  const { definition } = await getDraft(ctx, id)
  const agreement = await agreementFor(ctx, await draftInput(ctx, definition))
  const oldest = found.keys().next().value
  if (found.size >= LARGEST_SHELF && oldest !== undefined) found.delete(oldest)
  found.set(nameOf(ctx, definition), agreement)
  return agreement
}

/** What was found when the outputs of this very content were last read back; undefined: they were not yet. */
export function knownAgreement(ctx: Ctx, { definition }: Pick<Draft, 'definition'>): Agreement | undefined {
  allow(ctx, 'procedure.viewDraft')
  return found.get(nameOf(ctx, definition))
}
