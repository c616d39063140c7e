import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { pdfBytes, promotionAnswers, sampleDepartment } from '../../tests/samples.ts'
import { openHouse } from '../../tests/test.ts'
import { DEMO_PASSWORD } from '../seed/department.ts'
import { createLog } from './log.ts'

const lines: string[] = []
const kept = new Writable({ write(chunk: Buffer, _, done) { lines.push(chunk.toString()); done() } })
const house = await openHouse(undefined, { log: createLog('debug', kept) })
const department = await sampleDepartment(house)

it('the log tells every request and nothing about people', async () => {
  const business = await department.as('giobien')
  const body = new FormData()
  body.append('file', new File([pdfBytes()], 'giấy tờ của Gió Biển.pdf'))
  const { sha256 } = (await (await business.api('POST', '/api/v1/files', body)).json()) as { sha256: string }
  await business.api('POST', '/api/v1/dossiers', { procedure: '2.000004', channel: 'online', answers: { ...promotionAnswers, totalWorth: 'sai' }, papers: [{ paper: 'x', sha256 }] }, { 'idempotency-key': 'khoa-nhat-ky' })
  await house.app.request('/thu-tuc?q=Lê+Thị+Thu+Hà')
  await house.app.request('/tra-cuu/H08.14-231016-0001')
  await house.app.request('/dang-nhap', { method: 'POST', body: new URLSearchParams({ login: 'giobien', password: 'mat khau sai roi' }), headers: { 'sec-fetch-site': 'same-origin' } })

  const said = lines.map((line) => JSON.parse(line) as { status: number; route: string })
  expect(said.length).toBeGreaterThanOrEqual(5)
  expect(said.every((line) => typeof line.status === 'number' && line.route.startsWith('/'))).toBe(true)
  const text = lines.join('')
  for (const secret of ['Gió Biển', 'Lê Thị', 'giobien', '0905', '4100000000', DEMO_PASSWORD, 'mat khau', 'motcua_session']) expect(text).not.toContain(secret)
})
