import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wholeSeedProcedures } from '../../seed/procedures.ts'
import type { Unit } from '../organisation/model.ts'
import { compileBpmn } from '../workflow/index.ts'
import { stepsOf, type Plan } from '../workflow/model.ts'
import { changedSteps, concerns, isAsked, isChanged, isOvertaken, type StepChange } from './model/note.ts'
import type { Side } from './model/step-lines.ts'

// One after the other, and with other bodies consulted beside the appraisal.
const sides: Side[] = await Promise.all(wholeSeedProcedures().filter(({ key }) => ['2.000004', 'vpdd-thuongnhan-cap'].includes(key)).map(async (definition) => ({
  definition, plan: await compileBpmn(definition.process?.bpmn ?? ''),
})))
const [side] = sides
if (!side || sides.length !== 2) throw new Error('no procedures')

const planOf = ({ plan }: Side): Plan => { if (!plan) throw new Error('no process'); return plan }
type Node = Plan['nodes'][number]
/** The same version with one step of it altered. */
const altered = (from: Side, id: string, alter: (node: Node) => Node): Side => {
  const plan = planOf(from)
  return { ...from, plan: { ...plan, nodes: plan.nodes.map((node) => (node.id === id ? alter(node) : node)) } }
}
const aspectsOf = ({ aspects }: StepChange): string[] => aspects.filter(isChanged).map(({ what }) => what)
const shown = (changes: StepChange[]) => changes.map((change) => [change.kind, change.step, ...aspectsOf(change)])

const text = fc.string({ minLength: 1, maxLength: 40 })
const named = fc.uniqueArray(text, { minLength: 1, maxLength: 4 })
/** A new value of one thing said of a step. */
const alterations = fc.oneof(
  text.map((name) => ({ what: 'name', alter: (node: Node): Node => ({ ...node, name }) })),
  text.map((work) => ({ what: 'work', alter: (node: Node): Node => ({ ...node, step: { ...node.step, work } }) })),
  fc.integer({ min: 1, max: 400 }).map((quarters) => ({ what: 'time', alter: (node: Node): Node => ({ ...node, step: { ...node.step, hours: quarters / 4 } }) })),
  fc.constantFrom('receptionOfficer', 'officer', 'roomHead', 'departmentLeader', 'clerk').map((position) => ({ what: 'who', alter: (node: Node): Node => ({ ...node, step: { ...node.step, position } }) })),
  named.map((checks) => ({ what: 'checks', alter: (node: Node): Node => ({ ...node, step: { ...node.step, checks } }) })),
  named.map((names) => ({ what: 'forms', alter: (node: Node): Node => ({ ...node, step: { ...node.step, forms: names.map((name) => ({ name })) } }) })),
  named.map((names) => ({ what: 'outputs', alter: (node: Node): Node => ({ ...node, step: { ...node.step, outputs: names.map((name) => ({ name })) } }) })),
)

