import { describe, expect, it } from 'vitest'
import { keepPage } from '../../../../../tests/album.ts'
import { pdfBytes, promotionAnswers, sampleDepartment, type Person } from '../../../../../tests/samples.ts'
import { openHouse } from '../../../../../tests/test.ts'
import { wallOf } from '../../../../platform/time.ts'
import { workingMinutesBetween } from '../../../calendar/model.ts'
import { currentVersion } from '../../../procedures/index.ts'
import { minutesUsed } from '../../model/step-time.ts'
import { viewDossier } from '../../service.ts'

// Monday 16/10/2023, 09:15 in Vietnam.
const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house)
const [reception, head, specialist, other, leader, clerk, inspector, admin, business, stranger] = await Promise.all(
  ['motcua1', 'truongphong1', 'chuyenvien1', 'chuyenvien3', 'lanhdao', 'vanthu', 'kiemtra', 'quantri', 'giobien', 'truongphong3'].map((login) => department.as(login)),
) as [Person, Person, Person, Person, Person, Person, Person, Person, Person, Person]
const version = await currentVersion(department.system(), '2.000004')
const paperKeys = (version.definition.papers ?? []).map((paper) => paper.key)
const at = (text: string) => { house.clock.now = new Date(`${text}:00+07:00`) }
const pdf = (name = 'tep.pdf', text = name) => new File([pdfBytes(text)], name, { type: 'application/pdf' })

