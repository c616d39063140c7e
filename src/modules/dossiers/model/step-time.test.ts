import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vietnameseCalendar } from '../../calendar/model.ts'
import { compileBpmn, processFor } from '../../workflow/index.ts'
import { begin, advance, type State } from '../../workflow/model.ts'
import { hoursShown, lateWords, minutesUsed, stepMarks } from './step-time.ts'

const calendar = vietnameseCalendar()
const at = (text: string) => new Date(`${text}:00+07:00`)

describe('the time of a step', () => {
  it('counts office hours until it is done, or until now', () => {
    const task = { openedAt: at('2023-10-16T09:15'), closedAt: at('2023-10-17T10:00') }
    expect(hoursShown(minutesUsed(calendar, task, [], at('2023-10-30T10:00')))).toBe('8,8')
    expect(minutesUsed(calendar, { ...task, closedAt: null }, [], at('2023-10-16T10:15'))).toBe(60)
  })
  it('leaves out the time in which the applicant was waited for', () => {
    const task = { openedAt: at('2023-10-16T09:15'), closedAt: null }
    const pause = { kind: 'pause' as const, at: at('2023-10-16T10:15') }
    expect(minutesUsed(calendar, task, [pause], at('2023-10-20T10:00'))).toBe(60)
    const resumed = [pause, { kind: 'resume' as const, at: at('2023-10-20T10:00') }]
    expect(minutesUsed(calendar, task, resumed, at('2023-10-20T10:30'))).toBe(90)
    expect(minutesUsed(calendar, { openedAt: at('2023-10-20T10:00'), closedAt: null }, resumed, at('2023-10-20T10:30'))).toBe(30)
  })
  it('is never negative, and a pause never makes it longer', () => {
    const moment = fc.integer({ min: 0, max: 60 * 24 * 40 }).map((m) => new Date(at('2023-10-01T00:00').getTime() + m * 60_000))
    fc.assert(fc.property(fc.array(moment, { minLength: 4, maxLength: 4 }), (moments) => {
      const [a, b, c, d] = [...moments].sort((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date, Date]
      for (const [opened, paused, resumed] of [[a, b, c], [b, a, c], [c, a, b]] as const) {
        const used = minutesUsed(calendar, { openedAt: opened, closedAt: null }, [{ kind: 'pause', at: paused }, { kind: 'resume', at: resumed }], d)
        expect(used).toBeGreaterThanOrEqual(0)
        expect(used).toBeLessThanOrEqual(minutesUsed(calendar, { openedAt: opened, closedAt: null }, [], d))
      }
    }))
  })
  it('is said in hours, and in words when it was late', () => {
    expect([hoursShown(1080), hoursShown(525), lateWords(125), lateWords(120), lateWords(40), lateWords(0)]).toEqual(['18', '8,8', 'Trễ 2 giờ 05 phút', 'Trễ 2 giờ', 'Trễ 40 phút', undefined])
  })
})

describe('the drawing of a running dossier', () => {
  it('marks what is done, late, open and to come; a step that came back is open again', async () => {
    const plan = await compileBpmn(processFor(40))
    const done: { stepId: string; openedAt: Date; closedAt: Date | null }[] = []
    let state: State = begin(plan).state
    const end = (stepId: string, from: string, to: string, take: string[] = []) => {
      done.push({ stepId, openedAt: at(from), closedAt: at(to) })
      state = advance(plan, state, { complete: stepId, take }).state
    }
    end('tiep-nhan', '2023-10-16T08:00', '2023-10-16T09:00')
    end('phan-cong', '2023-10-16T09:00', '2023-10-17T09:00')
    end('tham-dinh', '2023-10-17T09:00', '2023-10-17T10:00', ['trinh-phong'])
    end('xem-xet', '2023-10-17T10:00', '2023-10-17T11:00', ['phong-tra-lai'])
    const marks = stepMarks({ plan, state, tasks: [...done, { stepId: 'tham-dinh', openedAt: at('2023-10-17T14:00'), closedAt: null }], ledger: [], calendar, now: at('2023-10-17T15:00') })
    expect(marks['tiep-nhan']).toEqual({ state: 'done', note: 'Một cửa · 1 / 4 giờ' })
    expect(marks['phan-cong']).toEqual({ state: 'done', late: true, note: 'Trễ 4 giờ' })
    expect(marks['tham-dinh']).toEqual({ state: 'current', note: 'Chuyên viên · 1 / 20 giờ' })
    expect(marks['xem-xet']?.state).toBe('next')
    expect(marks['ky-duyet']?.state).toBe('next')
  })
})