describe('what a version changes in its steps', () => {
  it('is nothing when the definition is the same, whatever the public is told beside it', () => {
    for (const one of sides) {
      expect(changedSteps(one, structuredClone(one))).toEqual([])
      const told = { ...one, definition: { ...one.definition, plain: { description: 'Lời giới thiệu khác', minutes: 12 }, keywords: ['khác'], name: 'Tên khác' } }
      expect(changedSteps(one, told)).toEqual([])
    }
  })

  it('is exactly the step and the thing that was changed, and asks who does it and who did', () => {
    fc.assert(fc.property(fc.constantFrom(...sides), fc.nat(), alterations, (before, pick, { what, alter }) => {
      const steps = stepsOf(planOf(before))
      const step = steps[pick % steps.length]
      if (!step) throw new Error('no step')
      const after = altered(before, step.id, alter)
      const now = stepsOf(planOf(after)).find(({ id }) => id === step.id)
      const same = JSON.stringify(now) === JSON.stringify(step)
      const changes = changedSteps(before, after)
      // A value that happens to be the old one is no change; neither is another order of the same list.
      if (changes.length === 0) expect(same || (what === 'who' && now?.position === step.position) || what === 'checks').toBe(true)
      else {
        expect(shown(changes)).toEqual([['changed', step.id, what]])
        expect(changes[0]?.roles.toSorted()).toEqual([...new Set([step.position, now?.position])].toSorted())
      }
      // Seen from the other side the same steps changed the other way.
      const back = changedSteps(after, before)
      expect(back.map((change) => change.aspects.filter(isChanged))).toEqual(changes.map((change) => change.aspects.filter(isChanged).map((one) => ({ ...one, before: one.after, after: one.before }))))
    }), { numRuns: 300 })
  })

  it('is told whole: what stayed stands beside what changed', () => {
    const [change] = changedSteps(side, altered(side, 'tham-dinh', (node) => ({ ...node, step: { ...node.step, hours: 7.5 } })))
    expect(change?.aspects.find(({ what }) => what === 'time')?.after).toEqual(['7,5 giờ làm việc'])
    expect(change?.aspects.filter((one) => !isChanged(one)).map(({ what }) => what)).toEqual(expect.arrayContaining(['name', 'work', 'who', 'checks', 'choices']))
  })

  it('names steps that came and those that are gone; a step that was only drawn anew or counted anew is the same', async () => {
    const bpmn = side.definition.process?.bpmn ?? ''
    const redrawn = { ...side, plan: await compileBpmn(bpmn.replaceAll('"phan-cong"', '"phan-cong-2"').replaceAll('>phan-cong<', '>phan-cong-2<')) }
    expect(changedSteps(side, redrawn)).toEqual([])
    const plan = planOf(side)
    const one = plan.nodes.find(({ id }) => id === 'phan-cong')
    if (!one) throw new Error('no step')
    const longer = { ...side, plan: { ...plan, nodes: [...plan.nodes, { ...one, id: 'moi', name: 'Bước mới', in: [], out: [] }] } }
    expect(shown(changedSteps(side, longer)).map(([kind, step]) => [kind, step])).toEqual([['added', 'moi']])
    expect(shown(changedSteps(longer, side)).map(([kind, step]) => [kind, step])).toEqual([['removed', 'moi']])
    expect(changedSteps({ ...side, plan: null }, side).every(({ kind }) => kind === 'added')).toBe(true)
    expect(changedSteps(side, { ...side, plan: null }).every(({ kind }) => kind === 'removed')).toBe(true)
  })

  it('knows whom papers, sets, money and conditions concern, and tells the lines that came and went', () => {
    const { definition } = side
    const papers = definition.papers ?? []
    const [first] = papers
    if (!first) throw new Error('no papers')
    const changes = changedSteps(side, { ...side, definition: { ...definition, papers: [...papers.slice(1), { ...first, name: 'Giấy tờ mới' }] } })
    expect(shown(changes)).toEqual([['changed', 'tiep-nhan', 'papers'], ['changed', 'tham-dinh', 'papers']])
    const told = changes[0]?.aspects.find(({ what }) => what === 'papers')
    expect([told?.before.length, told?.after.length]).toEqual([1, 1])
    expect(told?.after[0]).toContain('Giấy tờ mới')
    const when = { subject: null, area: null, case: null, channel: null, from: null, until: null }
    expect(shown(changedSteps(side, { ...side, definition: { ...definition, charges: [{ name: 'Lệ phí', amount: 150_000, when, per: null, basis: null, code: null }] } }))).toEqual([['changed', 'tiep-nhan', 'fees']])
    expect(shown(changedSteps(side, { ...side, definition: { ...definition, sets: 9 } }))).toEqual([['changed', 'tiep-nhan', 'sets']])
    expect(shown(changedSteps(side, { ...side, definition: { ...definition, conditions: 'Điều kiện khác' } }))).toEqual([['changed', 'tham-dinh', 'conditions']])
    // Another order of the same papers is none.
    expect(changedSteps(side, { ...side, definition: { ...definition, papers: papers.toReversed() } })).toEqual([])
  })
})

describe('whom a note asks', () => {
  const unit = (id: string, kind: Unit['kind'], fields: string[] = []): Unit => ({ id, name: id, shortName: id, kind, fields })
  const units = [unit('mc', 'oneStop'), unit('vp', 'office'), unit('tm', 'room', ['Điện']), unit('cn', 'room', ['Hóa chất'])]
  const note = { roles: ['officer', 'roomHead', 'receptionOfficer'], unitId: 'tm', field: 'Điện' }
  const at = (role: string, unitId: string) => ({ role, unitId })

  it('are those of its roles to whom such work comes', () => {
    for (const held of [at('officer', 'tm'), at('roomHead', 'tm'), at('receptionOfficer', 'mc')]) expect(isAsked(note, held, units)).toBe(true)
    for (const held of [at('officer', 'cn'), at('roomHead', 'cn'), at('receptionOfficer', 'vp'), at('clerk', 'vp')]) expect(isAsked(note, held, units)).toBe(false)
  })

  it('concern also who may be given a step away from their desk; specialists only in the unit that resolves, then or now', () => {
    expect(concerns(note, at('roomHead', 'cn'), units)).toBe(true)
    expect(concerns(note, at('officer', 'cn'), units)).toBe(false)
    expect(concerns({ ...note, unitId: 'cn' }, at('officer', 'cn'), units)).toBe(true)
    expect(concerns(note, at('clerk', 'vp'), units)).toBe(false)
  })

  it('no more, when later versions in force changed the same steps again', () => {
    const of = (number: number, steps: string[], validFrom = '2023-11-01') => ({ key: 'a', number, validFrom, steps })
    const first = of(2, ['x', 'y'])
    expect(isOvertaken(first, [first, of(3, ['x'])], '2023-11-02')).toBe(false)
    expect(isOvertaken(first, [first, of(3, ['x']), of(4, ['y'])], '2023-11-02')).toBe(true)
    expect(isOvertaken(first, [first, of(3, ['x', 'y'], '2023-12-01')], '2023-11-02')).toBe(false)
    expect(isOvertaken(first, [first, { ...of(3, ['x', 'y']), key: 'b' }], '2023-11-02')).toBe(false)
    expect(isOvertaken(of(3, ['x', 'y']), [first], '2023-11-02')).toBe(false)
  })
})
