import { describe, expect, it } from 'vitest'
import { formIn } from '../../../../../../tests/form-in.ts'
import { sampleDepartment, type Person } from '../../../../../../tests/samples.ts'
import { openHouse } from '../../../../../../tests/test.ts'
import { startDraft } from '../../../service.ts'
import { hrefOf } from '../where.ts'
import { shownOutputs } from './kinds.ts'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house, ['2.000004'])
const lam = await department.as('kiemsoat')
const ngan = await department.as('truongphong1')

const begin = async (): Promise<string> => (await startDraft(lam.ctx(), { from: 'version', key: '2.000004' })).id
const page = async (path: string, person: Person = lam): Promise<string> => (await person.get(path)).text()
/** What stands under the names of the outputs, in their order. */
const standings = (html: string): string[] => [...(/<ul class="studio-outputs"[^]*?<p class="studio-saving">/.exec(html)?.[0] ?? '').matchAll(/<small>([^<]*)/g)].map(([, words = '']) => words)
const rename = async (id: string, name: string): Promise<void> => {
  const at = hrefOf(id, 'identity')
  expect((await lam.post(at, { ...formIn(await page(at), at), name })).status).toBe(303)
}

describe('the outputs of a draft', () => {
  it('are read back when they are asked for, and stay known until the draft changes', async () => {
    const id = await begin()
    await rename(id, 'Đăng ký khuyến mại có đầu ra được đọc lại')
    const at = hrefOf(id, 'papers')
    const before = await page(at)
    expect(new Set(standings(before).map((one) => one.split(',')[0]))).toEqual(new Set(['Chưa đọc lại']))
    const [, ask = ''] = /data-unread="([^"]+)"/.exec(before) ?? []
    const read = await page(ask.replaceAll('&amp;', '&'))
    expect(standings(read).map((one) => one.split(',')[0])).toEqual(shownOutputs.map(() => 'Khớp'))
    expect(standings(await page(at))).toEqual(standings(read))
    await rename(id, 'Đăng ký khuyến mại, sửa lần nữa')
    expect(standings(await page(at))).toContain('Chưa đọc lại')
  }, 60_000)

  it('stand beside the boxes, each as it would be now, and stay from part to part', async () => {
    const id = await begin()
    await rename(id, 'Đăng ký khuyến mại của bản thảo này')
    const words: Record<string, string> = { trang: '<iframe', 'phu-luc': 'I. DANH MỤC THỦ TỤC HÀNH CHÍNH', 'quy-trinh-noi-bo': 'Nội dung công việc', 'quy-trinh-iso': '7. HỒ SƠ LƯU', luong: 'id="luong-xem-truoc-ten"', 'csdl-quoc-gia': 'TENTTHC' }
    for (const { place } of shownOutputs) {
      const shown = await page(`${hrefOf(id, 'law')}?xem=${place}`)
      expect(shown, place).toContain(words[place])
      expect(shown).toContain(`href="${hrefOf(id, 'papers')}?xem=${place}"`)
      expect(shown).toContain(`action="${hrefOf(id, 'law')}?xem=${place}"`)
      if (place !== 'trang' && place !== 'luong') expect(shown.split('class="studio-preview"')[1]).toContain('Đăng ký khuyến mại của bản thảo này')
    }
    const at = `${hrefOf(id, 'identity')}?xem=quy-trinh-iso`
    const saved = await lam.post(at, { ...formIn(await page(at), at), 'plain.minutes': '12' })
    expect(saved.headers.get('location')).toBe(at)
  })

  it('say what stands in their way when the process cannot run', async () => {
    const id = await begin()
    const at = hrefOf(id, 'process')
    const bpmn = '<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="p" isExecutable="true"><userTask id="a" name="Một bước" /></process></definitions>'
    const form = formIn(await page(at), at)
    await lam.post(at, { ...form, act: 'import', bpmnFile: new File([bpmn], 'a.bpmn') })
    const shown = await page(`${hrefOf(id, 'law')}?xem=quy-trinh-iso`)
    expect(shown).toContain('sơ đồ quy trình còn chỗ phải sửa')
    const list = await page(hrefOf(id, 'law'))
    expect(list).toContain('Chờ sửa sơ đồ quy trình')
    expect(list).not.toContain('data-unread')
  })

  it('are for those who judge as well; the page alone may stand in a frame', async () => {
    const id = await begin()
    expect(standings(await page(`/soan-thao/${id}/dau-ra`, ngan))).toHaveLength(shownOutputs.length)
    const framed = await ngan.get(`/soan-thao/${id}/xem/trang`)
    expect(framed.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(framed.headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect((await lam.get(hrefOf(id))).headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect((await (await department.as('chuyenvien1')).get(`/soan-thao/${id}/dau-ra`)).status).toBe(403)
  }, 60_000)
})
