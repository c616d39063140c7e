import { wallOf } from '../../../platform/time.ts'
import { workingMinutesBetween, type WorkingCalendar } from '../../calendar/model.ts'
import { findStep, marksOf, type Plan, type State, type StepMark } from '../../workflow/model.ts'
import type { LedgerLine, Task } from './dossier.ts'

type Span = Pick<Task, 'stepId' | 'openedAt' | 'closedAt'>
type Pauses = readonly Pick<LedgerLine, 'kind' | 'at'>[]

/**
 * Working minutes a piece of work was on the desk, until it was done or until now; the time in which the
 * clock stood still (waiting for the applicant) is not counted.
 */
export function minutesUsed(calendar: WorkingCalendar, task: Pick<Task, 'openedAt' | 'closedAt'>, ledger: Pauses, now: Date): number {
  const from = wallOf(task.openedAt)
  const to = Math.max(from, wallOf(task.closedAt ?? now))
  const within = (a: number, b: number) => Math.max(0, workingMinutesBetween(calendar, Math.max(from, a), Math.max(Math.max(from, a), Math.min(to, b))))
  const stood = ledger.reduce((sum, line, index) => {
    if (line.kind !== 'pause') return sum
    const resumed = ledger.slice(index + 1).find((later) => later.kind === 'resume')
    return sum + within(wallOf(line.at), resumed ? wallOf(resumed.at) : to)
  }, 0)
  return workingMinutesBetween(calendar, from, to) - stood
}

/** `18`, `3,5`: hours with at most one decimal, as the step tables write them. */
export const hoursShown = (minutes: number): string => String(Math.round(minutes / 6) / 10).replace('.', ',')

/** `Trễ 2 giờ 05 phút`; nothing when it was in time. */
export function lateWords(minutes: number): string | undefined {
  if (minutes <= 0) return undefined
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const tail = `${String(rest).padStart(2, '0')} phút`
  return `Trễ ${hours === 0 ? `${rest} phút` : rest === 0 ? `${hours} giờ` : `${hours} giờ ${tail}`}`
}

type Progress = { plan: Plan; state: State; tasks: readonly Span[]; ledger: Pauses; calendar: WorkingCalendar; now: Date }

/** Longest note, in characters, that stands beside a step of the drawing without being cut. */
const NOTE_ROOM = 28

/**
 * How every step stands, for the drawing: done, open or to come, with the hours it took of the hours it has.
 * A step that came back starts with all its hours again, as its date does; done, its times are added up.
 */
export function stepMarks({ plan, state, tasks, ledger, calendar, now }: Progress): Record<string, StepMark> {
  const marks = marksOf(plan, state, tasks.filter((task) => task.closedAt !== null).map((task) => task.stepId))
  return Object.fromEntries(Object.entries(marks).map(([id, mark]): [string, StepMark] => {
    const times = tasks.filter((task) => task.stepId === id && (mark.state !== 'current' || task.closedAt === null))
    const step = findStep(plan, id)
    if (times.length === 0 || !step || mark.state === 'next') return [id, mark]
    const used = times.reduce((sum, task) => sum + minutesUsed(calendar, task, ledger, now), 0)
    const hours = step.work.hours
    const late = hours === undefined ? undefined : lateWords(used - hours * 60)
    if (late !== undefined && mark.state === 'done') return [id, { ...mark, late: true, note: late }]
    const time = hours === undefined ? undefined : `${hoursShown(used)} / ${hoursShown(hours * 60)} giờ`
    // The column is narrow: «Một cửa» for «Bộ phận Một cửa».
    const note = [step.lane.replace(/^Bộ phận /, ''), time].filter(Boolean).join(' · ')
    return [id, { ...mark, note: note.length > NOTE_ROOM && time !== undefined ? time : note }]
  }))
}
