import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../../tests/browser.ts'
import { keepPicture, wrongs } from '../../../tests/journeys/look.ts'
import { sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { currentVersion, importDefinitions, publishVersion } from '../procedures/index.ts'
import { logIn } from '../people/index.ts'
import { DEMO_PASSWORD } from '../../seed/department.ts'
import { addReview, beginProposal, confirmNote, listNotes, openMatter, recordFact, setReviewCost } from './service.ts'

const house = await openHouse(new Date('2023-10-20T02:15:00Z'))
const department = await sampleDepartment(house)
const control = await department.as('kiemsoat')
const session = await logIn(house.ctx(department.agency), { login: 'kiemsoat', password: DEMO_PASSWORD, place: 'test', userAgent: 'test' })
let browser: Browser
let server: ReturnType<typeof serve>
let base = ''
beforeAll(async () => {
  browser = await launchBrowser()
  base = await new Promise((ready) => { server = serve({ fetch: house.app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => { ready(`http://127.0.0.1:${port}`) }) })
})
afterAll(async () => {
  await browser.close()
  server.close()
})

it('the pages of procedure control and of imports are whole, wide and narrow', async () => {
  const start = { issuer: 'Bộ Công Thương', title: 'Công bố thủ tục hành chính sửa đổi, bổ sung lĩnh vực xúc tiến thương mại thuộc phạm vi chức năng quản lý của Bộ', procedures: ['2.000004', 'thu-tuc-moi'] }
  const id = await openMatter(control.ctx(), { ...start, kind: 'announcementSeen', on: '2023-10-16', number: '2500/QĐ-BCT' })
  await recordFact(control.ctx(), id, { kind: 'decisionSubmitted', on: '2023-10-18', note: 'Tờ trình 120/TTr-SCT' })
  await recordFact(control.ctx(), id, { kind: 'decisionSigned', on: '2023-10-19', note: 'Quyết định 3800/QĐ-UBND' })
  await openMatter(control.ctx(), { ...start, kind: 'decisionSigned', on: '2023-10-12', number: '3700/QĐ-UBND', issuer: 'Chủ tịch UBND tỉnh' })
  await openMatter(control.ctx(), { ...start, kind: 'lawInForce', on: '2023-12-01', number: '55/2023/NĐ-CP', issuer: 'Chính phủ' })
  const called = 'Thủ tục mới nhập từ tệp của đơn vị khác'
  const bytes = new TextEncoder().encode(JSON.stringify([{ ...(await currentVersion(control.ctx(), '2.000004')).definition, key: 'moi', name: called }, { key: 'hong' }]))
  const { id: importId } = await importDefinitions(control.ctx(), [{ name: 'danh-muc.json', bytes }])
  const reviewId = await addReview(control.ctx(), { year: 2023, procedure: '2.000004', doer: 'Phòng Quản lý Thương mại', doneBy: '2023-11-30', reason: 'Nhiều hồ sơ, giấy tờ trùng lặp', product: 'Phương án cắt giảm thời hạn' })
  await beginProposal(control.ctx(), reviewId)
  const inputs = { wagePerHour: 40_000, hoursToLearn: 1, hoursPerPaper: 2, paperHours: {}, hoursForForm: 0.5, hoursPerVisit: 2, costPerVisit: 50_000, visits: { direct: 2 }, costPerCopy: 1_000, costPerCertifiedCopy: 5_000, postage: 30_000, other: [], dossiersPerYear: 400 }
  await setReviewCost(control.ctx(), reviewId, { inputs, channel: 'direct', case: null })
  const { definition } = await currentVersion(control.ctx(), '2.000004')
  const bpmn = (definition.process?.bpmn ?? '').replace('Giao chuyên viên thụ lý hồ sơ.', 'Giao chuyên viên thụ lý hồ sơ, nêu điều cần lưu ý về hàng hóa khuyến mại và trị giá giải thưởng.')
  const [first, ...papers] = definition.papers ?? []
  await publishVersion(department.system(), { definition: { ...definition, papers: [...papers, ...(first ? [{ ...first, name: 'Bản cam kết về chất lượng hàng hóa khuyến mại' }] : [])], sets: 2, process: { bpmn } }, validFrom: '2023-10-21' })
  await house.runJobs()
  const [note] = await listNotes(control.ctx())
  await confirmNote((await department.as('chuyenvien1')).ctx(), note?.id ?? '')
  const context = await browser.newContext({ locale: 'vi-VN' })
  await context.addCookies([{ name: 'motcua_session', value: session.token, url: base }])
  const page = await context.newPage()
  for (const [name, path] of [['board', '/kiem-soat'], ['matter', `/kiem-soat/viec/${id}`], ['new', '/kiem-soat/viec-moi'], ['report', '/kiem-soat/bao-cao?tu=01/10/2023&den=31/10/2023'], ['reviews', '/kiem-soat/ra-soat?nam=2023'], ['review', `/kiem-soat/ra-soat/${reviewId}`], ['notes', '/kiem-soat/pho-bien'], ['note', `/can-doc/${note?.id}`], ['send', '/soan-thao/nhap'], ['rebase', '/ho-so/chuyen-phien-ban?thu-tuc=2.000004'], ['import', `/soan-thao/nhap/${importId}`]] as const) {
    await page.goto(`${base}${path}`)
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await wrongs(page, { narrowed: width < 1280 }), `${name} at ${width}`).toEqual([])
      await keepPicture(page, `control-${name}-${width}`)
    }
  }
  await context.close()
}, 120_000)