/** A page as it stands, with what must hold of every page. */
async function page(who: Person, path: string, name?: string): Promise<{ status: number; text: string }> {
  return read(await who.get(path), name ?? path)
}
async function read(answer: Response, name: string): Promise<{ status: number; text: string }> {
  const text = await answer.text()
  keepPage('desk', name, text)
  expect(text.match(/<h1[ >]/g), name).toHaveLength(1)
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((found) => found[1])
  expect(ids, name).toEqual([...new Set(ids)])
  expect(text, name).not.toMatch(/undefined|\[object|NaN|>null</)
  return { status: answer.status, text }
}
const load = async (code: string) => viewDossier(reception.ctx(), { code })
const revision = async (code: string) => String((await load(code)).whole.dossier.revision)
const openTask = async (code: string) => {
  const [task] = (await load(code)).situation.tasks
  if (!task) throw new Error('No open task')
  return task
}
type Form = Parameters<Person['post']>[1]
const post = async (who: Person, code: string, act: string, form: Form = {}) => who.post(`/ho-so/${code}/${act}`, { revision: await revision(code), ...form })
/** Every check of the open step ticked. */
const ticks = async (code: string) => {
  const task = await openTask(code)
  const count = version.plan?.nodes.find((node) => node.id === task.stepId)?.step?.checks?.length ?? 0
  return { taskId: task.id, ...(count > 0 ? { checks: Array.from({ length: count }, (_, i) => String(i)) } : {}) }
}
const step = async (who: Person, code: string, form: Form = {}) => post(who, code, 'chuyen-buoc', { ...(await ticks(code)), ...form })
const done = (answer: Response, code: string) => expect([answer.status, answer.headers.get('location')]).toEqual([303, `/ho-so/${code}`])

let filings = 0
async function fileAtCounter(): Promise<string> {
  const answer = await reception.post('/mot-cua/nop/2.000004', {
    key: `khoa-thu-${++filings}-trang`, caseKey: '', channel: 'direct', ...promotionAnswers,
    ...Object.fromEntries(paperKeys.map((key) => [`count.${key}.originals`, '1'])), [`paper.${paperKeys[0]}`]: pdf('don.pdf', `đơn ${filings}`),
  })
  expect(answer.status).toBe(303)
  return (answer.headers.get('location') ?? '').slice('/ho-so/'.length)
}

describe('the desk', () => {
  it('carries a dossier from the counter to the hands of its owner', async () => {
    const code = await fileAtCounter()
    expect(code).toBe('H08.14-231016-0001')

    const filed = await page(reception, `/ho-so/${code}`, 'filed')
    expect(filed.text).toContain('Tiếp nhận, hẹn trả ngày 23/10/2023')
    expect(filed.text).toContain('1/4 đã số hóa')
    expect(filed.text).toContain('nhập hồ sơ nộp trực tiếp')
    done(await post(reception, code, 'tiep-nhan', await ticks(code)), code)
    const accepted = (await page(reception, `/ho-so/${code}`, 'accepted-for-reception')).text
    expect(accepted).toContain('Mở Giấy tiếp nhận để in')
    // What was ticked stands in the log: by whom and when says its line.
    const receiving = (version.plan?.nodes ?? []).find((node) => node.step?.kind === 'receive')?.step?.checks ?? []
    expect(receiving.length).toBe(2)
    expect(accepted).toContain(`Đã kiểm tra: ${receiving.join('; ')}.`)

    const assigning = await page(head, `/ho-so/${code}`, 'assigning')
    expect(assigning.text).toContain('Nguyễn Minh Khôi (không có việc đang chờ)')
    expect(assigning.text).not.toContain('Lê Hoàng Phúc')
    done(await step(head, code, { assigneeId: department.accounts.get('chuyenvien1') ?? '' }), code)

    at('2023-10-17T10:00')
    expect((await page(head, `/ho-so/${code}`, 'not-hers')).text).toContain('Bước này đang giao cho Nguyễn Minh Khôi, Phòng Quản lý Thương mại.')
    const appraising = await page(specialist, `/ho-so/${code}`, 'appraising')
    expect(appraising.text).toContain('Trình lãnh đạo phòng xem xét')
    expect(appraising.text).toMatch(/đã dùng \S+ trong 20 giờ/)

    // A supplement in the middle: the clock stands still, then runs again from the start.
    const deadline = { papers: [paperKeys[1] ?? ''], reason: 'Thể lệ chưa nêu thời hạn trao thưởng', deadline: '20/10/2023' }
    done(await post(specialist, code, 'bo-sung', deadline), code)
    const waiting = await page(specialist, `/ho-so/${code}`, 'waiting')
    expect(waiting.text).toContain('Xác nhận đủ giấy tờ, tính lại thời hạn')
    expect(waiting.text).toContain('Thời hạn tạm dừng từ')
    expect((await page(specialist, '/viec', 'work-waiting')).text).toContain('Chờ bổ sung giấy tờ')
    at('2023-10-18T09:30')
    done(await post(specialist, code, 'nhan-bo-sung', { [`paper.${paperKeys[1]}`]: pdf('the-le.pdf') }), code)
    const resumed = await page(specialist, `/ho-so/${code}`, 'resumed')
    expect(resumed.text).toContain('bổ sung 18/10')
    // The step has what is left of its 20 hours, the pause left out.
    const { calendar } = (await load(code)).situation.clock
    const working = await openTask(code)
    const left = workingMinutesBetween(calendar, wallOf(house.clock.now), wallOf(working.dueAt ?? new Date(0)))
    expect(left + minutesUsed(calendar, working, (await load(code)).whole.ledger, house.clock.now)).toBe(20 * 60)
    expect(resumed.text).toContain('Đã yêu cầu bổ sung 1 lần (17/10). Lần nữa cần lãnh đạo phòng duyệt và nêu căn cứ.')
    const why = await page(specialist, `/ho-so/${code}/thoi-han`, 'why')
    expect(why.text).toContain('Vì sao ngày hẹn trả là 25/10/2023?')
    expect(why.text).toContain('Nghị định 61/2018, Điều 19 khoản 4'.replace(/(Điều|khoản) /g, '$1\u00a0'))

    done(await step(specialist, code, { choice: 'trinh-phong', note: 'Hồ sơ đủ điều kiện.' }), code)
    const appraised = (await load(code)).events.findLast((event) => event.kind === 'dossier.stepDone')
    expect(appraised?.detail['checks']).toEqual(version.plan?.nodes.find((node) => node.id === working.stepId)?.step?.checks)
    expect(appraised?.actorId).toBe(department.accounts.get('chuyenvien1'))
    // Sent back once, with what must be corrected.
    done(await step(head, code, { choice: 'phong-tra-lai', note: 'Sửa căn cứ' }), code)
    expect((await page(specialist, `/ho-so/${code}`, 'sent-back')).text).toContain('trả lại bước «Thẩm định, dự thảo văn bản»: Sửa căn cứ')
    done(await step(specialist, code, { choice: 'trinh-phong' }), code)
    done(await step(head, code, { choice: 'trinh-so' }), code)
    await page(leader, `/ho-so/${code}`, 'signing')
    done(await step(leader, code, { choice: 'chuyen-van-thu' }), code)
    expect((await page(clerk, `/ho-so/${code}`, 'issuing')).text).toContain('Phát hành, chuyển sang «Trả kết quả»')
    done(await step(clerk, code, { resultTitle: 'Văn bản xác nhận đăng ký', resultNumber: '512/XN-SCT', resultFile: pdf('ket-qua.pdf') }), code)

    const ready = await page(reception, `/ho-so/${code}`, 'ready')
    expect(ready.text).toContain('Ghi nhận đã trả kết quả')
    expect(ready.text).toContain('Số 512/XN-SCT')
    expect(ready.text).toContain('Văn bản xác nhận đăng ký')
    done(await post(reception, code, 'tra-ket-qua', { receiver: 'Lê Thị Thu Hà', by: 'counter' }), code)
    const end = await page(reception, `/ho-so/${code}`, 'handed-over')
    expect(end.text).toContain('Đã trả kết quả')
    expect(end.text).toContain('trả kết quả tại quầy')
    await page(reception, `/ho-so/${code}/so-do`, 'diagram')
  })

  it('gives the slips and the papers, inside the browser only what it can show safely', async () => {
    at('2023-10-19T09:00')
    const code = await fileAtCounter()
    done(await post(reception, code, 'tiep-nhan', await ticks(code)), code)
    const { papers, documents } = (await load(code)).whole
    const paper = await reception.get(`/ho-so/${code}/giay-to/${papers.find((one) => one.sha256)?.id}`)
    expect([paper.status, paper.headers.get('content-type'), paper.headers.get('x-content-type-options')]).toEqual([200, 'application/pdf', 'nosniff'])
    expect(paper.headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''don\.pdf$/)
    const receipt = await reception.get(`/ho-so/${code}/van-ban/${documents[0]?.id}.pdf`)
    expect(receipt.status).toBe(200)
    expect(Buffer.from(await receipt.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await reception.get(`/ho-so/${code}/van-ban/${documents[0]?.id}`)).status).toBe(404)
    expect((await reception.get(`/ho-so/${code}/giay-to/rac`)).status).toBe(404)
    expect((await stranger.get(`/ho-so/${code}/giay-to/${papers[0]?.id}`)).status).toBe(404)
  })

  it('shows a stranger nothing, sends visitors to log in, and keeps applicants to their own pages', async () => {
    const code = await fileAtCounter()
    expect((await stranger.get(`/ho-so/${code}`)).status).toBe(404)
    expect((await other.get(`/ho-so/${code}/thoi-han`)).status).toBe(404)
    expect((await reception.get('/ho-so/H08.14-231016-9999')).status).toBe(404)
    expect((await reception.get('/ho-so/rac')).status).toBe(404)
    for (const who of [business, admin]) expect((await who.get(`/ho-so/${code}`)).status).toBe(403)
    const visitor = await house.app.request(`/ho-so/${code}`)
    expect([visitor.status, visitor.headers.get('location')]).toEqual([303, `/dang-nhap?tiep=${encodeURIComponent(`/ho-so/${code}`)}`])
    const looking = await page(inspector, `/ho-so/${code}`, 'inspector')
    expect(looking.text).toContain('Bước này đang chờ Công chức Một cửa')
    expect(looking.text).not.toContain('<form class="form')
    expect((await post(inspector, code, 'tiep-nhan')).status).toBe(403)
  })

  it('keeps everything typed when something is missing, and names each field', async () => {
    const code = await fileAtCounter()
    const open = await read(await post(reception, code, 'tiep-nhan', { note: 'Đã đối chiếu bản chính' }), 'checks-open')
    expect(open.status).toBe(422)
    expect(open.text).toContain('Còn 2 nội dung chưa đánh dấu đã kiểm tra.')
    expect(open.text).toContain('Đã đối chiếu bản chính')
    const empty = await read(await post(reception, code, 'bo-sung', { papers: [paperKeys[1] ?? ''], reason: '', deadline: '31/02/2024' }), 'supplement-wrong')
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('31/02/2024')
    expect(empty.text).toMatch(/<details class="act" id="bo-sung" open/)
    expect(empty.text).toMatch(new RegExp(`value="${paperKeys[1]}"[^>]* checked`))
    const past = await post(reception, code, 'bo-sung', { reason: 'Thiếu', deadline: '01/10/2023' })
    expect([past.status, (await past.text()).includes('không được trước hôm nay')]).toEqual([422, true])
    expect((await load(code)).whole.dossier.revision).toBe(1)
  })

  it('keeps a file that was sent when another thing is refused, and takes it with the next try', async () => {
    at('2023-10-19T10:00')
    const code = await fileAtCounter()
    done(await post(reception, code, 'tiep-nhan', await ticks(code)), code)
    done(await step(head, code, { assigneeId: department.accounts.get('chuyenvien1') ?? '' }), code)
    done(await step(specialist, code, { choice: 'trinh-phong' }), code)
    done(await step(head, code, { choice: 'trinh-so' }), code)
    done(await step(leader, code, { choice: 'chuyen-van-thu' }), code)
    const stale = await read(await clerk.post(`/ho-so/${code}/chuyen-buoc`, { revision: '1', taskId: (await openTask(code)).id, resultNumber: '77/XN-SCT', resultFile: pdf('da-ky.pdf') }), 'stale')
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Hồ sơ vừa có người khác xử lý')
    expect(stale.text).toContain('77/XN-SCT')
    const hash = /name="kept\.resultFile"[^>]*value="([0-9a-f]{64})"|value="([0-9a-f]{64})"[^>]*name="kept\.resultFile"/.exec(stale.text)
    const kept = hash?.[1] ?? hash?.[2] ?? ''
    expect(kept).not.toBe('')
    const lying = await read(await step(clerk, code, { resultNumber: '77/XN-SCT', resultFile: new File([pdfBytes()], 'anh.png'), 'kept.resultFile': kept }), 'lying-file')
    expect(lying.status).toBe(415)
    expect(lying.text).toContain('da-ky.pdf')
    done(await step(clerk, code, { resultNumber: '77/XN-SCT', 'kept.resultFile': kept }), code)
    expect((await load(code)).whole.documents.find((one) => one.kind === 'result')).toMatchObject({ number: '77/XN-SCT', sha256: kept })
  })

  it('tells the second of two officers what the first one did', async () => {
    const code = await fileAtCounter()
    const seen = await revision(code)
    const form = { revision: seen, ...(await ticks(code)) }
    done(await reception.post(`/ho-so/${code}/tiep-nhan`, form), code)
    const late = await read(await (await department.as('motcua2')).post(`/ho-so/${code}/tu-choi-tiep-nhan`, { revision: seen, reason: 'Không thuộc thẩm quyền' }), 'second')
    expect(late.status).toBe(409)
    expect(late.text).toContain('Võ Thị Kim Liên tiếp nhận hồ sơ')
    expect(late.text).toContain('Không thuộc thẩm quyền')
    const wrong = await read(await post(reception, code, 'tra-ket-qua', { receiver: 'A', by: 'counter' }), 'wrong-state')
    expect(wrong.status).toBe(409)
    expect(wrong.text).toContain('Lúc này chưa thể trả kết quả.')
  })

  it('lets leaders extend once, give work to another, ask again with a basis, stop; each page afterwards stands', async () => {
    at('2023-10-20T08:00')
    const code = await fileAtCounter()
    done(await post(reception, code, 'tiep-nhan', await ticks(code)), code)
    done(await step(head, code, { assigneeId: department.accounts.get('chuyenvien1') ?? '' }), code)
    const bad = await read(await post(head, code, 'hen-lai', { term: 'vài', termUnit: 'wd', reason: 'Chờ ý kiến' }), 'bad-term')
    expect([bad.status, bad.text.includes('vài')]).toEqual([422, true])
    done(await post(head, code, 'hen-lai', { term: '2', termUnit: 'wd', reason: 'Chờ ý kiến' }), code)
    expect((await page(head, `/ho-so/${code}`, 'extended')).text).not.toContain('id="hen-lai"')
    done(await post(head, code, 'phan-cong', { taskId: (await openTask(code)).id, assigneeId: department.accounts.get('chuyenvien2') ?? '', reason: 'Nghỉ phép' }), code)
    expect((await openTask(code)).assigneeId).toBe(department.accounts.get('chuyenvien2'))
    expect((await post(head, code, 'phan-cong', { taskId: (await openTask(code)).id, assigneeId: '', reason: 'x' })).status).toBe(422)

    done(await post(head, code, 'bo-sung', { reason: 'Thiếu Thể lệ' }), code)
    done(await post(head, code, 'nhan-bo-sung'), code)
    const handler = await department.as('chuyenvien2')
    const closed = await read(await post(handler, code, 'bo-sung', { reason: 'Lại thiếu' }), 'asked-twice')
    expect([closed.status, closed.text.includes('Lại thiếu')]).toEqual([403, true])
    const noBasis = await read(await post(head, code, 'bo-sung', { reason: 'Lại thiếu', legalBasis: '' }), 'no-basis')
    expect(noBasis.status).toBe(422)
    done(await post(head, code, 'bo-sung', { reason: 'Lại thiếu', legalBasis: 'Nghị định 81/2018, Điều 19' }), code)
    done(await post(head, code, 'dung', { reason: 'Chủ hồ sơ giải thể' }), code)
    const stopped = await page(head, `/ho-so/${code}`, 'stopped')
    expect(stopped.text).toContain('Dừng giải quyết')
    expect(stopped.text).toContain('Chủ hồ sơ giải thể')
    expect(stopped.text).toContain('Không tính hạn nữa')
  })

  it('ends in every other way, and the page says how', async () => {
    const ways: [string, Person, string, string][] = [['tu-choi-tiep-nhan', reception, 'Không tiếp nhận', 'Mẫu số 03'], ['rut', reception, 'Người nộp đã rút', 'rút hồ sơ']]
    for (const [act, who, state, words] of ways) {
      const code = await fileAtCounter()
      done(await post(who, code, act, { reason: 'Theo đề nghị' }), code)
      const ended = await page(who, `/ho-so/${code}`, act)
      expect(ended.text).toContain(state)
      expect(ended.text).toContain(words)
      expect(ended.text).not.toContain('Tiếp nhận, hẹn trả')
    }
    const code = await fileAtCounter()
    done(await post(reception, code, 'tiep-nhan', await ticks(code)), code)
    done(await post(head, code, 'tu-choi', { reason: 'Không đủ điều kiện' }), code)
    expect((await page(head, `/ho-so/${code}`, 'refused')).text).toContain('Từ chối giải quyết')
  })

  it('a supplement at reception is answered before the dossier is received, and the request is closed', async () => {
    const code = await fileAtCounter()
    done(await post(reception, code, 'bo-sung', { reason: 'Thiếu bản chính' }), code)
    expect((await page(reception, `/ho-so/${code}`, 'intake-waiting')).text).toContain('Xác nhận đủ giấy tờ bổ sung')
    done(await post(reception, code, 'nhan-bo-sung', {}), code)
    done(await post(reception, code, 'tiep-nhan', await ticks(code)), code)
    expect((await load(code)).whole.dossier).toMatchObject({ business: 'processing', supplement: 'fulfilled' })
  })
})
