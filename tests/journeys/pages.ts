import type { Page } from 'playwright-core'
import { amend, withOneCheckMore } from './amend.ts'
import { PASSWORD } from './people.ts'

/** A page somebody can come to: by its address, or by what one does to get it. */
export type Known = {
  /** Also the name of its picture. */
  name: string
  /** Who looks; nobody is a visitor. */
  who?: string
  path: string
  /** What to do there to get the page that is meant; it may be another window. */
  go?: (page: Page) => Promise<Page | void>
  status?: number
  /** Pages with a script of their own; staff pages always have theirs. */
  scripted?: true
}

const inList = (state: string) => async (page: Page): Promise<void> => {
  await page.goto(`/ho-so?trang-thai=${state}`)
  await page.locator('tr[data-row] a').first().click()
  await page.waitForURL(/\/ho-so\/H08/)
}
const first = async (page: Page): Promise<void> => {
  await page.locator('tr[data-row] a').first().click()
  await page.waitForURL(/\/ho-so\/H08/)
}
const own = (state: string) => async (page: Page): Promise<void> => {
  await page.locator('tr', { hasText: state }).getByRole('link').first().click()
  await page.waitForURL(/\/ho-so-cua-toi\/H08/)
}
const under = (place: string) => async (page: Page): Promise<void> => {
  await page.locator('tr[data-row] a').first().click()
  await page.waitForURL(/\/ho-so\/H08/)
  await page.goto(`${page.url()}/${place}`)
}
/** Sends the main form as it is. */
const send = (name: string | RegExp) => async (page: Page): Promise<void> => {
  await page.locator('main').getByRole('button', { name }).first().click()
  await page.locator('#can-sua').waitFor()
}
const beginDraft = async (page: Page): Promise<void> => {
  await page.getByText('Từ thủ tục đang dùng').click()
  await page.locator('select[name=procedure]').selectOption('2.000176')
  await page.getByRole('button', { name: 'Lập bản thảo', exact: true }).first().click()
  await page.waitForURL(/\/soan-thao\/[0-9a-f-]{36}/)
}
/** A page of a draft that was just begun: its path below the draft. */
const ofDraft = (place: string) => async (page: Page): Promise<void> => {
  await beginDraft(page)
  await page.goto(`${page.url().split('/').slice(0, 5).join('/')}/${place}`)
}
const beginMatter = async (page: Page): Promise<void> => {
  const data = { kind: 'announcementSeen', on: '2026-11-02', number: '1/QĐ-BCT', issuer: 'Bộ Công Thương', title: 'Công bố thủ tục (minh họa)', procedures: ['2.000004'] }
  const answer = await page.request.post('/api/v1/control/matters', { data, headers: { 'sec-fetch-site': 'same-origin' } })
  if (!answer.ok()) throw new Error(await answer.text())
  await page.goto(`/kiem-soat/viec/${((await answer.json()) as { id: string }).id}`)
}
/** Both widths come at the same time; the procedure is changed once. */
let amended: Promise<void> | undefined
/** A note with a changed step: one that is there, or that of a procedure changed now. */
const readNote = async (page: Page): Promise<void> => {
  const changed = page.locator('main tr', { hasText: /\d\. / }).getByRole('link').first()
  if ((await changed.count()) === 0) {
    const { origin } = new URL(page.url())
    await (amended ??= amend(async (login) => {
      const seat = await page.context().browser()?.newContext({ baseURL: origin })
      if (!seat) throw new Error('The browser is gone')
      await seat.request.post('/dang-nhap', { form: { login, password: PASSWORD }, headers: { 'sec-fetch-site': 'same-origin' }, maxRedirects: 0 })
      return seat.request
    }, '2.000673', withOneCheckMore))
    for (let waits = 0; waits < 60 && (await changed.count()) === 0; waits++) {
      await page.waitForTimeout(500)
      await page.reload()
    }
  }
  await changed.click()
  await page.waitForURL(/\/can-doc\/./)
}
/** Who filed it lends code and secret to somebody who is not logged in. */
const track = (secret: boolean) => async (page: Page): Promise<Page> => {
  await page.locator('main a[href*="/ho-so-cua-toi/H08"]').first().click()
  await page.waitForURL(/\/ho-so-cua-toi\/H08/)
  const { origin, pathname } = new URL(page.url())
  const word = await page.locator('dt:has-text("Mã bí mật") + dd').innerText()
  const stranger = await page.context().browser()?.newPage({ viewport: page.viewportSize() })
  if (!stranger) throw new Error('The browser is gone')
  await stranger.goto(`${origin}/tra-cuu${pathname.replace('/ho-so-cua-toi', '')}`)
  if (secret) {
    await stranger.getByRole('textbox', { name: 'Mã bí mật' }).fill(word)
    await stranger.getByRole('button', { name: 'Xem chi tiết' }).click()
    await stranger.getByText('Quá trình').waitFor()
  }
  return stranger
}

