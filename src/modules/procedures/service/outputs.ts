import { allow, anyone } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { notFound } from '../../../platform/errors.ts'
import { dayOf, formatDay } from '../../../platform/time.ts'
import type { Document } from '../../documents/model/document.ts'
import { roleNames } from '../../people/model.ts'
import { compileBpmn } from '../../workflow/index.ts'
import type { Plan } from '../../workflow/model.ts'
import { hashOf } from '../hash.ts'
import type { ProcedureDefinition } from '../model/definition.ts'
import type { Draft } from '../model/draft.ts'
import type { DoneBy, Publication } from '../model/life.ts'
import { amendmentWords } from '../model/amendments.ts'
import { amendedParts } from '../outputs/amended.ts'
import { outputs, papers, type Rendered } from '../outputs/index.ts'
import type { OutputFormat, OutputInput, OutputKind, Signatory } from '../outputs/input.ts'
import type { NationalRecord } from '../outputs/national-schema.ts'
import { nationalRecord } from '../outputs/national.ts'
import { listPublications } from '../store/life.ts'
import * as store from '../store/versions.ts'
import type { Version } from '../store/versions.ts'
import { getDraft } from './drafts.ts'
import { getVersion, listVersions } from './versions.ts'

type Frame = Pick<OutputInput, 'agency' | 'baseUrl' | 'roleNames' | 'names'>
type Printed = Pick<Version, 'definition' | 'plan' | 'number' | 'hash'> & { validFrom: string | null }
type History = { rows: OutputInput['amendments']; last: OutputInput | undefined; by: Publication | undefined }

/** A version as it stands by itself, to be held against the one before. */
const alone = (frame: Frame, { definition, plan, number, hash, validFrom }: Printed): OutputInput => ({
  ...frame, definition, plan, version: { number, hash, validFrom, state: 'published' }, amendments: [], decision: null, approval: { drafter: null, reviewer: null, approver: null },
})

/** Earlier versions with what each changed, oldest first, and how the last of them came into force. */
async function historyUpTo(ctx: Ctx, key: string, number: number, frame: Frame): Promise<History> {
  const refs = (await listVersions(ctx, key)).filter((one) => one.number <= number).sort((a, b) => a.number - b.number)
  const publications = new Map((await listPublications(ctx.db, ctx.agency.id, key)).map((one) => [one.versionId, one]))
  const rows: OutputInput['amendments'] = []
  let last: OutputInput | undefined
  for (const ref of refs) {
    const now = alone(frame, await getVersion(ctx, ref.id))
    const publication = publications.get(ref.id)
    rows.push({
      number: ref.number, validFrom: ref.validFrom, parts: amendedParts(last, now), summary: publication?.summary ?? amendmentWords(last?.definition, now.definition),
      decision: publication?.decision ? `Quyết định số ${publication.decision.number} ngày ${formatDay(publication.decision.signedOn)}` : null,
    })
    last = now
  }
  return { rows, last, by: publications.get(refs.at(-1)?.id ?? '') }
}

const signatory = (by: DoneBy | null | undefined): Signatory | null => (by ? { name: by.name, title: by.title, at: by.at } : null)

async function around(ctx: Ctx, definition: ProcedureDefinition): Promise<Frame> {
  const spokenOf = [...definition.related, ...(definition.cases ?? []).flatMap((one) => one.sameAs?.procedure ?? [])]
  const names = spokenOf.length === 0 ? [] : await store.listNames(ctx.db, ctx.agency.id, dayOf(ctx.now), spokenOf)
  const { code, name, parentName, place, address, phone } = ctx.agency
  return {
    agency: { code, name, parentName, place, address, phone }, baseUrl: ctx.baseUrl, roleNames,
    names: Object.fromEntries(names.map((one) => [one.key, one.name])),
  }
}

