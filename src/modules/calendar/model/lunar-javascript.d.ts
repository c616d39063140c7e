// The package carries no types; the tests compare our lunar calendar with this much of it.
declare module 'lunar-javascript' {
  const lunar: { Lunar: { fromYmd(year: number, month: number, day: number): { getSolar(): { toYmd(): string } } } }
  export default lunar
}
