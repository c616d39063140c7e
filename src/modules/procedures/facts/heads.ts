/** What the parts and columns of a document are called, in the many spellings of departments. */
import { fold } from './words.ts'

/** Parts of a procedure as documents head them; `other` ends the part before it. */
export type PartKind =
  | 'name' | 'code' | 'field' | 'agency' | 'applicant' | 'channel' | 'time' | 'sets' | 'papers' | 'fees' | 'law' | 'result' | 'condition' | 'publicSteps' | 'process' | 'case' | 'cases' | 'other'

/** Tried in order; each has to fit from the beginning of the folded words. */
const PARTS: [RegExp, PartKind][] = [
  [/^(ten )?(thu tuc hanh chinh|thu tuc|tthc)$|^ten (thu tuc|tthc)|^thu tuc (so )?\d*$/, 'name'],
  [/^(ma so|ma)( (so )?(thu tuc|tthc|ho so tthc))?( hanh chinh)?$|^so ho so tthc|^ma (thu tuc|tthc)|^ma quoc gia/, 'code'],
  [/^(linh vuc|nganh linh vuc)/, 'field'],
  [/^(tong )?(thoi han|thoi gian)( (giai quyet|xu ly|thuc hien|tra ket qua))*( (ho so|thu tuc|thu tuc hanh chinh|tthc|cong viec))?$|^tong (so )?(thoi gian|thoi han)/, 'time'],
  [/^so luong( ho so| bo ho so| bo)?$|^so bo( ho so)?$/, 'sets'],
  [/^(thanh phan( va)?( so luong)?( ho so)?|giay to (can|phai) nop|cac giay to (can|phai) nop|ho so|ho so (can|phai) nop|thanh phan ho so .{0,30})( (bao )?gom)?$/, 'papers'],
  [/^(phi|le phi|phi le phi|muc (thu|phi)|phi va le phi)( (neu co|giai quyet|tham dinh))?( |$)/, 'fees'],
  [/^(can cu phap ly|co so phap ly|can cu|van ban quy pham|tai lieu vien dan|van ban phap ly|vien dan)/, 'law'],
  [/^ket qua( (thuc hien|giai quyet|tra))?( (thu tuc|thu tuc hanh chinh|tthc))?$|^san pham/, 'result'],
  [/^(yeu cau|dieu kien)(( va| hoac)?( yeu cau| dieu kien))*( (thuc hien|doi voi|cua|de|neu co).*)?$/, 'condition'],
  [/^(doi tuong( thuc hien| ap dung)?|ai duoc nop|doi tuong va)/, 'applicant'],
  [/^(cach thuc( thuc hien| nop)?|cach nop|hinh thuc nop|kenh)/, 'channel'],
  [/^trinh tu( thuc hien)?( thu tuc| tthc)?$/, 'publicSteps'],
  [/^(co quan|don vi) (thuc hien|giai quyet|quyet dinh|co tham quyen|phoi hop|truc tiep|duoc uy quyen)/, 'agency'],
  [/^(quy trinh|noi dung quy trinh|cac buoc|luu do|bang buoc)/, 'process'],
  [/^cac truong hop$/, 'cases'],
  [/^truong hop /, 'case'],
  [/^(muc dich|pham vi|dinh nghia|bieu mau|ho so luu|luu (ho so|tru)|noi (tiep nhan|nop)|dia (chi|diem)|sua doi|trach nhiem|phu luc|giai thich|rui ro|co (so|quan) ban hanh|phien ban|ma bam|hieu luc|thu tuc lien quan|lien quan|thu tuc nay|ten mau don|mau don|mau to khai|ghi chu|nguoi lap|phan cong|bang theo doi|lan (ban hanh|sua doi)|ngay (hieu luc|ban hanh|ap dung)|ma hieu|soan thao( xem xet|$)|xem xet$|phe duyet$|ho va ten$|chuc vu$|chu ky|cap thuc hien|muc do (truc tuyen|dich vu))/, 'other'],
]

/** `5.2.`, `a)`, `3.`, `IV.`, `-`: numbers before a head are no part of it. */
export const withoutNumber = (text: string): string =>
  text.replace(/^\s*(?:[-–+•*]\s*)?(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]\d?|[IVX]{1,4})[).:]\)?\s+|\d{1,2}(?:\.\d{1,2})+\s+|\d{1,2}\s*[-–]\s+)?/u, '').trim()

/** The part that a text heads: the whole text, or what stands before its colon. */
export function partOf(text: string): { kind: PartKind; rest: string; head: string } | undefined {
  const [first = '', ...more] = text.split('\n')
  const bare = withoutNumber(first)
  const colon = bare.search(/\s*[:：]/)
  const head = (colon >= 0 && colon < 90 ? bare.slice(0, colon) : bare).replace(/\s*[(（][^)）]*[)）]?\s*$/, '')
  const rest = [colon >= 0 && colon < 90 ? bare.slice(colon).replace(/^\s*[:：]\s*/, '') : '', ...more].filter((one) => one !== '').join('\n')
  if (head.length === 0 || head.length > 90) return undefined
  const key = fold(head)
  const kind = PARTS.find(([pattern]) => pattern.test(key))?.[1]
  if (kind === undefined) return undefined
  // Without a colon a long sentence only begins like a head.
  if (colon < 0 && key.split(' ').length > 9 && kind !== 'case') return undefined
  return { kind, rest, head }
}

