// `npm run pictures`: the pictures of the README, taken from the built program with its demonstration.
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchBrowser } from '../tests/browser.ts'
import { ensureBuild, ensurePackages, nodePath, root } from './prepare.mjs'
import { smallPng } from './small-png.mjs'

const PASSWORD = 'motcua-2023'
const album = join(root, 'docs', 'pictures')

/** Starts the program on an empty folder and waits until it says where it runs. */
async function start(folder) {
  const port = await new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => { const free = server.address().port; server.close(() => done(free)) })
  })
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', BASE_URL: `http://localhost:${port}`, MOTCUA_DATA: folder, SEED: 'demo', LOG_LEVEL: 'error', DATABASE_URL: '', SMTP_URL: '' }
  const child = spawn(nodePath(), [join(root, 'dist', 'main.js')], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((done) => child.once('exit', done))
  await new Promise((ready, failed) => {
    child.stdout.on('data', (said) => { process.stdout.write(said); if (String(said).includes('đang chạy')) ready() })
    child.once('exit', (code) => failed(new Error(`The program ended with ${code}`)))
  })
  return { url: `http://127.0.0.1:${port}`, stop: () => { child.kill('SIGTERM'); return ended } }
}

/** One person at one screen. */
async function sit(browser, url, { width, height = 800, login }) {
  const context = await browser.newContext({ baseURL: url, viewport: { width, height }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  const page = await context.newPage()
  if (login) {
    await page.goto('/dang-nhap')
    await page.fill('[name=login]', login)
    await page.fill('[name=password]', PASSWORD)
    await page.click('main button[type=submit]')
    await page.waitForURL((at) => at.pathname !== '/dang-nhap')
  }
  return page
}

/** The pixels of a screenshot, read by the browser itself. */
const pixelsOf = (page, shot) => page.evaluate(async (address) => {
  const picture = await createImageBitmap(await (await fetch(address)).blob())
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  const drawing = canvas.getContext('2d')
  drawing.drawImage(picture, 0, 0)
  const { data } = drawing.getImageData(0, 0, picture.width, picture.height)
  let text = ''
  for (let i = 0; i < data.length; i += 32768) text += String.fromCharCode(...data.subarray(i, i + 32768))
  return { width: picture.width, height: picture.height, base64: btoa(text) }
}, `data:image/png;base64,${shot.toString('base64')}`)

async function take(page, name) {
  await page.evaluate(() => document.fonts.ready)
  const shot = await page.screenshot()
  // On a page without rules of its own: the program's pages forbid such addresses.
  await page.goto('about:blank')
  const { width, height, base64 } = await pixelsOf(page, shot)
  const png = smallPng({ width, height, pixels: Buffer.from(base64, 'base64') })
  writeFileSync(join(album, `${name}.png`), png)
  console.log(`${name}.png ${Math.round(png.length / 1000)} kB`)
}

const scenes = {
  async 'home-1280'(seat) {
    const page = await seat({ width: 1280 })
    await page.goto('/')
    return page
  },
  async 'procedure-1280'(seat) {
    const page = await seat({ width: 1280, height: 840 })
    await page.goto('/thu-tuc/2.000004')
    return page
  },
  /** The second secret stands on the page of who filed it; with it anybody sees the details. */
  async 'tracking-360'(seat) {
    const owner = await seat({ width: 1280, login: 'giobien' })
    await owner.goto('/ho-so-cua-toi')
    await owner.click('main tr:has-text("Trong hạn") a[href^="/ho-so-cua-toi/H08.14-"]')
    await owner.waitForURL(/H08\.14-/)
    const secret = await owner.locator('dt:has-text("Mã bí mật") + dd').innerText()
    const page = await seat({ width: 360, height: 1100 })
    await page.goto(`/tra-cuu/${/H08\.14-\d{6}-\d{4,}/.exec(owner.url())[0]}`)
    await page.fill('[name=bi-mat]', secret)
    await page.click('button:has-text("Xem chi tiết")')
    await page.waitForSelector('button:has-text("Xem chi tiết")', { state: 'detached' })
    return page
  },
  async 'worklist-1280'(seat) {
    const page = await seat({ width: 1280, login: 'chuyenvien1' })
    await page.goto('/viec')
    return page
  },
  async 'dossier-1280'(seat) {
    const page = await seat({ width: 1280, height: 840, login: 'chuyenvien1' })
    await page.goto('/viec')
    await page.click('main tbody a[href^="/ho-so/"]')
    return page
  },
  /** A draft of 2.000004, its process beside the document that comes from it. */
  async 'studio-1280'(seat) {
    const page = await seat({ width: 1280, height: 840, login: 'kiemsoat' })
    const draft = await (await page.request.post('/api/v1/drafts', { data: { from: 'version', key: '2.000004' } })).json()
    await page.goto(`/soan-thao/${draft.id}/thanh-phan?xem=quy-trinh-iso`)
    return page
  },
  async 'studio-process-1280'(seat) {
    const page = await seat({ width: 1280, height: 840, login: 'kiemsoat' })
    const draft = await (await page.request.post('/api/v1/drafts', { data: { from: 'version', key: '2.000004' } })).json()
    await page.goto(`/soan-thao/${draft.id}/quy-trinh`)
    await page.locator('#dau-ra small', { hasText: 'Khớp' }).first().waitFor()
    return page
  },
}

ensurePackages()
ensureBuild()
mkdirSync(album, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'motcua-pictures-'))
chmodSync(folder, 0o755)
const program = await start(folder)
const browser = await launchBrowser()
try {
  for (const [name, scene] of Object.entries(scenes)) await take(await scene((who) => sit(browser, program.url, who)), name)
} finally {
  await browser.close()
  await program.stop()
  rmSync(folder, { recursive: true, force: true })
}