const forEveryone: Known[] = [
  { name: 'home', path: '/' },
  { name: 'catalogue', path: '/thu-tuc' },
  { name: 'catalogue-search', path: '/thu-tuc?q=khuyen+mai' },
  { name: 'catalogue-alike', path: '/thu-tuc?q=khuyn+mia' },
  { name: 'catalogue-nothing', path: '/thu-tuc?q=zzqqxx' },
  { name: 'catalogue-field', path: '/thu-tuc?linh-vuc=X%C3%BAc+ti%E1%BA%BFn+th%C6%B0%C6%A1ng+m%E1%BA%A1i' },
  { name: 'procedure', path: '/thu-tuc/2.000004' },
  { name: 'procedure-cases', path: '/thu-tuc/2.000591' },
  { name: 'procedure-version', path: '/thu-tuc/2.000004?phien-ban=1' },
  { name: 'guidance', path: '/huong-dan' },
  { name: 'track-ask', path: '/tra-cuu' },
  { name: 'track-malformed', path: '/tra-cuu?ma=xyz', status: 422 },
  { name: 'track-unknown', path: '/tra-cuu/H08.14-200101-0001', status: 404 },
  { name: 'log-in', path: '/dang-nhap' },
  { name: 'log-in-wrong', path: '/dang-nhap', go: send('Đăng nhập') },
  { name: 'register', path: '/dang-ky' },
  { name: 'register-wrong', path: '/dang-ky', go: send(/Tạo tài khoản/) },
  { name: 'api', path: '/api' },
  { name: 'not-found', path: '/khong-co-trang-nay', status: 404 },
]

const forApplicants: Known[] = [
  { name: 'own-list', who: 'giobien', path: '/ho-so-cua-toi' },
  { name: 'own-list-empty', who: 'locvan', path: '/ho-so-cua-toi?truoc=2020-01-01T00:00:00.000Z' },
  { name: 'own-processing', who: 'giobien', path: '/ho-so-cua-toi', go: own('Đang giải quyết') },
  { name: 'own-finished', who: 'giobien', path: '/ho-so-cua-toi', go: own('Đã trả kết quả') },
  { name: 'track-open', who: 'locvan', path: '/ho-so-cua-toi', go: track(false) },
  { name: 'track-details', who: 'locvan', path: '/ho-so-cua-toi', go: track(true) },
  { name: 'filing', who: 'giobien', path: '/thu-tuc/2.000004/nop', scripted: true },
  { name: 'filing-wrong', who: 'giobien', path: '/thu-tuc/2.000004/nop', go: send('Nộp hồ sơ'), scripted: true },
  { name: 'filing-case', who: 'giobien', path: '/thu-tuc/2.000591/nop' },
  { name: 'filing-case-wrong', who: 'giobien', path: '/thu-tuc/2.000591/nop?truong-hop=la' },
  { name: 'filing-at-counter-only', who: 'giobien', path: '/thu-tuc/2.000598/nop' },
  { name: 'own-notices', who: 'giobien', path: '/thong-bao' },
  { name: 'own-account', who: 'giobien', path: '/tai-khoan' },
  { name: 'forbidden', who: 'giobien', path: '/ho-so', status: 403 },
]

