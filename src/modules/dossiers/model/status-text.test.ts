import { describe, expect, it, test } from 'vitest'
import { compileBpmn, processFor, type Variant } from '../../workflow/index.ts'
import { advance, begin, decisionAfter, stepsOf, waitingFor, type Plan, type State } from '../../workflow/model.ts'
import type { Business, Delivery, Supplement } from './dossier.ts'
import { currentStage, phaseOf, stagesOf, type Phase, type Stand } from './phase.ts'
import { headline, openHeadline, shortState } from './status-text.ts'
import { milestones, openStages, type Story } from './timeline.ts'

const variants: Variant[] = ['standard', 'consult', 'notify']
const plans = new Map<Variant, Plan>()
for (const variant of variants) plans.set(variant, await compileBpmn(processFor(variant === 'notify' ? null : 40, { variant, id: `p-${variant}`, name: 'Thử' })))
const planOf = (variant: Variant): Plan => plans.get(variant) ?? (() => { throw new Error(variant) })()
const standard = planOf('standard')
const now = new Date('2023-10-16T02:15:00Z')

/** Every state of a process on its way on, from the first step to the end. */
function wayOf(plan: Plan): State[] {
  const env = { context: {}, now }
  const states = [begin(plan, env).state]
  for (let i = 0; i < 30; i++) {
    const state = states.at(-1) ?? { at: [] }
    const [step] = waitingFor(plan, state).steps
    if (step === undefined) break
    const choice = decisionAfter(plan, step)?.choices.find((one) => one.way === 'on')?.flow
    states.push(advance(plan, state, { complete: step, ...(choice ? { take: [choice] } : {}) }, env).state)
  }
  return states
}
const at = (plan: Plan, kind: string): State => wayOf(plan).find((state) => stepsOf(plan).find((s) => s.id === waitingFor(plan, state).steps[0])?.work.kind === kind) ?? { at: [] }
const stand = (more: Partial<Stand>): Stand => ({ business: 'processing', supplement: 'none', delivery: 'none', state: at(standard, 'appraise'), ...more })

describe('where a dossier stands', () => {
  it.each<[Partial<Stand>, Phase]>([
    [{ business: 'filed', state: at(standard, 'receive') }, 'intake'],
    [{ business: 'filed', supplement: 'requested' }, 'missing'],
    [{ business: 'filed', supplement: 'sent' }, 'checking'],
    [{ business: 'filed', supplement: 'fulfilled' }, 'intake'],
    [{ state: at(standard, 'assign') }, 'assigning'],
    [{ state: at(standard, 'appraise') }, 'appraising'],
    [{ state: at(standard, 'review') }, 'reviewing'],
    [{ state: at(standard, 'approve') }, 'signing'],
    [{ state: at(standard, 'issue') }, 'issuing'],
    [{ supplement: 'requested' }, 'missing'],
    [{ supplement: 'sent' }, 'checking'],
    [{ supplement: 'fulfilled' }, 'appraising'],
    [{ business: 'finished', delivery: 'ready', state: at(standard, 'return') }, 'ready'],
    [{ business: 'finished', delivery: 'handedOver' }, 'returned'],
    [{ business: 'finished' }, 'done'],
    [{ business: 'notReceived' }, 'notReceived'],
    [{ business: 'refused', supplement: 'requested' }, 'refused'],
    [{ business: 'withdrawn' }, 'withdrawn'],
    [{ business: 'stopped' }, 'stopped'],
  ])('%j is %s', (more, phase) => expect(phaseOf(stand(more), standard)).toBe(phase))

  it('while steps lie side by side, the first counts; a notification is recorded', () => {
    const consult = planOf('consult')
    expect(phaseOf(stand({ state: at(consult, 'appraise') }), consult)).toBe('appraising')
    expect(phaseOf(stand({ state: at(consult, 'consult') }), consult)).toBe('consulting')
    expect(phaseOf(stand({ state: at(planOf('notify'), 'file') }), planOf('notify'))).toBe('recording')
  })
})

