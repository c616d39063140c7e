/**
 * Time (thời gian). The only file that knows where Vietnam lies.
 *
 * Three shapes, never mixed: an *instant* is a `Date`; a *day* is a string `2026-11-25`; a *wall minute* is
 * an integer, the minutes since 1970-01-01 00:00 as a clock on a wall in Vietnam shows them. Vietnam has
 * kept UTC+7 without daylight saving since 13/06/1975, so the wall clock is a constant shift; instants
 * before that day are out of range for this program.
 */
export const TIME_ZONE = 'Asia/Ho_Chi_Minh'
const OFFSET_MINUTES = 7 * 60
export const MINUTES_A_DAY = 1440

/** A day of the calendar, `YYYY-MM-DD`. */
export type Day = string
/** Minutes since 1970-01-01 00:00 on the wall clock in Vietnam. */
export type WallMinute = number
/** Days since 1970-01-01, an integer. */
export type DayNumber = number

/** The wall minute an instant falls in; seconds are cut off. */
export const wallOf = (instant: Date): WallMinute => Math.floor(instant.getTime() / 60_000) + OFFSET_MINUTES

/** The instant at which the wall clock shows this minute. */
export const instantOf = (wall: WallMinute): Date => new Date((wall - OFFSET_MINUTES) * 60_000)

/** The day a wall minute lies in. */
export const dayNumberOfWall = (wall: WallMinute): DayNumber => Math.floor(wall / MINUTES_A_DAY)
/** Minutes since midnight, 0…1439. */
export const minuteOfDay = (wall: WallMinute): number => wall - dayNumberOfWall(wall) * MINUTES_A_DAY
/** The wall minute of a day, so many minutes after midnight. */
export const wallAt = (day: DayNumber, minute: number): WallMinute => day * MINUTES_A_DAY + minute

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** Parses a day; undefined if it is not written `YYYY-MM-DD` or does not exist (2026-02-30). */
export function dayNumberOf(day: Day): DayNumber | undefined {
  const found = dayPattern.exec(day)
  if (!found) return undefined
  const time = Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]))
  const number = Math.round(time / 86_400_000)
  return dayOfNumber(number) === day ? number : undefined
}

/** A day number as `YYYY-MM-DD`. */
export const dayOfNumber = (number: DayNumber): Day => new Date(number * 86_400_000).toISOString().slice(0, 10)

/** The day in Vietnam on which an instant falls. */
export const dayOf = (instant: Date): Day => dayOfNumber(dayNumberOfWall(wallOf(instant)))

/** 0 = Monday … 6 = Sunday. */
export const weekdayOf = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7

/** `07:30` → 450. Undefined if it is not a time of day; `24:00` (1440) is the end of the day. */
export function parseTimeOfDay(text: string): number | undefined {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text)
  if (!found) return undefined
  const minutes = Number(found[1]) * 60 + Number(found[2])
  return Number(found[2]) < 60 && minutes <= MINUTES_A_DAY ? minutes : undefined
}

/**
 * Reads `2023-10-16T09:15[:30[.123]][Z|+07:00]` or `2023-10-16` (midnight). Without an offset it is the wall
 * clock in Vietnam. Undefined if it is anything else.
 */
export function parseWall(text: string): WallMinute | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(text)
  if (!found) return undefined
  const day = dayNumberOf(found[1] ?? '')
  const minute = found[2] === undefined ? 0 : parseTimeOfDay(found[2])
  if (day === undefined || minute === undefined || minute >= MINUTES_A_DAY) return undefined
  if (found[3] === undefined) return wallAt(day, minute)
  const time = Date.parse(text.replace(' ', 'T'))
  return Number.isNaN(time) ? undefined : wallOf(new Date(time))
}

const two = (n: number) => String(n).padStart(2, '0')

/** `2023-10-23T17:00:00+07:00`. */
export function isoOfWall(wall: WallMinute): string {
  const m = minuteOfDay(wall)
  return `${dayOfNumber(dayNumberOfWall(wall))}T${two(Math.floor(m / 60))}:${two(m % 60)}:00+07:00`
}

/** `23/10/2023`. */
export const formatDay = (day: Day): string => day.split('-').reverse().join('/')
/** `23/10`. */
export const formatDayShort = (day: Day): string => formatDay(day).slice(0, 5)
/** `9 giờ 05`, `17 giờ 00`. */
export const formatTime = (instant: Date): string => formatMinute(minuteOfDay(wallOf(instant)))
/** Minutes since midnight as `9 giờ 05`. */
export const formatMinute = (minute: number): string => `${Math.floor(minute / 60)} giờ ${two(minute % 60)}`
/** `23/10/2023`, the day of an instant. */
export const formatDate = (instant: Date): string => formatDay(dayOf(instant))
/** `9 giờ 40, 12/10/2023`. */
export const formatInstant = (instant: Date): string => `${formatTime(instant)}, ${formatDate(instant)}`
/** `12/10 09:40`, for narrow staff lists. */
export function formatStamp(instant: Date): string {
  const m = minuteOfDay(wallOf(instant))
  return `${formatDayShort(dayOf(instant))} ${two(Math.floor(m / 60))}:${two(m % 60)}`
}

export const WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const
/** `Thứ Hai` … `Chủ nhật`. */
export const weekdayName = (day: DayNumber): string => WEEKDAYS[weekdayOf(day)] ?? ''

/** The clock of the process: read by the hall once for each request or job, handed down as `ctx.now`. */
export const readClock = (): Date => new Date()
