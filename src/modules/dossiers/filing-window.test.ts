import { describe, expect, it } from 'vitest'
import { pdfBytes, promotionAnswers, sampleDepartment } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { getCalendar } from '../calendar/index.ts'
import { loadSeedProcedures } from '../procedures/load.ts'
import type { ProcedureDefinition } from '../procedures/model/definition.ts'
import { windowProblems } from './model/filing-window.ts'

// Monday 16/10/2023, 09:15 in Vietnam.
const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house, ['khuyenmai-thongbao'])
const calendar = await getCalendar(department.system())
const definitionOf = (key: string): ProcedureDefinition => {
  const found = loadSeedProcedures().find((one) => one.key === key)
  if (!found) throw new Error(`No ${key}`)
  return found
}
const promotion = definitionOf('khuyenmai-thongbao')
const fair = definitionOf('hoicho-dangky')
const judge = (definition: ProcedureDefinition, filedOn: string, answers: Record<string, string>) =>
  windowProblems(definition, { caseKey: null, answers, filedOn }, calendar).map(({ field, code, params }) => [field, code, params.day])

describe('by when something must be filed', () => {
  it('a promotion is notified three working days before it begins: on Monday for Thursday, not for Wednesday', () => {
    expect(judge(promotion, '2023-10-16', { startsOn: '2023-10-19' })).toEqual([])
    expect(judge(promotion, '2023-10-16', { startsOn: '2023-10-18' })).toEqual([['startsOn', 'dossier.eventTooSoon', '19/10/2023']])
  })
  it('days off do not count: on Friday for Wednesday; on Sunday as on Monday', () => {
    expect(judge(promotion, '2023-10-20', { startsOn: '2023-10-24' })).toEqual([['startsOn', 'dossier.eventTooSoon', '25/10/2023']])
    expect(judge(promotion, '2023-10-20', { startsOn: '2023-10-25' })).toEqual([])
    expect(judge(promotion, '2023-10-22', { startsOn: '2023-10-26' })).toEqual([])
    expect(judge(promotion, '2023-10-22', { startsOn: '2023-10-25' })).toHaveLength(1)
  })
  it('a fair is registered between 365 and 30 days before it opens; the report afterwards is no matter of filing', () => {
    expect(judge(fair, '2023-10-16', { opensOn: '2023-11-15', closesOn: '2023-11-20' })).toEqual([])
    expect(judge(fair, '2023-10-16', { opensOn: '2023-11-14', closesOn: '2023-11-20' })).toEqual([['opensOn', 'dossier.eventTooSoon', '15/11/2023']])
    expect(judge(fair, '2023-10-16', { opensOn: '2024-10-15', closesOn: '2024-10-20' })).toEqual([])
    expect(judge(fair, '2023-10-16', { opensOn: '2024-10-16', closesOn: '2024-10-20' })).toEqual([['opensOn', 'dossier.eventTooLate', '15/10/2024']])
  })
  it('a term after an event that ends on a day off ends on the next working day', () => {
    const [window] = fair.windows
    if (!window) throw new Error('No window')
    const changed: ProcedureDefinition = { ...fair, windows: [{ ...window, direction: 'after', atLeast: null, atMost: { value: 5, unit: 'calendarDay', text: null } }] }
    // 16/10 and five days is Saturday 21/10; 19/10 is the first day whose term reaches 24/10.
    expect(judge(changed, '2023-10-23', { opensOn: '2023-10-16' })).toEqual([])
    expect(judge(changed, '2023-10-24', { opensOn: '2023-10-16' })).toEqual([['opensOn', 'dossier.eventTooSoon', '19/10/2023']])
  })
  it('what has no date, no field or another case is not judged', () => {
    expect(judge(promotion, '2023-10-16', {})).toEqual([])
    expect(judge(definitionOf('2.000636'), '2023-10-16', { startsOn: '2023-10-16' })).toEqual([])
  })
})

describe('filed too late', () => {
  const answers = { ...promotionAnswers, promotionKind: 'discount', content: 'Giảm giá 10 %', goodsQuantity: '100', prizeStructure: 'Không', startsOn: '18/10/2023', endsOn: '30/10/2023' }

  it('online, the date is named with the rule and the first day that would do', async () => {
    const business = await department.as('giobien')
    const answer = await business.api('POST', '/api/v1/dossiers', { procedure: 'khuyenmai-thongbao', channel: 'online', answers, papers: [] }, { 'idempotency-key': 'khoa-qua-han' })
    expect(answer.status).toBe(422)
    const { fields } = (await answer.json()) as { fields: { field: string; message: string }[] }
    expect(fields.find((one) => one.field === 'startsOn')?.message)
      .toBe('Thủ tục quy định hồ sơ đến Sở Công Thương ít nhất 03 ngày làm việc trước khi thực hiện khuyến mại. Nộp ngày 16/10/2023 thì ngày bắt đầu khuyến mại sớm nhất là 19/10/2023.')
  })

  it('on the page the sentence stands at the date too, with everything typed', async () => {
    const business = await department.as('giobien')
    const answer = await business.post('/thu-tuc/khuyenmai-thongbao/nop', { ...answers, key: 'khoa-trang-qua-han', act: 'nop' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    const field = html.slice(html.indexOf('name="startsOn"') - 900, html.indexOf('name="startsOn"') + 400)
    expect(field).toContain('sớm nhất là 19/10/2023')
    expect(html).toContain('value="18/10/2023"')
    expect(html).not.toContain('nội dung này chưa đúng')
  })

  it('at the counter it is taken, and the officer is told before receiving it', async () => {
    const reception = await department.as('motcua1')
    const upload = new FormData()
    upload.append('file', new File([pdfBytes()], 'don.pdf'))
    await reception.api('POST', '/api/v1/files', upload)
    const filed = await reception.api('POST', '/api/v1/dossiers', { procedure: 'khuyenmai-thongbao', channel: 'direct', answers, papers: [] }, { 'idempotency-key': 'khoa-tai-quay' })
    expect(await filed.clone().text()).toContain('H08.14-231016-0001')
    const page = await (await reception.get('/ho-so/H08.14-231016-0001')).text()
    expect(page).toContain('ngày bắt đầu khuyến mại sớm nhất là 19/10/2023. Xin cân nhắc trước khi tiếp nhận.')
  })
})
