import { describe, expect, it } from 'vitest'
import { pdfBytes, promotionAnswers, sampleDepartment, type Person } from '../../../tests/samples.ts'
import { openHouse } from '../../../tests/test.ts'
import { sql } from '../../platform/db.ts'
import { currentVersion } from '../procedures/index.ts'
import { decisionAfter } from '../workflow/model.ts'

// Monday 16/10/2023, 09:15 in Vietnam.
const house = await openHouse(new Date('2023-10-16T02:15:00Z'))
const department = await sampleDepartment(house)
const at = (text: string) => { house.clock.now = new Date(`${text}:00+07:00`) }
type Json = Record<string, unknown>
const json = async <T = Json>(answer: Response): Promise<T> => (await answer.json()) as T
type View = { dossier: Json; tasks: { id: string; role: string; stepId: string; closedAt: string | null }[]; documents: { id: string; kind: string }[]; events: { kind: string }[]; explanation: { sum: unknown }[] }

const upload = async (who: Person, text: string, name = 'giay-to.pdf'): Promise<string> => {
  const body = new FormData()
  body.append('file', new File([pdfBytes(text)], name, { type: 'application/pdf' }))
  const answer = await who.api('POST', '/api/v1/files', body)
  expect(answer.status).toBe(201)
  return (await json<{ sha256: string }>(answer)).sha256
}
const version = await currentVersion(department.system(), '2.000004')
const paperKeys = (version.definition.papers ?? []).map((paper) => paper.key)
const fourPapers = (who: Person) => Promise.all(paperKeys.map(async (paper) => ({ paper, sha256: await upload(who, `giấy tờ ${paper}`) })))
const filing = async (who: Person, more: Json = {}) => ({ procedure: '2.000004', channel: 'online', answers: { ...promotionAnswers, ...more }, papers: await fourPapers(who) })
const fileOne = async (who: Person, key: string, more: Json = {}) => who.api('POST', '/api/v1/dossiers', await filing(who, more), { 'idempotency-key': key })
const withPaper = (key: string, text: string) => {
  const body = new FormData()
  body.append(`paper.${key}`, new File([pdfBytes(text)], 'bo-sung.pdf'))
  return body
}

const [business, citizen, reception, head, specialist, leader, clerk] = await Promise.all(
  ['giobien', 'locvan', 'motcua1', 'truongphong1', 'chuyenvien1', 'lanhdao', 'vanthu'].map((login) => department.as(login)),
) as [Person, Person, Person, Person, Person, Person, Person]
const act = (who: Person, code: string, name: string, body: unknown) => who.api('POST', `/api/v1/dossiers/${code}/${name}`, body)
const view = async (code: string, who: Person = reception) => json<View>(await who.api('GET', `/api/v1/dossiers/${code}`))
const openTask = async (code: string) => {
  const task = (await view(code)).tasks.find((t) => t.closedAt === null)
  if (!task) throw new Error('No open task')
  return task
}
const step = async (who: Person, code: string, more: Json = {}) => act(who, code, 'step', { taskId: (await openTask(code)).id, ...more })