const forStaff: Known[] = [
  { name: 'counter', who: 'motcua1', path: '/mot-cua' },
  { name: 'counter-choose', who: 'motcua1', path: '/mot-cua/nop' },
  { name: 'counter-filing', who: 'motcua1', path: '/mot-cua/nop/2.000004' },
  { name: 'counter-filing-wrong', who: 'motcua1', path: '/mot-cua/nop/2.000004', go: send(/hồ sơ/i) },
  { name: 'counter-case', who: 'motcua1', path: '/mot-cua/nop/2.000591' },
  { name: 'dossier-to-receive', who: 'motcua1', path: '/', go: inList('cho-tiep-nhan') },
  { name: 'dossier-to-hand-over', who: 'motcua1', path: '/', go: inList('cho-tra') },
  { name: 'staff-forbidden', who: 'motcua1', path: '/quan-tri/lich', status: 403 },
  { name: 'staff-not-found', who: 'motcua1', path: '/ho-so/H08.14-200101-0001', status: 404 },
  { name: 'work', who: 'chuyenvien1', path: '/viec' },
  { name: 'work-overdue', who: 'chuyenvien1', path: '/viec?han=qua-han' },
  { name: 'work-nothing', who: 'chuyenvien1', path: '/viec?q=zzqqxx' },
  { name: 'dossier-to-appraise', who: 'chuyenvien1', path: '/viec', go: first },
  { name: 'dossier-refused-act', who: 'chuyenvien1', path: '/viec?han=trong-han', go: async (page) => { await first(page); await send(/Trình|Xong|Chuyển|Xác nhận/)(page) } },
  { name: 'why-this-date', who: 'chuyenvien1', path: '/viec', go: under('thoi-han') },
  { name: 'diagram', who: 'chuyenvien1', path: '/viec', go: under('so-do') },
  { name: 'dossier-waiting', who: 'chuyenvien1', path: '/', go: inList('cho-bo-sung') },
  { name: 'dossier-answered', who: 'chuyenvien1', path: '/', go: inList('da-gui-bo-sung') },
  { name: 'dossier-overdue', who: 'truongphong1', path: '/', go: inList('qua-han') },
  { name: 'work-head', who: 'truongphong1', path: '/viec' },
  { name: 'dossier-head', who: 'truongphong1', path: '/viec', go: first },
  { name: 'work-leader', who: 'lanhdao', path: '/viec' },
  { name: 'dossier-leader', who: 'lanhdao', path: '/viec', go: first },
  { name: 'work-clerk', who: 'vanthu', path: '/viec' },
  { name: 'dossier-clerk', who: 'vanthu', path: '/viec', go: first },
  { name: 'dossiers', who: 'kiemsoat', path: '/ho-so' },
  { name: 'dossiers-nothing', who: 'kiemsoat', path: '/ho-so?q=zzqqxx' },
  { name: 'dossier-finished', who: 'kiemsoat', path: '/', go: inList('da-xong') },
  { name: 'dossier-closed', who: 'kiemsoat', path: '/', go: inList('da-dong') },
  { name: 'staff-notices', who: 'chuyenvien1', path: '/thong-bao' },
  { name: 'staff-account', who: 'chuyenvien1', path: '/tai-khoan' },
  { name: 'inspector', who: 'kiemtra', path: '/viec' },
  { name: 'administrator', who: 'quantri', path: '/viec' },
  { name: 'calendar', who: 'quantri', path: '/quan-tri/lich' },
  { name: 'calendar-dossiers', who: 'quantri', path: '/quan-tri/lich/ho-so' },
  { name: 'organisation', who: 'quantri', path: '/quan-tri/to-chuc' },
  { name: 'organisation-wrong', who: 'quantri', path: '/quan-tri/to-chuc', go: send('Thêm đơn vị') },
  { name: 'officers', who: 'quantri', path: '/quan-tri/to-chuc/can-bo' },
  { name: 'officers-wrong', who: 'quantri', path: '/quan-tri/to-chuc/can-bo', go: send('Thêm cán bộ') },
  { name: 'officer', who: 'quantri', path: '/quan-tri/to-chuc/can-bo', go: async (page) => { await page.locator('main td a').first().click(); await page.waitForURL(/\/can-bo\/./) } },
  { name: 'delegations', who: 'quantri', path: '/quan-tri/to-chuc/uy-quyen' },
  { name: 'mails', who: 'quantri', path: '/quan-tri/thu' },
  { name: 'drafts', who: 'quantri', path: '/soan-thao' },
  { name: 'publish', who: 'kiemsoat', path: '/soan-thao/cong-bo' },
  { name: 'decisions', who: 'kiemsoat', path: '/soan-thao/quyet-dinh' },
  { name: 'import', who: 'kiemsoat', path: '/soan-thao/nhap' },
  { name: 'agreement', who: 'kiemsoat', path: '/thu-tuc/2.000004/khop' },
  { name: 'compare-versions', who: 'kiemsoat', path: '/thu-tuc/2.000004/so-sanh' },
  { name: 'compare-document', who: 'kiemsoat', path: '/thu-tuc/2.000004/doi-chieu' },
  { name: 'control', who: 'kiemsoat', path: '/kiem-soat' },
  { name: 'control-report', who: 'kiemsoat', path: '/kiem-soat/bao-cao' },
  { name: 'control-review', who: 'kiemsoat', path: '/kiem-soat/ra-soat' },
  { name: 'control-notes', who: 'kiemsoat', path: '/kiem-soat/pho-bien' },
  { name: 'control-note', who: 'kiemsoat', path: '/kiem-soat/pho-bien', go: readNote },
  { name: 'to-read', who: 'chuyenvien1', path: '/can-doc' },
  { name: 'control-new', who: 'kiemsoat', path: '/kiem-soat/viec-moi' },
  { name: 'control-matter', who: 'kiemsoat', path: '/kiem-soat', go: beginMatter },
  { name: 'move-dossiers', who: 'kiemsoat', path: '/ho-so/chuyen-phien-ban' },
  { name: 'draft', who: 'kiemsoat', path: '/soan-thao', go: beginDraft },
  { name: 'draft-beside', who: 'kiemsoat', path: '/soan-thao', go: ofDraft('can-cu?xem=quy-trinh-iso') },
  { name: 'draft-outputs', who: 'kiemsoat', path: '/soan-thao', go: ofDraft('dau-ra') },
  { name: 'draft-try-run', who: 'kiemsoat', path: '/soan-thao', go: ofDraft('chay-thu') },
  { name: 'drafts-to-judge', who: 'truongphong1', path: '/soan-thao' },
]

export const pages: Known[] = [...forEveryone, ...forApplicants, ...forStaff]
