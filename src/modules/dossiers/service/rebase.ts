import { allow } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { conflict, Refusal } from '../../../platform/errors.ts'
import { readInput } from '../../../platform/input.ts'
import { eventsOf, record } from '../../../platform/trail.ts'
import { currentVersion, getVersion, type Version } from '../../procedures/index.ts'
import { caseOf } from '../../procedures/model/rules.ts'
import { rebase, type Rebased } from '../model/acts/rebase.ts'
import { isMeant, rebaseRecord, rebaseRule, type NewRebaseRule, type RebaseItem, type RebaseRecord, type RebaseRule } from '../model/rebase.ts'
import { commit } from '../store/commit.ts'
import { listOnOtherVersions } from '../store/read.ts'
import { clockFor, load, type Loaded } from './situation.ts'

/** What a rule does, dossier by dossier; `left` of an item says why it stays. */
export type RebaseReport = { version: number; versionId: string; items: RebaseItem[] }

/** Which open dossiers a rule would move, and which it would leave and why (xem trước); nothing changes. */
export async function previewRebase(ctx: Ctx, input: NewRebaseRule): Promise<RebaseReport> {
  allow(ctx, 'dossier.rebase')
  const rule = readInput(rebaseRule, input)
  const version = await currentVersion(ctx, rule.procedure)
  const items: RebaseItem[] = []
  for (const { loaded, decided } of await decideAll(ctx, rule, version)) items.push(await itemOf(ctx, loaded, decided))
  return { version: version.number, versionId: version.id, items }
}

/**
 * Moves the open dossiers a rule means to the version in force (chuyển hồ sơ sang phiên bản mới): each in a change of
 * its own with its event, and one record of the whole. `versionId` is what the preview showed; when another came since,
 * nothing is done.
 */
export async function rebaseDossiers(ctx: Ctx, input: NewRebaseRule & { versionId: string }): Promise<RebaseReport> {
  allow(ctx, 'dossier.rebase')
  const rule = readInput(rebaseRule, input)
  const version = await currentVersion(ctx, rule.procedure)
  if (version.id !== input.versionId) throw conflict('dossier.versionChanged', { number: version.number })
  const items: RebaseItem[] = []
  try {
    for (const { loaded, decided } of await decideAll(ctx, rule, version)) {
      const item = await itemOf(ctx, loaded, decided)
      items.push('left' in decided ? item : { ...item, left: await moveOne(ctx, loaded, rule, version, decided) })
    }
  } finally {
    // Also of what was moved before something failed.
    if (items.length > 0) await keepRecord(ctx, rule, version, items)
  }
  return { version: version.number, versionId: version.id, items }
}

const DONE = 'dossier.rebaseDone'

async function keepRecord(ctx: Ctx, { procedure: _, ...rule }: RebaseRule, { procedureId, number }: Version, items: readonly RebaseItem[]): Promise<void> {
  const detail: Omit<RebaseRecord, 'at'> = {
    ...rule, byName: ctx.actor.kind === 'visitor' ? '' : ctx.actor.name, version: number,
    moved: items.filter(({ left }) => left === null).map(({ code, version: from }) => ({ code, from })),
    left: items.flatMap(({ code, left }) => (left === null ? [] : [{ code, why: left }])),
  }
  await record(ctx, { kind: DONE, subject: { kind: 'procedure', id: procedureId }, detail })
}

/** Which open dossiers of a procedure were moved when, by what rule, by whom (các lần chuyển hồ sơ); the latest first. */
export async function listRebases(ctx: Ctx, procedure: string): Promise<RebaseRecord[]> {
  allow(ctx, 'dossier.rebase')
  const { procedureId } = await currentVersion(ctx, procedure)
  const events = await eventsOf(ctx, procedureId)
  return events.filter(({ kind }) => kind === DONE).map(({ at, detail }) => ({ ...rebaseRecord.parse(detail), at })).toReversed()
}

/** Writes one; an officer may be faster, then it is decided anew on what they left. Answers why it stays, or null. */
async function moveOne(ctx: Ctx, loaded: Loaded, rule: RebaseRule, version: Version, decided: Rebased, tries = 5): Promise<string | null> {
  if ('left' in decided) return decided.left
  const { dossier, ledger } = loaded.whole
  try {
    await commit(ctx, { id: dossier.id, revision: dossier.revision, lastSeq: ledger.at(-1)?.seq ?? 0, shown: dossier }, decided.change)
    return null
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'dossier.changedMeanwhile') throw error
    if (tries <= 1) return 'Hồ sơ đang có người xử lý; xin chuyển lại sau.'
    const again = await load(ctx, { id: dossier.id })
    if (!isMeant(rule, again.whole.dossier, again.situation.tasks)) return 'Hồ sơ vừa sang bước khác, không còn thuộc quy tắc.'
    return moveOne(ctx, again, rule, version, await decide(ctx, again, rule, version), tries - 1)
  }
}

async function decideAll(ctx: Ctx, rule: RebaseRule, version: Version): Promise<{ loaded: Loaded; decided: Rebased }[]> {
  const found: { loaded: Loaded; decided: Rebased }[] = []
  for (const { id } of await listOnOtherVersions(ctx.db, ctx.agency.id, version.procedureId, version.id)) {
    const loaded = await load(ctx, { id })
    if (isMeant(rule, loaded.whole.dossier, loaded.situation.tasks)) found.push({ loaded, decided: await decide(ctx, loaded, rule, version) })
  }
  return found
}

async function decide(ctx: Ctx, { situation, version: from }: Loaded, rule: RebaseRule, version: Version): Promise<Rebased> {
  if (!version.plan) return { left: 'Phiên bản mới chưa có quy trình điện tử.' }
  const { dossier } = situation
  const clock = await clockFor(ctx, version, dossier.caseKey, dossier.channel, dossier.acceptedAt ?? ctx.now)
  const hasCase = dossier.caseKey === null || caseOf(version.definition, dossier.caseKey) !== undefined
  return rebase(situation, { versionId: version.id, number: version.number, plan: version.plan, clock, hasCase }, rule, { number: from.number, clockVersionId: dossier.clockVersionId ?? from.id })
}

async function itemOf(ctx: Ctx, { situation: { dossier, tasks } }: Loaded, decided: Rebased): Promise<RebaseItem> {
  const left = 'left' in decided ? decided.left : null
  const newDueOn = 'left' in decided ? dossier.dueOn : decided.change.progress.dueOn
  return { id: dossier.id, code: dossier.code, steps: tasks.map(({ stepName }) => stepName), version: (await getVersion(ctx, dossier.versionId)).number, dueOn: dossier.dueOn, newDueOn, left }
}
