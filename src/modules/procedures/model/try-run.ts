import { Refusal } from '../../../platform/errors.ts'
import type { WallMinute } from '../../../platform/time.ts'
import { addWorkingMinutes, nextWorkingMoment, type WorkingCalendar } from '../../calendar/model.ts'
import { advance, begin, decisionAfter, findStep, waitingFor, type Advance, type Choice, type Env, type Event, type Plan, type State } from '../../workflow/model.ts'
import { endOfDuration } from './working-duration.ts'

/** One thing that happens on a try-run: a step is done, a timer runs out or a message comes, with the flows that are chosen. */
export type TryEvent = { node: string; take: string[] }

export type TryKind = 'step' | 'timer' | 'message'
/** Something the process waits for; `from`: since when. */
export type TryWaiting = {
  node: string; kind: TryKind; name: string; number: number | null; position: string; hours: number | null
  from: WallMinute; question: string; choices: Choice[]
}
/** Something that happened, until when, and what was chosen then. */
export type TryDone = Omit<TryWaiting, 'choices'> & { to: WallMinute; visit: number; choice: string }

/** How far a made-up dossier has come (chạy thử). */
export type TryRun = {
  done: TryDone[]
  waiting: TryWaiting[]
  ended: boolean
  /** When the last thing happened. */
  at: WallMinute
  /** Working hours of the steps that were done. */
  hours: number
  /** Why an event could not happen; those behind it were not tried. */
  refused: Refusal | null
}

export type TryWith = { calendar: WorkingCalendar; start: WallMinute; context: Record<string, unknown> }

/** More than this happens to no dossier that somebody watches. */
export const EVENTS_AT_MOST = 200

/**
 * Lets a made-up dossier walk through a process: every step takes its working hours from when it opened, a timer its
 * duration, a message no time; where branches meet, the later one counts. Pure: nothing is stored.
 */
export function tryRun(plan: Plan, events: readonly TryEvent[], { calendar, start, context }: TryWith): TryRun {
  const known = { ...context }
  const env: Env = { context: known }
  const done: TryDone[] = []
  let times = new Map<number, WallMinute>()
  let now: Advance | undefined
  let at = start
  const settle = (moved: Advance, left: number | undefined, moment: WallMinute): void => {
    Object.assign(known, moved.set)
    times = timesAfter(times, moved.state, left, moment)
    now = moved
  }
  try {
    settle(begin(plan, env), undefined, start)
    for (const event of events.slice(0, EVENTS_AT_MOST)) {
      if (!now) break
      const waiting = waitingAt(plan, now.state, times).find(({ node }) => node === event.node)
      const moved = advance(plan, now.state, eventOf(plan, event), env)
      if (!waiting) break
      const to = endOf(plan, waiting, calendar)
      const { choices, ...rest } = waiting
      done.push({ ...rest, to, visit: done.filter(({ node }) => node === event.node).length + 1, choice: choices.find(({ flow }) => event.take.includes(flow))?.label ?? '' })
      at = Math.max(at, to)
      settle(moved, plan.nodes.findIndex(({ id }) => id === event.node), to)
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return report(plan, now, times, done, at, error)
  }
  return report(plan, now, times, done, at, null)
}

const report = (plan: Plan, now: Advance | undefined, times: ReadonlyMap<number, WallMinute>, done: TryDone[], at: WallMinute, refused: Refusal | null): TryRun => ({
  done, waiting: now ? waitingAt(plan, now.state, times) : [], ended: now?.ended ?? false, at,
  hours: done.reduce((sum, one) => sum + (one.kind === 'step' ? (one.hours ?? 0) : 0), 0), refused,
})

const eventOf = (plan: Plan, { node, take }: TryEvent): Event => (findStep(plan, node) ? { complete: node, take } : { fire: node, take })

/** Since when each token is where it is: those that did not move keep their time; what met others waits for the latest. */
function timesAfter(before: ReadonlyMap<number, WallMinute>, { at }: State, left: number | undefined, moment: WallMinute): Map<number, WallMinute> {
  const stayed = (place: number): boolean => before.has(place) && place !== left
  const met = [...before].filter(([place]) => place < 0 && !at.includes(place)).map(([, time]) => time)
  return new Map(at.map((place) => [place, stayed(place) ? (before.get(place) ?? moment) : place < 0 ? moment : Math.max(moment, ...met)]))
}

function waitingAt(plan: Plan, state: State, times: ReadonlyMap<number, WallMinute>): TryWaiting[] {
  const { steps, timers, messages } = waitingFor(plan, state)
  const since = (id: string): WallMinute => times.get(plan.nodes.findIndex((node) => node.id === id)) ?? 0
  const nameOf = (id: string): string => plan.nodes.find((node) => node.id === id)?.name ?? ''
  const event = (kind: TryKind, node: string, name: string): TryWaiting => ({ node, kind, name, number: null, position: '', hours: null, from: since(node), question: '', choices: [] })
  return [
    ...steps.map((id): TryWaiting => {
      const step = findStep(plan, id)
      const decision = decisionAfter(plan, id)
      return {
        node: id, kind: 'step', name: step?.name ?? id, number: step?.number ?? null, position: step?.position ?? '', hours: step?.work.hours ?? null,
        from: since(id), question: decision?.question ?? '', choices: decision?.choices ?? [],
      }
    }),
    ...messages.map(({ node, message }) => event('message', node, nameOf(node) || message)),
    ...timers.map(({ node, after }) => event('timer', node, nameOf(node) || after)),
  ]
}

function endOf(plan: Plan, { node, kind, hours, from }: TryWaiting, calendar: WorkingCalendar): WallMinute {
  if (kind === 'timer') return endOfDuration(calendar, from, plan.nodes.find(({ id }) => id === node)?.after ?? '')
  return kind === 'message' || hours === null || hours === 0 ? from : addWorkingMinutes(calendar, nextWorkingMoment(calendar, from), Math.round(hours * 60))
}

/** The same run to its end: what is chosen when nothing is, else the first way on; a step before a message before a timer. */
export function tryToEnd(plan: Plan, events: readonly TryEvent[], given: TryWith): TryEvent[] {
  const all = [...events]
  for (;;) {
    const { ended, refused, waiting: [next] } = tryRun(plan, all, given)
    if (ended || refused || !next || all.length >= EVENTS_AT_MOST) return all
    const choice = next.choices.find(({ way }) => way === 'on') ?? next.choices[0]
    all.push({ node: next.node, take: choice && !choice.byDefault ? [choice.flow] : [] })
  }
}

/** Answers as conditions read them: `có`, `không`, a number, else the words. */
export const asOfFacts = (typed: Readonly<Record<string, string>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== '').map(([key, text]) => [key, factOf(text)]))

function factOf(text: string): unknown {
  if (/^(có|không)$/i.test(text)) return /^có$/i.test(text)
  const number = Number(text.replace(/\./g, '').replace(',', '.'))
  return /^[\d.,]+$/.test(text) && Number.isFinite(number) ? number : text
}
