import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eventText, toldEvents } from './event-text.ts'

const names = new Map([['a', 'Phạm Thu Ngân'], ['b', 'Nguyễn Minh Khôi'], ['g', 'Công ty TNHH Thương mại Gió Biển']])
const said = (kind: string, detail: Record<string, unknown> = {}, actor: { actorKind: string; actorId: string | null } = { actorKind: 'officer', actorId: 'a' }) =>
  eventText({ kind, detail, ...actor }, names)

describe('the log of a dossier', () => {
  it.each([
    ['dossier.filed', { channel: 'direct' }, 'Phạm Thu Ngân nhập hồ sơ nộp trực tiếp'],
    ['dossier.filed', { channel: 'post' }, 'Phạm Thu Ngân nhập hồ sơ nộp qua bưu chính'],
    ['dossier.accepted', { dueOn: '2023-10-23' }, 'Phạm Thu Ngân tiếp nhận hồ sơ, hẹn trả ngày 23/10/2023'],
    ['dossier.accepted', { dueOn: null }, 'Phạm Thu Ngân tiếp nhận hồ sơ'],
    ['dossier.supplementRequested', { deadline: '2023-10-20', reason: 'Thiếu Thể lệ.' }, 'Phạm Thu Ngân gửi Phiếu yêu cầu bổ sung (Mẫu số 02), hạn 20/10/2023: Thiếu Thể lệ'],
    ['dossier.supplementCompleted', { dueOn: '2023-11-01' }, 'Phạm Thu Ngân xác nhận nhận đủ bổ sung; tính lại thời hạn, hẹn trả ngày 01/11/2023'],
    ['dossier.stepDone', { step: 'Ký duyệt', opened: ['Cấp số, phát hành'] }, 'Phạm Thu Ngân xong bước «Ký duyệt», chuyển «Cấp số, phát hành»'],
    ['dossier.stepSentBack', { step: 'Ký duyệt', opened: ['Thẩm định'], note: 'Sửa căn cứ' }, 'Phạm Thu Ngân trả lại bước «Thẩm định»: Sửa căn cứ'],
    ['dossier.assigned', { assigneeId: 'b' }, 'Phạm Thu Ngân phân công cho Nguyễn Minh Khôi'],
    ['dossier.assigned', { assigneeId: 'b', step: 'Thẩm định', reason: 'Nghỉ phép' }, 'Phạm Thu Ngân giao lại bước «Thẩm định» cho Nguyễn Minh Khôi: Nghỉ phép'],
    ['dossier.assigned', { assigneeId: 'gone' }, 'Phạm Thu Ngân phân công cho công chức khác'],
    ['dossier.finished', { toReturn: true }, 'Hồ sơ có kết quả, chờ trả tại Bộ phận Một cửa'],
    ['dossier.handedOver', { by: 'post' }, 'Phạm Thu Ngân trả kết quả qua bưu chính'],
    ['dossier.dueMoved', { from: '2023-10-23', to: '2023-10-24', cause: 'Lịch nghỉ thay đổi' }, 'Ngày hẹn trả chuyển từ 23/10/2023 sang 24/10/2023: Lịch nghỉ thay đổi'],
  ])('%s %o', (kind, detail, sentence) => {
    expect(said(kind, detail)).toBe(sentence)
  })

  it('names the applicant who filed, and says «Hệ thống» of the program', () => {
    expect(said('dossier.filed', { channel: 'online' }, { actorKind: 'applicant', actorId: 'g' })).toBe('Công ty TNHH Thương mại Gió Biển nộp hồ sơ trực tuyến')
    expect(said('dossier.supplementSent', { papers: 2 }, { actorKind: 'applicant', actorId: 'x' })).toBe('Người nộp gửi bổ sung 2 tệp')
    expect(said('dossier.accepted', {}, { actorKind: 'system', actorId: null })).toBe('Hệ thống tiếp nhận hồ sơ')
  })

  it('leaves no blank, no machine word, whatever the detail lacks', () => {
    for (const kind of toldEvents) {
      const sentence = said(kind, {})
      expect(sentence).toMatch(/^\p{Lu}/u)
      expect(sentence).not.toMatch(/undefined|null|dossier|\s$| {2}|:\s*$/)
    }
  })

  it('has a sentence for every event the decisions record', () => {
    const folder = join(import.meta.dirname, 'acts')
    const kinds = readdirSync(folder).flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/kind: '(dossier\.\w+)'|'(dossier\.stepSentBack)' : '(dossier\.stepDone)'/g)].flatMap((m) => m.slice(1).filter((k) => k !== undefined)))
    expect(kinds.length).toBeGreaterThan(10)
    expect([...new Set(kinds)].filter((kind) => !toldEvents.includes(kind))).toEqual([])
  })
})