const businesses: Business[] = ['filed', 'processing', 'finished', 'notReceived', 'refused', 'withdrawn', 'stopped']
const supplements: Supplement[] = ['none', 'requested', 'sent', 'fulfilled']
const deliveries: Delivery[] = ['none', 'ready', 'handedOver']
const every = businesses.flatMap((business) => supplements.flatMap((supplement) => deliveries.map((delivery) => ({ business, supplement, delivery }))))

test('every state of every process has its sentences, short enough for a heading', () => {
  const said = new Set<string>()
  for (const variant of variants) for (const state of wayOf(planOf(variant))) for (const d of every) {
    const { said: words, next } = headline(phaseOf({ ...d, state }, planOf(variant)))
    const open = openHeadline(phaseOf({ ...d, state }, planOf(variant)))
    for (const text of [words, next, open]) expect(text).toMatch(/^\p{Lu}[^!]{3,53}\.$/u)
    expect(open).not.toMatch(/bạn/i)
    expect(shortState(d).length).toBeGreaterThan(5)
    said.add(words)
  }
  expect(said.size).toBeGreaterThanOrEqual(15)
})

test('with a deadline, the heading says until when', () => {
  expect(headline('missing', '2023-10-20').next).toBe('Xin bổ sung chậm nhất ngày 20/10/2023.')
  expect(headline('appraising', '2023-10-20').next).toBe('Bạn không cần làm gì thêm.')
})

describe('the degree of completion', () => {
  it.each(variants)('goes only forward through %s, one stage at a time', (variant) => {
    const plan = planOf(variant)
    let last = -1
    for (const [i, state] of wayOf(plan).entries()) {
      const d: Stand = { business: i === 0 ? 'filed' : 'processing', supplement: 'none', delivery: 'none', state }
      const stage = currentStage(d, plan)
      const place = stage === undefined ? stagesOf(plan).length : stagesOf(plan).indexOf(stage)
      if (state.at.length === 0) continue
      expect(place).toBeGreaterThanOrEqual(last)
      last = place
      const shown = openStages(d, plan, i > 0)
      expect(shown.map((one) => one.state)).toEqual(stagesOf(plan).map((_, n) => (n < place ? 'done' : n === place ? 'current' : 'next')))
    }
  })

  it('tells no name, no date and no reason', () => {
    for (const d of every) {
      const shown = openStages({ ...d, state: at(standard, 'appraise') }, standard, true)
      for (const one of shown) expect([one.note, /\d/.test(one.title)]).toEqual([undefined, false])
      expect(shown.filter((one) => one.state === 'current').length).toBeLessThanOrEqual(1)
    }
  })

  it('a supplement is a stop on the way, after which the stage goes on', () => {
    expect(openStages(stand({ supplement: 'requested' }), standard, true).map((one) => one.title)).toEqual(['Đã tiếp nhận', 'Chờ bổ sung giấy tờ', 'Thẩm định', 'Ký duyệt, phát hành', 'Trả kết quả'])
  })

  it('ends with what it ended in', () => {
    expect(openStages(stand({ business: 'refused' }), standard, true)).toEqual([{ title: 'Đã tiếp nhận', state: 'done' }, { title: 'Từ chối giải quyết', state: 'done' }])
    expect(openStages(stand({ business: 'notReceived' }), standard, false)).toEqual([{ title: 'Không được tiếp nhận', state: 'done' }])
    expect(openStages(stand({ business: 'finished', delivery: 'handedOver' }), standard, true).every((one) => one.state === 'done')).toBe(true)
  })
})