export type ColumnKind =
  | 'index' | 'step' | 'role' | 'hours' | 'form' | 'output' | 'formOrOutput' | 'work'
  | 'paper' | 'originals' | 'copies' | 'count' | 'paperForm'
  | 'kept' | 'fee' | 'amount' | 'applies' | 'law' | 'lawTitle' | 'channel' | 'time' | 'caseName' | 'note' | 'result' | 'total'

const COLUMNS: [RegExp, ColumnKind][] = [
  [/^(noi|thoi gian|thoi han|bo phan|don vi) luu/, 'kept'],
  [/^(tt|stt|so tt|so thu tu|thu tu|thu tu cong viec|thu tu thuc hien|b|#|no)$/, 'index'],
  [/^(ban chinh|so ban chinh|chinh|ban goc)$/, 'originals'],
  [/^(ban sao|so ban sao|sao|ban photo|ban chup)/, 'copies'],
  [/^(so luong|so ban|so luong ban|loai ban)/, 'count'],
  [/^(ten )?(giay to|thanh phan ho so|thanh phan|ten giay to|ten ho so|giay to can nop|ho so)( phai nop| can nop)?$|^ten giay to|^thanh phan ho so/, 'paper'],
  [/^(mau don|mau to khai|mau don to khai|ten mau|mau)( |$)(?!.*ket qua)/, 'paperForm'],
  [/^(noi dung cong viec|noi dung thuc hien|noi dung|trinh tu|trinh tu thuc hien|trinh tu cong viec|trinh tu cac buoc|cong viec|ten cong viec|cac buoc|cac buoc thuc hien|cac buoc cong viec|hoat dong|ten buoc|buoc thuc hien|buoc cong viec|cac buoc trinh tu thuc hien|buoc noi dung|noi dung cac buoc|noi dung buoc)( |$)/, 'step'],
  [/^(trach nhiem|don vi|nguoi|bo phan|chuc danh|noi thuc hien|co quan|vi tri|can bo|cong chuc|vai tro|chu the|ai thuc hien|phong ban)( |$)/, 'role'],
  [/^(thoi gian|thoi han|so gio|gio lam viec|so ngay|gio|ngay|ngay lam viec|thoi luong)( |$)/, 'hours'],
  [/^(bieu mau|tai lieu|ho so).*(ket qua|san pham)|^(ket qua|san pham).*(bieu mau)/, 'formOrOutput'],
  [/^(bieu mau|ma bieu mau|ma hieu|tai lieu)/, 'form'],
  [/^(ket qua|san pham|dau ra)/, 'output'],
  [/^(khoan thu|ten phi|loai phi|ten le phi|loai le phi|ten khoan|phi le phi|khoan)/, 'fee'],
  [/^(muc thu|muc phi|so tien|muc|thanh tien)/, 'amount'],
  [/^(ap dung|doi tuong|dieu kien|truong hop ap dung)/, 'applies'],
  [/^(so ky hieu|so hieu|van ban|so van ban|ky hieu)/, 'law'],
  [/^(trich yeu|ten van ban|ten goi)/, 'lawTitle'],
  [/^(hinh thuc|cach thuc|kenh|phuong thuc)/, 'channel'],
  [/^(truong hop)/, 'caseName'],
  [/^(mo ta|dien giai|cach lam|noi dung kiem tra|yeu cau)/, 'work'],
  [/^(hieu luc|noi nhan|noi tiep nhan|dia diem|can cu|ten thu tuc|ten tthc|rui ro|bien phap|ghi chu|co quan ban hanh|ngay ban hanh|ngay|ma|duong dan|danh gia|tieu chi)/, 'note'],
]

export const columnOf = (head: string): ColumnKind | undefined => {
  const key = fold(head.replace(/\([^)]*\)/g, ' '))
  if (key === 'buoc' || key === 'cac buoc') return 'step'
  return COLUMNS.find(([pattern]) => pattern.test(key))?.[1]
}

/** `records`: what is kept and for how long; it tells nothing of the procedure. */
export type TableKind = 'records' | 'steps' | 'papers' | 'fees' | 'laws' | 'channels' | 'times'

/** What a row of heads heads; undefined if it is none. */
export function tableOf(kinds: readonly (ColumnKind | undefined)[]): TableKind | undefined {
  const has = (...wanted: ColumnKind[]): boolean => wanted.some((one) => kinds.includes(one))
  if (has('kept')) return 'records'
  if (has('step') && (has('hours') || (has('role') && has('form', 'output', 'formOrOutput', 'index')))) return 'steps'
  if (has('channel') && has('hours')) return 'channels'
  if (has('caseName') && has('hours')) return 'times'
  if (has('paper') && has('originals', 'copies', 'count', 'paperForm')) return 'papers'
  if (has('amount') && has('fee', 'step', 'applies')) return 'fees'
  if (has('law') && has('lawTitle', 'note', 'index')) return 'laws'
  return undefined
}
