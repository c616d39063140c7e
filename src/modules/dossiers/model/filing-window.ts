import { addMonths, isWorkingDay, workingDayFrom, type WorkingCalendar } from '../../calendar/model.ts'
import { dayNumberOf, dayOfNumber, formatDay, type Day, type DayNumber } from '../../../platform/time.ts'
import type { ProcedureDefinition, TimeLimit, Window } from '../../procedures/model/definition.ts'

/** A filing outside the time the procedure gives it: the sentence's code, and the date field it can be mended at. */
export type WindowProblem = { field: string; code: 'dossier.eventTooSoon' | 'dossier.eventTooLate'; params: { rule: string; filed: string; event: string; day: string } }

/**
 * The windows of filing (thời hạn nộp trước hoặc sau một sự kiện) that an answer breaks. Only windows whose event
 * has a date field in the form can be judged; the others are told on the page. Days are whole: the day of the event
 * is not counted (Bộ luật Dân sự 2015, Điều 147 khoản 2); a term after the event that ends on a day off ends on the
 * next working day (Điều 148 khoản 5). The sentence names the nearest day of the event that would do.
 */
export function windowProblems(definition: ProcedureDefinition, filing: { caseKey: string | null; answers: Record<string, unknown>; filedOn: Day }, calendar: WorkingCalendar): WindowProblem[] {
  const filed = dayNumberOf(filing.filedOn)
  if (filed === undefined) return []
  return definition.windows.flatMap((window) => {
    const { field, event, cases } = window
    if (window.what !== 'filing' || field === null || (cases !== null && !(filing.caseKey !== null && cases.includes(filing.caseKey)))) return []
    const answer = filing.answers[field]
    const day = typeof answer === 'string' ? dayNumberOf(answer) : undefined
    if (day === undefined) return []
    const problem = (code: WindowProblem['code'], fits: (day: DayNumber) => boolean): WindowProblem[] => {
      if (fits(day)) return []
      const nearest = nearestDay(day, code === 'dossier.eventTooSoon' ? 1 : -1, fits)
      return [{ field, code, params: { rule: window.text, filed: formatDay(filing.filedOn), event, day: formatDay(dayOfNumber(nearest)) } }]
    }
    return [...tooSoon(window, filed, calendar).flatMap((fits) => problem('dossier.eventTooSoon', fits)), ...tooLate(window, filed, calendar).flatMap((fits) => problem('dossier.eventTooLate', fits))]
  })
}

type Fits = (day: DayNumber) => boolean

/** What a day of the event must be late enough for: filed at least so long before it, at most so long after it. */
function tooSoon({ direction, atLeast, atMost }: Window, filed: DayNumber, calendar: WorkingCalendar): Fits[] {
  if (direction === 'before') return atLeast === null ? [] : [(day) => filed <= before(day, atLeast, calendar)]
  return atMost === null ? [] : [(day) => filed <= workingDayFrom(calendar, after(day, atMost, calendar))]
}

/** What it must be early enough for: filed at most so long before it, at least so long after it. */
function tooLate({ direction, atLeast, atMost }: Window, filed: DayNumber, calendar: WorkingCalendar): Fits[] {
  if (direction === 'before') return atMost === null ? [] : [(day) => filed >= before(day, atMost, calendar)]
  return atLeast === null ? [] : [(day) => filed >= after(day, atLeast, calendar)]
}

const before = (day: DayNumber, limit: TimeLimit, calendar: WorkingCalendar): DayNumber => moved(day, limit, -1, calendar)
const after = (day: DayNumber, limit: TimeLimit, calendar: WorkingCalendar): DayNumber => moved(day, limit, 1, calendar)

/** The day so far from another one, which itself is not counted. Hours count as the day they lie in. */
function moved(day: DayNumber, { value, unit }: TimeLimit, way: 1 | -1, calendar: WorkingCalendar): DayNumber {
  if (unit === 'calendarDay') return day + way * value
  if (unit === 'month' || unit === 'year') return addMonths(day, way * value * (unit === 'year' ? 12 : 1))
  if (unit === 'workingHour') return day
  let at = day
  for (let left = value; left > 0;) if (isWorkingDay(calendar, (at += way))) left--
  return at
}

/** The nearest day that fits; twenty years are longer than any window. */
function nearestDay(day: DayNumber, way: 1 | -1, fits: Fits): DayNumber {
  let at = day
  for (let n = 0; n < 7300 && !fits(at); n++) at += way
  return at
}