describe('the story', () => {
  const vn = (text: string) => new Date(`${text}:00+07:00`)
  const task = (stepId: string, openedAt: string, closedAt: string | null) => ({ stepId, unitId: 'u', openedAt: vn(openedAt), closedAt: closedAt === null ? null : vn(closedAt), outcome: null })
  const steps = new Map(stepsOf(standard).map((step) => [step.work.kind, step.id]))
  const story = (more: Partial<Story['dossier']>, rest: Partial<Story> = {}): Story => ({
    dossier: { ...stand({}), filedAt: vn('2023-10-12T09:40'), acceptedAt: vn('2023-10-12T09:45'), finishedAt: null, returnedAt: null, dueOn: '2023-10-23', unitId: 'u', ...more },
    tasks: [task(steps.get('appraise') ?? '', '2023-10-17T08:00', null)], ledger: [], supplements: [], plan: standard, unitName: () => 'Phòng Quản lý Thương mại', ...rest,
  })
  const lines = (s: Story) => milestones(s).map((one) => `${one.state}: ${one.title}${one.note ? ` (${one.note})` : ''}`)

  it('of picture 03: asked, sent and complete at one moment, appraised, to be signed, promised', () => {
    const complete = vn('2023-10-16T09:15')
    expect(lines(story({ supplement: 'fulfilled' }, { supplements: [{ requestedAt: vn('2023-10-13T15:40'), sentAt: complete, fulfilledAt: complete, deadline: null }] }))).toEqual([
      'done: Đã nộp hồ sơ (9 giờ 40, 12/10/2023)',
      'done: Đã tiếp nhận (9 giờ 45, 12/10/2023)',
      'done: Yêu cầu bổ sung giấy tờ (15 giờ 40, 13/10/2023)',
      'done: Đã nhận đủ giấy tờ bổ sung (9 giờ 15, 16/10/2023)',
      'current: Đang thẩm định (Phòng Quản lý Thương mại, từ 17/10/2023)',
      'next: Ký duyệt, phát hành (Lãnh đạo Sở)',
      'next: Trả kết quả (Hẹn 23/10/2023)',
    ])
  })

  it('waiting for the applicant it says until when, and what goes on afterwards', () => {
    const asked = { requestedAt: vn('2023-10-13T15:40'), sentAt: null, fulfilledAt: null, deadline: '2023-10-20' }
    expect(lines(story({ supplement: 'requested', dueOn: null }, { supplements: [asked] })).slice(3)).toEqual([
      'current: Chờ bạn bổ sung giấy tờ (Chậm nhất ngày 20/10/2023)',
      'next: Thẩm định (Phòng Quản lý Thương mại)', 'next: Ký duyệt, phát hành (Lãnh đạo Sở)', 'next: Trả kết quả (Bộ phận Một cửa)',
    ])
  })

  it('ready, handed over, extended, refused', () => {
    const done = [task(steps.get('review') ?? '', '2023-10-18T08:00', '2023-10-18T10:00')]
    expect(lines(story({ business: 'finished', delivery: 'ready', finishedAt: vn('2023-10-20T10:00') }, { tasks: done })).slice(2)).toEqual([
      'done: Đã thẩm định (10 giờ 00, 18/10/2023)', 'done: Đã có kết quả (10 giờ 00, 20/10/2023)', 'current: Chờ bạn nhận kết quả (Bộ phận Tiếp nhận và Trả kết quả)',
    ])
    expect(lines(story({ business: 'finished', delivery: 'handedOver', finishedAt: vn('2023-10-20T10:00'), returnedAt: vn('2023-10-21T08:00') }, { tasks: done })).at(-1)).toBe('done: Đã trả kết quả (8 giờ 00, 21/10/2023)')
    expect(lines(story({}, { ledger: [{ kind: 'extend', at: vn('2023-10-20T08:00') }] }))).toContain('done: Sở xin lỗi và hẹn lại ngày trả (8 giờ 00, 20/10/2023)')
    expect(lines(story({ business: 'refused', finishedAt: vn('2023-10-20T10:00') })).slice(2)).toEqual(['done: Từ chối giải quyết (10 giờ 00, 20/10/2023)'])
  })
})
