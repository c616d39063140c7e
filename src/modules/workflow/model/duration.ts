/**
 * An ISO 8601 duration read as working time (thời gian làm việc), as the issue of a procedure means it:
 * `P3D` is three working days, `P1W` five, `PT4H` four working hours; months and years stay calendar.
 */
export type WorkingDuration = { months: number; days: number; minutes: number }

const pattern =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

const WORKING_DAYS_A_WEEK = 5

/**
 * Reads `P[n]Y[n]M[n]W[n]DT[n]H[n]M[n]S`. `months` are calendar months, `days` working days, `minutes`
 * working minutes (seconds round up to the minute; hours may have a fraction). Undefined if it is not such a
 * text, lasts nothing, or lasts longer than a hundred years.
 */
export function parseDuration(text: string): WorkingDuration | undefined {
  const found = pattern.exec(text.trim())
  if (!found) return undefined
  const [years, months, weeks, days, hours, minutes, seconds] =
    found.slice(1).map((part) => Number((part ?? '0').replace(',', '.')))
  const read = {
    months: (years ?? 0) * 12 + (months ?? 0),
    days: (weeks ?? 0) * WORKING_DAYS_A_WEEK + (days ?? 0),
    minutes: Math.round((hours ?? 0) * 60) + (minutes ?? 0) + Math.ceil((seconds ?? 0) / 60),
  }
  const sane = read.months <= 1_200 && read.days <= 36_500 && read.minutes <= 52_560_000
  return sane && read.months + read.days + read.minutes > 0 ? read : undefined
}

/** `{ days: 3 }` → "3 ngày làm việc"; parts joined by a space. */
export function formatDuration(duration: WorkingDuration): string {
  const hours = Math.floor(duration.minutes / 60)
  const rest = duration.minutes % 60
  return [
    duration.months && `${duration.months} tháng`,
    duration.days && `${duration.days} ngày làm việc`,
    hours && `${hours} giờ`,
    rest && `${rest} phút`,
  ].filter(Boolean).join(' ')
}
