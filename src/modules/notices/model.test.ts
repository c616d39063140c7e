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
    ['accepted', { dueOn: null }, `Hồ sơ ${code} đã được tiếp nhận. Hồ sơ đang được giải quyết.`],
    ['supplementRequested', { stage: 'appraisal', reason: 'Còn thiếu Thể lệ chương trình', deadline: '2023-10-20' },
      `Hồ sơ ${code} cần bổ sung. Còn thiếu Thể lệ chương trình. Xin gửi bổ sung chậm nhất ngày 20/10/2023. Thời hạn giải quyết tạm dừng cho đến khi chúng tôi nhận đủ giấy tờ.`],
    ['supplementRequested', { stage: 'intake', reason: 'Thiếu chữ ký.', deadline: null }, `Hồ sơ ${code} cần bổ sung. Thiếu chữ ký.`],
    ['supplementCompleted', { dueOn: '2023-10-30' }, `Hồ sơ ${code} đã đủ giấy tờ bổ sung. Hẹn trả kết quả: 30/10/2023.`],
    ['extended', { dueOn: '2023-10-25', reason: 'Cần xác minh thêm' },
      `Hồ sơ ${code} có ngày hẹn trả kết quả mới. Chúng tôi xin lỗi vì chưa trả kết quả đúng hẹn. Ngày hẹn mới: 25/10/2023. Lý do: Cần xác minh thêm.`],
    ['dueMoved', { from: '2023-10-23', to: '2023-10-24', cause: 'Lịch làm việc thay đổi' },
      `Ngày hẹn trả kết quả của hồ sơ ${code} thay đổi. Ngày hẹn mới: 24/10/2023 (trước đây: 23/10/2023). Lý do: Lịch làm việc thay đổi.`],
    ['finished', { toReturn: true }, `Hồ sơ ${code} đã có kết quả. Kết quả đang chờ tại Bộ phận Tiếp nhận và Trả kết quả.`],
    ['handedOver', { by: 'post' }, `Kết quả của hồ sơ ${code} đã được trả. Việc giải quyết hồ sơ đã xong; kết quả được trả qua dịch vụ bưu chính công ích.`],
    ['stopped', { reason: 'Người nộp đã giải thể' }, `Hồ sơ ${code} dừng giải quyết. Lý do: Người nộp đã giải thể.`],
    ['refused', {}, `Hồ sơ ${code} bị từ chối giải quyết. Lý do được ghi trong văn bản từ chối, xem tại trang hồ sơ.`],
  ])('%s', (kind, detail, words) => {
    const notice = told(kind, detail)
    expect(notice).toMatchObject({ accountId: person, href: `/ho-so-cua-toi/${code}` })
    expect(`${notice?.title}. ${notice?.body}`).toBe(words)
  })
  it('is nothing without an account, and nothing about a filing at the counter', () => {
    expect(told('accepted', { accountId: null })).toBeUndefined()
    expect(told('filed', { channel: 'direct' })).toBeUndefined()
    expect(told('filed', { channel: 'online' })?.title).toBe(`Chúng tôi đã nhận được hồ sơ ${code}`)
  })
})

describe('what is said to an officer', () => {
  it('reaches the one it was assigned to, unless they did it themselves', () => {
    expect(told('assigned', { assigneeId: other, step: 'Thẩm định' }, person)).toMatchObject({
      accountId: other, href: `/ho-so/${code}`, title: `Hồ sơ ${code} được phân công cho bạn`, body: 'Bước: Thẩm định.',
    })
    expect(told('assigned', { assigneeId: other }, other)).toBeUndefined()
  })
  it('tells the handler that the supplement came, nobody when there is no handler', () => {
    expect(told('supplementSent', { handlerId: other, papers: 2 }, person)).toMatchObject({
      accountId: other, title: `Hồ sơ ${code}: người nộp đã gửi bổ sung`, body: 'Số giấy tờ mới: 2. Xin kiểm tra và xác nhận đã đủ hay chưa.',
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
        expect(title).toMatch(/[^.]$/)
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
  const { subject, text } = letterOf({ title: 'Hồ sơ X đã được tiếp nhận', body: 'Hẹn trả kết quả: 23/10/2023.', href: '/ho-so-cua-toi/X' }, 'Công ty Một', agency, 'https://motcua.example')
  expect(subject).toBe('Hồ sơ X đã được tiếp nhận')
  expect(text).toBe('Kính gửi: Công ty Một\n\nHồ sơ X đã được tiếp nhận. Hẹn trả kết quả: 23/10/2023.\n\nXem tại: https://motcua.example/ho-so-cua-toi/X\n\nSở Công Thương tỉnh Bình Định\n198 Phan Bội Châu\n\nThư này được gửi tự động. Xin không trả lời thư này.\n')
})
