import { dayNumberOf, type DayNumber } from '../../../platform/time.ts'

/**
 * The Vietnamese lunisolar calendar (âm lịch): a month begins on the day of the new moon, the eleventh month
 * holds the winter solstice, and in a year of thirteen months the first one without a principal term is the
 * leap month. All of it is read on the clock of UTC+7, which is why a Chinese table (UTC+8) is wrong here:
 * in 2030 Tết falls on 02/02 in Vietnam and on 03/02 in China.
 *
 * New moons and the longitude of the sun after Jean Meeus, Astronomical Algorithms, chapters 49 and 25; good to
 * a few minutes from 1900 to 2100.
 */
const JULIAN_DAY_OF_1970 = 2440587.5
const SYNODIC_MONTH = 29.530588861

const radians = (degrees: number) => (degrees * Math.PI) / 180
const sine = (degrees: number) => Math.sin(radians(degrees))

/** Periodic terms of the new moon: coefficient in days, power of E, multiples of M, M′, F and Ω. */
const newMoonTerms = [
  [-0.4072, 0, 0, 1, 0, 0], [0.17241, 1, 1, 0, 0, 0], [0.01608, 0, 0, 2, 0, 0], [0.01039, 0, 0, 0, 2, 0],
  [0.00739, 1, -1, 1, 0, 0], [-0.00514, 1, 1, 1, 0, 0], [0.00208, 2, 2, 0, 0, 0], [-0.00111, 0, 0, 1, -2, 0],
  [-0.00057, 0, 0, 1, 2, 0], [0.00056, 1, 1, 2, 0, 0], [-0.00042, 0, 0, 3, 0, 0], [0.00042, 1, 1, 0, 2, 0],
  [0.00038, 1, 1, 0, -2, 0], [-0.00024, 1, -1, 2, 0, 0], [-0.00017, 0, 0, 0, 0, 1], [-0.00007, 0, 2, 1, 0, 0],
] as const

/** Seconds by which dynamical time runs ahead of the clocks, near enough for 1950–2100 (Espenak and Meeus). */
function deltaT(year: number): number {
  const t = year - 2000
  return year < 2005 ? 63.86 + 0.3345 * t : 62.92 + 0.32217 * t + 0.005589 * t * t
}

/** The k-th new moon after the one of 06/01/2000, as a Julian day on clocks at Greenwich. */
function newMoon(k: number): number {
  const t = k / 1236.85
  const e = 1 - 0.002516 * t - 0.0000074 * t * t
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t * t
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t
  const mean = 2451550.09766 + SYNODIC_MONTH * k + 0.00015437 * t * t
  const periodic = newMoonTerms.reduce(
    (sum, [size, power, a, b, c, d]) => sum + size * e ** power * sine(a * sun + b * moon + c * latitude + d * node),
    0,
  )
  // The largest of the planetary corrections.
  const planets = 0.000325 * sine(299.77 + 0.107408 * k - 0.009173 * t * t) + 0.000165 * sine(251.88 + 0.016321 * k)
  return mean + periodic + planets - deltaT(2000 + k / 12.3685) / 86_400
}

/** Apparent longitude of the sun at a Julian day, in degrees 0…360; 270 is the winter solstice. */
function sunLongitude(julianDay: number): number {
  const t = (julianDay - 2451545) / 36_525
  const anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t
  const centre =
    (1.914602 - 0.004817 * t) * sine(anomaly) + (0.019993 - 0.000101 * t) * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly)
  const mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
  const apparent = mean + centre - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t)
  return ((apparent % 360) + 360) % 360
}

/** The day on which the k-th new moon falls on a clock `hours` ahead of Greenwich. */
const newMoonDay = (k: number, hours: number): DayNumber => Math.floor(newMoon(k) - JULIAN_DAY_OF_1970 + hours / 24)

/** Which of the twelve principal terms the sun has passed as a day begins; 9 from the winter solstice on. */
const principalTerm = (day: DayNumber, hours: number): number =>
  Math.floor(sunLongitude(day + JULIAN_DAY_OF_1970 - hours / 24) / 30)

/** The new moon that opens the eleventh month of a year: the month which holds the winter solstice. */
function eleventhMonth(year: number, hours: number): number {
  const yearEnd = dayNumberOf(`${year}-12-31`) ?? 0
  let k = Math.floor((yearEnd + JULIAN_DAY_OF_1970 - 2451550.1) / SYNODIC_MONTH) + 1
  while (newMoonDay(k, hours) > yearEnd) k--
  return principalTerm(newMoonDay(k, hours), hours) >= 9 ? k - 1 : k
}

/** Whether the month opened by a new moon has no principal term: the sun stays in one sign all through it. */
const hasNoTerm = (k: number, hours: number): boolean =>
  principalTerm(newMoonDay(k, hours), hours) === principalTerm(newMoonDay(k + 1, hours), hours)

/**
 * The day of a lunar date `day/month` of the lunar year that begins in `year`; months 1 to 9, never the leap
 * one. `hours` is the clock the calendar is read on: 7 in Vietnam.
 */
export function dayOfLunar(day: number, month: number, year: number, hours = 7): DayNumber {
  const winter = eleventhMonth(year - 1, hours)
  const isLeapYear = eleventhMonth(year, hours) - winter === 13
  let k = winter + 1 + month
  if (isLeapYear) {
    let leap = winter + 1
    while (!hasNoTerm(leap, hours)) leap++
    if (leap <= k) k++
  }
  return newMoonDay(k, hours) + day - 1
}
