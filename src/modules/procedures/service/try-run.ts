import { allow } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { notFound } from '../../../platform/errors.ts'
import { instantOf, wallOf, type WallMinute } from '../../../platform/time.ts'
import { getCalendar } from '../../calendar/index.ts'
import { dueDate, lateness, type Lateness } from '../../calendar/model.ts'
import { fieldsOf } from '../../forms/index.ts'
import type { Plan } from '../../workflow/model.ts'
import type { Channel, ProcedureDefinition, TimeLimit } from '../model/definition.ts'
import { termOf, timeFor } from '../model/rules.ts'
import { asOfFacts, tryRun, tryToEnd, type TryEvent, type TryRun } from '../model/try-run.ts'
import { getDraft } from './drafts.ts'
import { inspectProcess } from './inspected.ts'
import type { Draft } from '../model/draft.ts'

/** A made-up dossier: its case and channel, when it is received, what its form says, and what happened to it so far. */
export type TryInput = {
  caseKey: string | null
  channel: Channel | null
  receivedAt: Date | null
  /** Answers that conditions of the process ask for, as they are typed. */
  answers: Record<string, string>
  events: readonly TryEvent[]
  /** Goes on from there to the end, by what is chosen when nothing is. */
  toEnd: boolean
}

export type TriedDraft = {
  draft: Draft
  plan: Plan
  events: readonly TryEvent[]
  run: TryRun
  receivedAt: Date
  limit: TimeLimit | null
  /** The date the applicant would be promised, under today's calendar; null: no time is stated. */
  dueAt: Date | null
  lateness: Lateness | null
  /** Questions of the form whose answers conditions of the process read. */
  asked: { key: string; label: string }[]
}

/** Walks a made-up dossier through the process of a draft (chạy thử); nothing is stored. */
export async function tryDraft(ctx: Ctx, id: string, input: TryInput): Promise<TriedDraft> {
  allow(ctx, 'procedure.viewDraft')
  const draft = await getDraft(ctx, id)
  const { definition } = draft
  const inspected = await inspectProcess(definition)
  if (!inspected?.plan || !inspected.executable) throw notFound('procedures.cannotTry')
  const { plan } = inspected
  const calendar = await getCalendar(ctx)
  const receivedAt = input.receivedAt ?? ctx.now
  const start = wallOf(receivedAt)
  const context = { caseKey: input.caseKey, channel: input.channel, ...asOfFacts(input.answers) }
  const given = { calendar, start, context }
  const events = input.toEnd ? tryToEnd(plan, input.events, given) : input.events
  const run = tryRun(plan, events, given)
  const { limit } = timeFor(definition, input.caseKey, input.channel)
  const due: WallMinute | null = limit ? dueDate({ from: start, term: termOf(limit), calendar }).dueAt : null
  return {
    draft, plan, events: events.slice(0, run.done.length), run, receivedAt, limit, dueAt: due === null ? null : instantOf(due),
    lateness: run.ended ? lateness({ calendar, dueAt: due, finishedAt: run.at }) : null, asked: askedBy(definition, plan),
  }
}

const askedBy = ({ form }: ProcedureDefinition, plan: Plan): TriedDraft['asked'] => {
  const words = [...plan.flows.map(({ when }) => when ?? ''), ...plan.nodes.map(({ feel }) => feel ?? '')].join(' ')
  return (form ? fieldsOf(form) : []).filter(({ key }) => new RegExp(`(?<![\\w.])${key}(?!\\w)`).test(words)).map(({ key, label }) => ({ key, label }))
}
