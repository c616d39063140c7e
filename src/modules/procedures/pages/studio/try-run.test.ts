import { expect, it } from 'vitest'
import { sampleDepartment } from '../../../../../tests/samples.ts'
import { openHouse } from '../../../../../tests/test.ts'
import { getDraft, startDraft } from '../../service.ts'

const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house, ['2.000004'])
const lam = await department.as('kiemsoat')

const linksIn = (html: string): { href: string; label: string }[] =>
  [...html.slice(html.indexOf('id="dang-o"')).matchAll(/<a href="([^"]+)" class="ds-button[^>]*>(?:<span>)?([^<]+)/g)].map(([, href = '', label = '']) => ({ href: href.replaceAll('&amp;', '&').split('#')[0] ?? '', label }))

it('an officer walks a made-up dossier through a draft by links, and nothing is stored', async () => {
  const draft = await startDraft(lam.ctx(), { from: 'version', key: '2.000004' })
  let page = await (await lam.get(`/soan-thao/${draft.id}/chay-thu?ngay=16/10/2023&gio=9:15`)).text()
  const steps: string[] = []
  for (let at = 0; at < 20 && !page.includes('Quy trình đã kết thúc'); at++) {
    steps.push(/<b>(Bước \d+)\./.exec(page)?.[1] ?? '')
    const [next] = linksIn(page)
    page = await (await lam.get(next?.href ?? '')).text()
  }
  expect(steps).toEqual(['Bước 1', 'Bước 2', 'Bước 3', 'Bước 4', 'Bước 5', 'Bước 6', 'Bước 7'])
  expect(page).toContain('40 giờ làm việc')
  expect(page).toMatch(/thời hạn 05 ngày làm việc: hẹn trả 17 giờ 00, 23\/10\/2023\./)
  expect(page).toContain('Đúng hạn')
  const back = linksIn(page).find(({ label }) => label === 'Lùi một bước')
  expect(await (await lam.get(back?.href ?? '')).text()).toContain('Bước 7')
  expect(await getDraft(lam.ctx(), draft.id)).toEqual(draft)
})

it('an address that was altered is answered with what can happen, a wrong day with its sentence', async () => {
  const { id } = await startDraft(lam.ctx(), { from: 'version', key: '2.000004' })
  const altered = await lam.get(`/soan-thao/${id}/chay-thu?di=khong-co%7Cx&kenh=la`)
  expect(altered.status).toBe(200)
  expect(await altered.text()).toContain('không đi tiếp được theo lựa chọn này')
  const wrong = await lam.get(`/soan-thao/${id}/chay-thu?ngay=h%C3%B4m%20qua`)
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toMatch(/xin ghi ngày\/tháng\/năm/i)
  expect((await (await department.as('chuyenvien1')).get(`/soan-thao/${id}/chay-thu`)).status).toBe(403)
})

it('a program asks for the same', async () => {
  const { id } = await startDraft(lam.ctx(), { from: 'version', key: '2.000004' })
  const answer = await lam.api('POST', `/api/v1/drafts/${id}/try-run`, { receivedAt: '2023-10-16T09:15:00+07:00', toEnd: true })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ ended: true, hours: 40, lateness: 'done', dueAt: '2023-10-23T10:00:00.000Z', refused: null })
})
