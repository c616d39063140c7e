import { formatDate, formatDay, wallOf } from '../../../platform/time.ts'
import { BigDate, partsOfDate, type TimeState } from '../../../ui/time-mark.tsx'
import { lateness, remaining, type WorkingCalendar } from '../../calendar/model.ts'
import type { Dossier } from '../model/dossier.ts'

type Dated = Pick<Dossier, 'business' | 'dueAt' | 'finishedAt' | 'pausedAt'>

/** How a dossier stands in time, for a mark; undefined when it has no date or its end has nothing to do with one. */
export function dueState(d: Dated, calendar: WorkingCalendar, now: Date): { state: TimeState; words: string } | undefined {
  if (d.business === 'finished') {
    if (!d.dueAt || !d.finishedAt) return undefined
    const finish = lateness({ calendar, dueAt: wallOf(d.dueAt), finishedAt: wallOf(d.finishedAt) })
    return { state: finish.state === 'late' ? 'doneLate' : 'doneOnTime', words: finish.words }
  }
  if (d.business !== 'filed' && d.business !== 'processing') return undefined
  const left = remaining({ calendar, now: wallOf(now), dueAt: d.dueAt && wallOf(d.dueAt), pausedSince: d.pausedAt && wallOf(d.pausedAt) })
  return left.state === 'none' || left.state === 'early' || left.state === 'done' || left.state === 'late' ? undefined : { state: left.state, words: left.words }
}

/** The promised date behind its golden line; while the clock stands still, since when. */
export function DueDate({ dossier: d, calendar, now }: { dossier: Dated & Pick<Dossier, 'dueOn'>; calendar: WorkingCalendar; now: Date }) {
  const due = dueState(d, calendar, now)
  if (!due) return undefined
  if (d.pausedAt && due.state === 'paused') {
    return <BigDate label="Thời hạn tạm dừng từ" {...partsOfDate(formatDate(d.pausedAt))} state="paused" words="Có ngày hẹn mới khi đủ giấy tờ" />
  }
  return d.dueOn ? <BigDate label="Hẹn trả kết quả" {...partsOfDate(formatDay(d.dueOn))} state={due.state} words={due.words} /> : undefined
}