/** What the outputs of a published version are made of. */
export async function outputInput(ctx: Ctx, version: Version): Promise<OutputInput> {
  anyone(ctx)
  const frame = await around(ctx, version.definition)
  const { rows, by } = await historyUpTo(ctx, version.definition.key, version.number, frame)
  return {
    ...alone(frame, version), amendments: rows, decision: by?.decision ?? null,
    approval: { drafter: signatory(by?.drafter), reviewer: signatory(by?.reviewer), approver: signatory(by?.approver) },
  }
}

/** What the outputs of a draft are made of: as if it were the next version, and said to be none yet. */
export async function draftInput(ctx: Ctx, definition: ProcedureDefinition, validFrom: string | null = null): Promise<OutputInput> {
  allow(ctx, 'procedure.viewDraft')
  const frame = await around(ctx, definition)
  const { rows, last } = await historyUpTo(ctx, definition.key, Number.MAX_SAFE_INTEGER, frame)
  const number = (rows.at(-1)?.number ?? 0) + 1
  const plan = definition.process === null ? null : await compileBpmn(definition.process.bpmn)
  const hash = hashOf(definition)
  const draft = alone(frame, { definition, plan, number, hash, validFrom })
  return {
    ...draft, version: { number, hash, validFrom, state: 'draft' },
    amendments: [...rows, { number, validFrom, parts: amendedParts(last, draft), summary: amendmentWords(last?.definition, definition), decision: null }],
  }
}

/** One output in one format; refused where an output has no such format. */
export async function renderOutput(ctx: Ctx, input: OutputInput, kind: OutputKind, format: OutputFormat): Promise<Rendered> {
  anyone(ctx)
  const output = outputs[kind]
  if (!output.formats.includes(format)) throw notFound('procedures.noSuchFormat')
  return output.render(input, format)
}

/** An output as a draft would make it. */
export async function renderDraft(ctx: Ctx, id: string, kind: OutputKind, format: OutputFormat): Promise<Rendered> {
  allow(ctx, 'procedure.viewDraft')
  const { definition } = await getDraft(ctx, id)
  return renderOutput(ctx, await draftInput(ctx, definition), kind, format)
}

/** What an output of a draft shows (xem trước): a paper as it is described, a record, the process; the page is a page. */
export type DraftPreview =
  | { as: 'paper'; document: Document }
  | { as: 'record'; record: NationalRecord }
  | { as: 'process'; plan: Plan | null }
  | { as: 'page' }
export type PreviewedKind = Exclude<OutputKind, 'cpsv-ap'>

/** A look at an output of a draft, in a few milliseconds: nothing is set in type. */
export async function previewDraft(ctx: Ctx, { definition }: Pick<Draft, 'definition'>, kind: PreviewedKind): Promise<DraftPreview> {
  allow(ctx, 'procedure.viewDraft')
  if (kind === 'page') return { as: 'page' }
  const input = await draftInput(ctx, definition)
  if (kind === 'plan') return { as: 'process', plan: input.plan }
  return kind === 'national-json' ? { as: 'record', record: nationalRecord(input) } : { as: 'paper', document: await papers[kind](input) }
}

// What everybody may fetch is made once: forty files of 20 to 300 kB. A version never changes, its agency's address may.
const LARGEST_SHELF = 40
const shelf = new Map<string, Promise<Rendered>>()

/** A file of a published version, by the number of the version. */
export async function renderVersion(ctx: Ctx, key: string, number: number, kind: OutputKind, format: OutputFormat): Promise<Rendered> {
  anyone(ctx)
  const found = (await listVersions(ctx, key)).find((one) => one.number === number)
  if (!found) throw notFound('procedures.notFound')
  const name = JSON.stringify([ctx.agency, ctx.baseUrl, found.id, kind, format])
  const kept = shelf.get(name)
  if (kept) return kept
  const made = getVersion(ctx, found.id).then((version) => outputInput(ctx, version)).then((input) => renderOutput(ctx, input, kind, format))
  const oldest = shelf.keys().next().value
  if (shelf.size >= LARGEST_SHELF && oldest !== undefined) shelf.delete(oldest)
  shelf.set(name, made)
  made.catch(() => shelf.delete(name))
  return made
}
