import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { letterOf, noticesFor, toldKinds } from './model.ts'

const code = 'H08.14-231016-0001'
const person = '018b3000-0000-7000-8000-000000000001'
const other = '018b3000-0000-7000-8000-000000000002'
const told = (kind: string, detail: Record<string, unknown>, actorId: string | null = other) =>
  noticesFor({ kind: `dossier.${kind}`, actorId, detail: { code, accountId: person, ...detail } })[0]

describe('what is said to the applicant', () => {
  it.each([
    ['accepted', { dueOn: '2023-10-23' }, `Hồ sơ ${code} đã được tiếp nhận. Hẹn trả kết quả: 23/10/2023.`],
    ['accepted', { dueOn: null }, `Hồ sơ ${code} đã được tiếp nhận và đang được giải quyết.`],
    ['supplementRequested', { stage: 'appraisal', reason: 'Còn thiếu Thể lệ chương trình', deadline: '2023-10-20' },
      `Hồ sơ ${code} cần bổ sung: Còn thiếu Thể lệ chương trình. Xin gửi bổ sung chậm nhất ngày 20/10/2023. Thời hạn giải quyết tạm dừng cho đến khi chúng tôi nhận đủ giấy tờ.`],
    ['supplementRequested', { stage: 'intake', reason: 'Thiếu chữ ký.', deadline: null }, `Hồ sơ ${code} cần bổ sung: Thiếu chữ ký.`],
    ['supplementCompleted', { dueOn: '2023-10-30' }, `Chúng tôi đã nhận đủ giấy tờ bổ sung của hồ sơ ${code}. Hẹn trả kết quả: 30/10/2023.`],
    ['extended', { dueOn: '2023-10-25', reason: 'Cần xác minh thêm' },
      `Chúng tôi xin lỗi vì chưa trả kết quả hồ sơ ${code} đúng hẹn. Ngày hẹn mới: 25/10/2023. Lý do: Cần xác minh thêm.`],
    ['dueMoved', { from: '2023-10-23', to: '2023-10-24', cause: 'Lịch làm việc thay đổi' },
      `Ngày hẹn trả kết quả của hồ sơ ${code} chuyển từ 23/10/2023 sang 24/10/2023. Lý do: Lịch làm việc thay đổi.`],
    ['finished', { toReturn: true }, `Hồ sơ ${code} đã có kết quả. Kết quả đang chờ tại Bộ phận Tiếp nhận và Trả kết quả.`],
    ['handedOver', { by: 'counter' }, `Kết quả của hồ sơ ${code} đã được trả tại Bộ phận Tiếp nhận và Trả kết quả.`],
    ['stopped', { reason: 'Người nộp đã giải thể' }, `Hồ sơ ${code} dừng giải quyết. Lý do: Người nộp đã giải thể.`],
  ])('%s', (kind, detail, body) => {
    expect(told(kind, detail)).toMatchObject({ accountId: person, body, href: `/ho-so-cua-toi/${code}` })
  })
  it('is nothing without an account, and nothing about a filing at the counter', () => {
    expect(told('accepted', { accountId: null })).toBeUndefined()
    expect(told('filed', { channel: 'direct' })).toBeUndefined()
    expect(told('filed', { channel: 'online' })?.title).toBe(`Đã nhận được hồ sơ ${code}`)
  })
})

describe('what is said to an officer', () => {
  it('reaches the one it was assigned to, unless they did it themselves', () => {
    expect(told('assigned', { assigneeId: other, step: 'Thẩm định' }, person)).toMatchObject({
      accountId: other, href: `/ho-so/${code}`, body: `Hồ sơ ${code} được phân công cho bạn, bước «Thẩm định».`,
    })
    expect(told('assigned', { assigneeId: other }, other)).toBeUndefined()
  })
  it('tells the handler that the supplement came, nobody when there is no handler', () => {
    expect(told('supplementSent', { handlerId: other, papers: 2 }, person)).toMatchObject({
      accountId: other, body: `Người nộp đã gửi 2 giấy tờ bổ sung cho hồ sơ ${code}. Xin kiểm tra và xác nhận đã đủ hay chưa.`,
    })
    expect(told('supplementSent', { handlerId: null, papers: 2 }, person)).toBeUndefined()
  })
})

describe('every sentence', () => {
  const words = fc.constantFrom('Thiếu mẫu số 03', 'Xong.', ' ', '', 'dossier', 'counter', 'appraisal', '2023-10-23')
  const value = fc.oneof(words, fc.constant(null), fc.integer(), fc.constant(undefined), fc.array(words, { maxLength: 2 }))
  const names = ['dueOn', 'reason', 'deadline', 'stage', 'channel', 'papers', 'step', 'by', 'from', 'to', 'cause', 'toReturn']
  const detail = fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] })
  it('names the dossier, ends with one full stop and lets no machine word through', () => {
    let said = 0
    fc.assert(fc.property(fc.constantFrom(...toldKinds), detail, (kind, more) => {
      for (const { title, body } of noticesFor({ kind, actorId: null, detail: { ...more, code, accountId: person, assigneeId: person, handlerId: person } })) {
        said++
        expect(title).toContain(code)
        expect(body).toContain(code)
        expect(body).toMatch(/[^.\s]\.$/)
        expect(`${title} ${body}`).not.toMatch(/undefined|null|\[object|NaN| {2}|\d{4}-\d{2}-\d{2}T/)
      }
    }), { numRuns: 500 })
    expect(said).toBeGreaterThan(200)
  })
  it('is silent about events that nobody is told of, whatever they are called', () => {
    for (const kind of ['dossier.stepDone', 'toString', 'constructor', '']) expect(noticesFor({ kind, actorId: null, detail: { code, accountId: person } })).toEqual([])
  })
})

it('a letter greets, says it, leads to the page and says who writes', () => {
  const agency = { name: 'Sở Công Thương tỉnh Bình Định', address: '198 Phan Bội Châu', phone: '' }
  const { subject, text } = letterOf({ title: 'Hồ sơ X đã được tiếp nhận', body: 'Hồ sơ X đã được tiếp nhận.', href: '/ho-so-cua-toi/X' }, 'Công ty Một', agency, 'https://motcua.example')
  expect(subject).toBe('Hồ sơ X đã được tiếp nhận')
  expect(text).toBe('Kính gửi: Công ty Một\n\nHồ sơ X đã được tiếp nhận.\n\nXem hồ sơ tại: https://motcua.example/ho-so-cua-toi/X\n\nSở Công Thương tỉnh Bình Định\n198 Phan Bội Châu\n\nThư này được gửi tự động. Xin không trả lời thư này.\n')
})
