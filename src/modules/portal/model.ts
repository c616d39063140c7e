/** The public face (cổng công khai): what its figures say. Pure. */

/** What a month looks like from outside: counts of dossiers. */
export type MonthFigures = { finished: number; /** of them with a due date */ dated: number; onTime: number; late: number; online: number; open: number; waiting: number }

/** `978, 1000` → `97,8`; undefined without a denominator: no number is not zero. */
export function percent(part: number, whole: number): string | undefined {
  if (whole === 0) return undefined
  // 996 of 1,000 must not become 100 %: what is not all is never shown as all.
  const tenths = Math.round((part / whole) * 1000)
  const shown = part < whole ? Math.min(tenths, 999) : tenths
  return String(shown / 10).replace('.', ',')
}

export type Figure = { value: string; unit?: string; label: string; state?: 'doneOnTime' | 'doneLate'; note: string }

const NONE = 'chưa có số liệu'
const shown = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '.')

/** The four big numbers of the home page, each with its numerator and denominator in words. */
export function figuresOf(f: MonthFigures): Figure[] {
  const resolved = `${shown(f.finished)} hồ sơ đã giải quyết`
  const dated = `${shown(f.dated)} hồ sơ đã giải quyết có ngày hẹn trả`
  const share = (part: number, whole: number, words: string) => {
    const value = percent(part, whole)
    return value === undefined ? { value: '–', note: NONE } : { value, unit: '%', note: `${shown(part)} trong ${words}` }
  }
  return [
    { label: 'Đúng hạn, trước hạn', state: 'doneOnTime', ...share(f.onTime, f.dated, dated) },
    { label: 'Trễ hạn', state: 'doneLate', ...(f.dated === 0 ? { value: '–', note: NONE } : { value: shown(f.late), note: `trong ${dated}` }) },
    { label: 'Đang xử lý', value: shown(f.open), note: `${shown(f.waiting)} hồ sơ đang chờ bổ sung giấy tờ` },
    { label: 'Nộp trực tuyến', ...share(f.online, f.finished, resolved) },
  ]
}

/** Words offered under the search box; only those that some procedure answers to are shown. */
export const SUGGESTED = ['khuyến mại', 'an toàn thực phẩm', 'xăng dầu', 'bán lẻ rượu', 'hóa chất'] as const

/** From so many procedures on, a list of those most filed says something. */
const ENOUGH = 3

/**
 * The procedures for the home page: those most filed, by real filings; while too few were filed, those first and
 * then the others by name, and `counted` is false, so that the list claims nothing.
 */
export function oftenOf<T>(all: readonly T[], filed: readonly T[], size: number): { often: T[]; counted: boolean } {
  if (filed.length >= ENOUGH) return { often: filed.slice(0, size), counted: true }
  return { often: [...filed, ...all.filter((one) => !filed.includes(one))].slice(0, size), counted: false }
}
