/**
 * What the program did itself and nobody has to record (sự kiện hệ thống tự ghi): a version that is published brings
 * its ISO document with the next issue, and document and page are there for everybody to read from that moment.
 */
import { z } from 'zod'
import { systemOnly } from '../../../platform/access.ts'
import { transact, type Ctx } from '../../../platform/ctx.ts'
import { dayOf, type Day } from '../../../platform/time.ts'
import { findEvent, record } from '../../../platform/trail.ts'
import { getVersion, listVersions, type Version } from '../../procedures/index.ts'
import { restsOn } from '../model/law.ts'
import { factOf, type Fact, type FactKind, type KnownVersion, type Matter } from '../model/matter.ts'
import * as store from '../store/clocks.ts'

const knownVersion = z.object({ key: z.string(), number: z.number(), hash: z.string() })
const decided = z.object({ decisionId: z.uuid(), number: z.string(), signedOn: z.string(), signerTitle: z.string(), procedures: z.array(z.string()), versions: z.array(knownVersion).default([]) })
const published = z.object({ key: z.string(), versionId: z.uuid() })

type By = { id: string | null; name: string; at: Date }
type Noted = Pick<Fact, 'kind' | 'note' | 'versions'> & { on: Day }

async function note(tx: Ctx, matterId: string, facts: readonly Noted[], by: By): Promise<void> {
  for (const fact of facts) await store.insertFact(tx.db, tx.agency.id, matterId, fact, by)
}

/** The document is issued and can be read by everybody on the day of its publication. */
const issued = (on: Day, words: string, versions: KnownVersion[]): Noted[] =>
  (['isoUpdated', 'websitePosted'] as const satisfies FactKind[]).map((kind) => ({ kind, on, note: words, versions }))

/**
 * A publication decision was signed (job): its clocks begin. Where an announcement about one of its procedures waits
 * for a decision it is noted there, else it is followed up as a matter of its own; the ISO documents and pages that came
 * with it are noted as well. Safe to run again.
 */
export async function noteDecision(ctx: Ctx, eventId: string): Promise<void> {
  systemOnly(ctx)
  const event = await findEvent(ctx, eventId)
  if (!event) return
  const { decisionId, number, signedOn, signerTitle, procedures, versions } = decided.parse(event.detail)
  const words = `Quyết định số ${number}`
  await transact(ctx, async (tx) => {
    const matters = await store.listMatters(tx.db, tx.agency.id)
    if (matters.some(({ id, facts }) => id === decisionId || facts.some((fact) => fact.kind === 'decisionSigned' && fact.on === signedOn && fact.note === words))) return
    const waiting = await holdFirst(tx, matters.filter((matter) => isAnnounced(matter) && matter.procedures.some((key) => procedures.includes(key))))
    const id = waiting?.id ?? decisionId
    const by = { id: event.actorId, name: 'Hệ thống, theo quyết định công bố', at: event.at }
    if (!waiting) await store.insertMatter(tx.db, tx.agency.id, { id, title: `Công bố ${procedures.length} thủ tục hành chính`, number, issuer: signerTitle, procedures }, by)
    const covered = (waiting?.procedures ?? procedures).every((key) => versions.some((one) => one.key === key))
    await note(tx, id, [
      { kind: 'decisionSigned', on: signedOn, note: words, versions: [] },
      ...(covered ? issued(dayOf(event.at), `Ban hành, đăng cùng phiên bản công bố theo ${words}`, versions) : []),
    ], by)
    await record(tx, { kind: waiting ? 'control.factRecorded' : 'control.matterOpened', subject: { kind: 'matter', id }, detail: { fact: 'decisionSigned', on: signedOn, note: words, decisionId, versions } })
  })
}

const isAnnounced = ({ facts }: Matter): boolean => factOf(facts, 'announcementSeen') !== undefined && factOf(facts, 'decisionSigned') === undefined

/** Holds the first of some announcements that still waits for its decision when it is held: two decisions never share one. */
async function holdFirst(tx: Ctx, found: readonly Matter[]): Promise<Matter | undefined> {
  for (const { id } of found) {
    await store.lockMatter(tx.db, tx.agency.id, id)
    const held = await store.findMatter(tx.db, tx.agency.id, id)
    if (held && isAnnounced(held)) return held
  }
  return undefined
}

/** A version was published (job): texts whose change it takes up are noted as taken up. Safe to run again. */
export async function noteVersion(ctx: Ctx, eventId: string): Promise<void> {
  systemOnly(ctx)
  const event = await findEvent(ctx, eventId)
  if (!event) return
  const { key } = published.parse(event.detail)
  const about = (await store.listMatters(ctx.db, ctx.agency.id)).filter((matter) => matter.procedures.includes(key) && waits(matter))
  for (const { id } of about) await transact(ctx, (tx) => noteTakenUp(tx, id))
}

const waits = ({ facts }: Matter): boolean => factOf(facts, 'lawInForce') !== undefined && !facts.some(({ kind }) => kind === 'isoUpdated')

/** Where every procedure of a matter has a version that rests on its text, the ISO documents are those versions' own. */
export async function noteTakenUp(tx: Ctx, matterId: string): Promise<void> {
  await store.lockMatter(tx.db, tx.agency.id, matterId)
  const matter = await store.findMatter(tx.db, tx.agency.id, matterId)
  if (!matter || !waits(matter)) return
  const found: Version[] = []
  for (const key of matter.procedures) {
    const first = await firstOn(tx, key, matter.number)
    if (!first) return
    found.push(first)
  }
  const on = found.map(({ publishedAt }) => dayOf(publishedAt)).sort().at(-1)
  if (on === undefined) return
  const versions = found.map(({ definition, number, hash }) => ({ key: definition.key, number, hash }))
  await note(tx, matterId, issued(on, `Ban hành, đăng cùng phiên bản có căn cứ ${matter.number}`, versions), { id: null, name: 'Hệ thống, theo phiên bản đã công bố', at: tx.now })
  await record(tx, { kind: 'control.factRecorded', subject: { kind: 'matter', id: matterId }, detail: { fact: 'isoUpdated', on, versions } })
}

/** The first version of a procedure whose legal basis names a text. */
async function firstOn(ctx: Ctx, key: string, number: string): Promise<Version | undefined> {
  for (const { id } of (await listVersions(ctx, key)).toReversed()) {
    const version = await getVersion(ctx, id)
    if ((version.definition.legalBasis ?? []).some((law) => restsOn(law.number, number))) return version
  }
  return undefined
}