describe('the main job', () => {
  it('a business files, the department resolves with one supplement in the middle, the result is handed over', async () => {
    const filed = await fileOne(business, 'khoa-nop-thu-nhat')
    expect(filed.status).toBe(201)
    const { code, revision } = await json<{ code: string; revision: number }>(filed)
    expect([code, revision]).toEqual(['H08.14-231016-0001', 1])
    expect((await json<{ items: { code: string }[] }>(await reception.api('GET', '/api/v1/work'))).items.map((i) => i.code)).toContain(code)

    // Accepted: the clock starts, the receipt is issued, and its bytes never change.
    expect((await act(reception, code, 'accept', { revision: 1 })).status).toBe(200)
    expect((await view(code)).dossier).toMatchObject({ business: 'processing', dueOn: '2023-10-23' })
    const receipt = (await view(code)).documents.find((d) => d.kind === 'receipt')
    const pdf = async () => Buffer.from(await (await reception.api('GET', `/api/v1/dossiers/${code}/documents/${receipt?.id}`)).arrayBuffer())
    const first = await pdf()
    expect(first.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await pdf()).equals(first)).toBe(true)

    // Assigned; then a supplement is asked for: the clock stands still and the step cannot end.
    expect((await openTask(code)).role).toBe('roomHead')
    expect((await step(head, code)).status).toBe(422)
    expect((await step(head, code, { assigneeId: department.accounts.get('chuyenvien1') })).status).toBe(200)
    at('2023-10-18T10:00')
    expect((await act(specialist, code, 'supplement-request', { reason: 'Thể lệ chưa nêu thời hạn trao thưởng', papers: [paperKeys[1]] })).status).toBe(200)
    expect((await view(code)).dossier).toMatchObject({ supplement: 'requested', dueAt: null })
    const early = await step(specialist, code)
    expect(early.status).toBe(409)
    expect((await json<{ possible: string[] }>(early)).possible).toContain('completeSupplement')

    // The business answers; five days are counted again from the start (NĐ 61/2018 Điều 19.4).
    at('2023-10-25T14:00')
    expect((await business.api('POST', `/api/v1/dossiers/${code}/supplement`, withPaper(paperKeys[1] ?? '', 'thể lệ mới'))).status).toBe(200)
    expect((await act(specialist, code, 'supplement-received', new FormData())).status).toBe(200)
    const resumed = await view(code)
    expect(resumed.dossier).toMatchObject({ supplement: 'fulfilled', dueOn: '2023-11-01' })
    expect(resumed.explanation.length).toBeGreaterThan(6)

    // Appraise, review, approve, issue.
    const choiceOn = async (stepId: string) => decisionAfter(version.plan ?? (() => { throw new Error('no plan') })(), stepId)?.choices.find((c) => c.way === 'on')?.flow
    for (const who of [specialist, head, leader]) {
      const task = await openTask(code)
      const choice = await choiceOn(task.stepId)
      const done = await act(who, code, 'step', { taskId: task.id, ...(choice ? { choice } : {}), note: 'Đồng ý' })
      expect([task.stepId, done.status]).toEqual([task.stepId, 200])
    }
    at('2023-10-30T10:00')
    expect((await step(clerk, code, { result: { number: '512/XN-SCT' } })).status).toBe(200)
    expect((await view(code)).dossier).toMatchObject({ business: 'finished', delivery: 'ready' })
    expect((await act(reception, code, 'hand-over', { receiver: 'Lê Thị Thu Hà', by: 'counter' })).status).toBe(200)
    const done = await view(code, business)
    expect(done.dossier).toMatchObject({ business: 'finished', delivery: 'handedOver' })
    expect(done.tasks.every((t) => t.closedAt !== null)).toBe(true)
    expect(done.events.map((e) => e.kind)).toEqual(expect.arrayContaining(['dossier.filed', 'dossier.accepted', 'dossier.assigned', 'dossier.supplementRequested', 'dossier.supplementSent', 'dossier.supplementCompleted', 'dossier.stepDone', 'dossier.finished', 'dossier.handedOver']))

    // Everyone may know how far it is; the details need the second secret.
    const open = await json(await house.app.request(`/api/v1/tracking/${code}`))
    expect(open).toMatchObject({ code, nationalState: 10 })
    expect(JSON.stringify(open)).not.toContain('Gió Biển')
    const secret = house.hall.keys.shortCode('tracking', String(done.dossier['id']))
    const ask = (typed: string) => house.app.request(`/api/v1/tracking/${code}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ secret: typed }) })
    expect((await ask('AAAAAAAA')).status).toBe(422)
    expect(JSON.stringify(await (await ask(secret.toLowerCase())).json())).toContain('Gió Biển')
  })
})

describe('what was looked at', () => {
  it('is kept with the step in the words of its list, unknown words are refused, and the applicant does not read it', async () => {
    at('2023-10-16T09:40')
    const { code } = await json<{ code: string }>(await fileOne(business, 'khoa-noi-dung-kiem-tra'))
    const task = await openTask(code)
    const listed = version.plan?.nodes.find((node) => node.id === task.stepId)?.step?.checks ?? []
    const unknown = await act(reception, code, 'accept', { checks: ['Nội dung không có'] })
    expect([unknown.status, (await json<{ message: string }>(unknown)).message]).toEqual([422, expect.stringContaining('không có nội dung kiểm tra «Nội dung không có»')])
    expect((await act(reception, code, 'accept', { checks: listed.slice(0, 1) })).status).toBe(200)
    const accepted = (events: { kind: string; detail?: Json }[]) => events.find((event) => event.kind === 'dossier.accepted')?.detail
    expect(accepted((await view(code)).events)).toMatchObject({ checks: listed.slice(0, 1) })
    expect(accepted((await view(code, business)).events)).not.toHaveProperty('checks')
  })
})

describe('bad input', () => {
  it('a form with missing and wrong fields is refused with every problem, by field', async () => {
    at('2023-10-16T10:00')
    const answer = await business.api('POST', '/api/v1/dossiers', { procedure: '2.000004', channel: 'online', answers: { ...promotionAnswers, programmeName: '', totalWorth: 'nhiều' }, papers: [] }, { 'idempotency-key': 'khoa-thieu-o' })
    expect(answer.status).toBe(422)
    const fields = (await json<{ fields: { field: string; message: string }[] }>(answer)).fields
    expect(fields.map((f) => f.field)).toEqual(expect.arrayContaining(['programmeName', 'totalWorth', ...paperKeys.map((key) => `paper.${key}`)]))
    expect(fields.every((f) => f.message.length > 5 && !f.message.includes('.required'))).toBe(true)
  })

  it('a file too large, of a forbidden kind or with a lying ending is refused', async () => {
    const send = (bytes: Uint8Array<ArrayBuffer>, name: string) => { const body = new FormData(); body.append('file', new File([bytes], name)); return business.api('POST', '/api/v1/files', body) }
    expect((await send(new Uint8Array(10 * 1024 * 1024 + 1), 'to.pdf')).status).toBe(413)
    expect((await send(new TextEncoder().encode('#!/bin/sh\nrm'), 'a.sh')).status).toBe(415)
    const lying = await send(pdfBytes(), 'anh.png')
    expect(lying.status).toBe(415)
    expect((await json<{ message: string }>(lying)).message).toContain('.pdf')
  })

  it('the same filing sent twice is one dossier with the same answer; the key with another content is refused', async () => {
    const body = await filing(business)
    const send = (b: unknown) => business.api('POST', '/api/v1/dossiers', b, { 'idempotency-key': 'khoa-gui-hai-lan' })
    const answers = await Promise.all([send(body), send(body), send(body)])
    const codes = await Promise.all(answers.map(async (a) => (await json<{ code: string }>(a)).code))
    expect(new Set(codes).size).toBe(1)
    expect((await send({ ...body, answers: { ...promotionAnswers, area: 'Quy Nhơn' } })).status).toBe(422)
    expect((await business.api('POST', '/api/v1/dossiers', body)).status).toBe(422)
  })

  it("somebody else's dossier does not exist; an action in the wrong state names what is possible", async () => {
    const { code } = await json<{ code: string }>(await fileOne(business, 'khoa-cua-gio-bien'))
    expect((await citizen.api('GET', `/api/v1/dossiers/${code}`)).status).toBe(404)
    expect((await citizen.api('POST', `/api/v1/dossiers/${code}/withdraw`, { reason: 'x' })).status).toBe(404)
    expect((await house.app.request(`/api/v1/dossiers/${code}`)).status).toBe(401)
    expect((await reception.api('GET', '/api/v1/dossiers/rac-vo-nghia')).status).toBe(404)
    expect((await house.app.request('/api/v1/tracking/rac')).status).toBe(422)
    const wrong = await act(reception, code, 'hand-over', { receiver: 'A', by: 'counter' })
    expect([wrong.status, (await json<{ possible: string[] }>(wrong)).possible]).toEqual([409, ['accept', 'requestSupplement', 'rejectIntake', 'withdraw']])
    expect((await act(specialist, code, 'accept', {})).status).toBe(403)
  })

  it('two officers deciding at once: one wins, the other is told', async () => {
    const { code } = await json<{ code: string }>(await fileOne(business, 'khoa-hai-nguoi'))
    const both = await Promise.all([act(reception, code, 'accept', { revision: 1 }), act(reception, code, 'reject', { revision: 1, reason: 'Không thuộc thẩm quyền' })])
    expect(both.map((a) => a.status).sort()).toEqual([200, 409])
    expect((await view(code)).events.filter((e) => e.kind === 'dossier.accepted' || e.kind === 'dossier.notReceived')).toHaveLength(1)
  })

  it('50 filings at once get 50 numbers without a gap', async () => {
    at('2023-10-17T08:00')
    const body = await filing(business)
    const codes = await Promise.all(Array.from({ length: 50 }, async (_, i) => {
      const answer = await business.api('POST', '/api/v1/dossiers', body, { 'idempotency-key': `khoa-dong-loat-${i}` })
      return (await json<{ code: string }>(answer)).code
    }))
    // All in one instant, and yet no page of the list loses one.
    const listed: string[] = []
    for (let place = ''; ;) {
      const { items } = await json<{ items: { code: string; id: string; filedAt: string }[] }>(await reception.api('GET', `/api/v1/dossiers?search=231017&limit=7${place}`))
      listed.push(...items.map((item) => item.code))
      const last = items.at(-1)
      if (!last) break
      place = `&before=${last.filedAt}_${last.id}`
    }
    expect(listed.sort()).toEqual(codes.sort())
    expect((await reception.api('GET', '/api/v1/dossiers?before=rac')).status).toBe(422)
    expect(codes.sort()).toEqual(Array.from({ length: 50 }, (_, i) => `H08.14-231017-${String(i + 1).padStart(4, '0')}`))
  })
})

describe('the second wall and the trail', () => {
  it('a query that forgets the agency sees nothing of another one', async () => {
    const rows = await house.hall.db.as('00000000-0000-7000-8000-0000000000ff').many(sql`select id from dossiers.dossiers`)
    expect(rows).toEqual([])
    expect((await house.hall.db.as(department.agency.id).many(sql`select id from dossiers.dossiers`)).length).toBeGreaterThan(50)
    expect(await house.hall.db.many(sql`select id from trail.events`)).toEqual([])
  })
  it('the application cannot alter or remove what happened', async () => {
    const db = house.hall.db.as(department.agency.id)
    await expect(db.run(sql`update trail.events set kind = 'x.y'`)).rejects.toThrow(/permission denied/)
    await expect(db.run(sql`delete from trail.events`)).rejects.toThrow(/permission denied/)
    await expect(db.run(sql`truncate trail.events`)).rejects.toThrow(/permission denied/)
    await expect(db.run(sql`update dossiers.ledger set at = now()`)).rejects.toThrow(/permission denied/)
  })
})
