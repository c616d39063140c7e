import { describe, expect, test } from 'vitest'
import { compileBpmn } from '../bpmn/inspect.ts'
import { documentOf, processOf, sketch } from '../fixtures/sketch.ts'
import { advance, begin } from './advance.ts'
import { waitingFor } from './state.ts'

const timer = (id: string, host: string, after: string, more = '') =>
  `<boundaryEvent id="${id}" attachedToRef="${host}"${more}><timerEventDefinition><timeDuration>${after}</timeDuration></timerEventDefinition></boundaryEvent>`
const flow = (from: string, to: string) => `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}"/>`
const aside = ' cancelActivity="false"'

describe('timers', () => {
  test('an intermediate timer hands out its duration and goes on when it fires', async () => {
    const plan = await compileBpmn(sketch({ nodes: 's:start t:timer a:user e:end', flows: 's>t t>a a>e' }))
    const first = begin(plan)
    expect(first).toMatchObject({ opened: [], timers: [{ node: 't', after: 'PT8H' }] })
    expect(advance(plan, first.state, { fire: 't' }).opened).toEqual(['a'])
  })

  test('an interrupting timer cancels the step', async () => {
    const plan = await compileBpmn(sketch({
      nodes: 's:start a:user late:user e:end', flows: 's>a a>e late>e',
      more: timer('han', 'a', 'P3D') + flow('han', 'late'),
    }))
    const first = begin(plan)
    expect(first.timers).toEqual([{ node: 'han', after: 'P3D' }])
    const late = advance(plan, first.state, { fire: 'han' })
    expect(late).toMatchObject({ opened: ['late'], closed: [{ step: 'a', why: 'cancelled' }], stopped: [] })
    expect(() => advance(plan, late.state, { complete: 'a' })).toThrow('workflow.notOpen')
  })

  test('a step done in time stops its timer', async () => {
    const plan = await compileBpmn(sketch({
      nodes: 's:start a:user late:user e:end', flows: 's>a a>e late>e',
      more: timer('han', 'a', 'P3D') + flow('han', 'late'),
    }))
    const done = advance(plan, begin(plan).state, { complete: 'a' })
    expect(done).toMatchObject({ stopped: ['han'], ended: true })
  })

  test('a timer beside the step reminds once and leaves the step open', async () => {
    const plan = await compileBpmn(sketch({
      nodes: 's:start a:user nhac:throw e:end f:end', flows: 's>a a>e nhac>f',
      more: timer('sap-han', 'a', 'PT4H', aside) + flow('sap-han', 'nhac'),
    }))
    const first = begin(plan)
    const reminded = advance(plan, first.state, { fire: 'sap-han' })
    expect(reminded).toMatchObject({ opened: [], closed: [], messages: [{ node: 'nhac', message: 'nhac' }] })
    expect(waitingFor(plan, reminded.state)).toMatchObject({ steps: ['a'], timers: [] })
    expect(() => advance(plan, reminded.state, { fire: 'sap-han' })).toThrow('workflow.notOpen')
    expect(advance(plan, reminded.state, { complete: 'a' }).ended).toBe(true)
  })
})

describe('messages', () => {
  const supplement = sketch({
    nodes: 's:start a:user=Yêu_cầu ask:throw wait:catch b:user e:end', flows: 's>a a>ask ask>wait wait>b b>e',
    before: '<message id="m1" name="bo-sung"/>',
  }).replace('<intermediateCatchEvent id="wait"><messageEventDefinition/>', '<intermediateCatchEvent id="wait"><messageEventDefinition messageRef="m1"/>')

  test('one is sent, another is waited for', async () => {
    const plan = await compileBpmn(supplement)
    const asked = advance(plan, begin(plan).state, { complete: 'a' })
    expect(asked).toMatchObject({ messages: [{ node: 'ask' }], awaited: [{ node: 'wait', message: 'bo-sung' }], opened: [] })
    expect(advance(plan, asked.state, { fire: 'wait' }).opened).toEqual(['b'])
  })

  test('a message on the edge of a step may come more than once when it does not interrupt', async () => {
    const plan = await compileBpmn(sketch({
      nodes: 's:start a:user tin:throw e:end f:end', flows: 's>a a>e tin>f',
      more: `<boundaryEvent id="them" attachedToRef="a"${aside}><messageEventDefinition/></boundaryEvent>${flow('them', 'tin')}`,
    }))
    const once = advance(plan, begin(plan).state, { fire: 'them' })
    expect(advance(plan, once.state, { fire: 'them' }).messages).toHaveLength(1)
  })
})

describe('scopes', () => {
  const inner = '<startEvent id="s2"/><userTask id="b"/><userTask id="c"/><endEvent id="e2"/>'
    + '<parallelGateway id="p"/><sequenceFlow id="i1" sourceRef="s2" targetRef="p"/><sequenceFlow id="i2" sourceRef="p" targetRef="b"/>'
    + '<sequenceFlow id="i3" sourceRef="p" targetRef="c"/><sequenceFlow id="i4" sourceRef="b" targetRef="e2"/><sequenceFlow id="i5" sourceRef="c" targetRef="e2"/>'
  const withSub = (more = '') => sketch({
    nodes: 's:start d:user e:end late:user', flows: 's>sub sub>d d>e late>e',
    more: `<subProcess id="sub">${inner}</subProcess>${timer('han', 'sub', 'P5D')}${flow('han', 'late')}${more}`,
  })

  test('a sub-process ends when all inside it has ended', async () => {
    const plan = await compileBpmn(withSub())
    const first = begin(plan)
    expect(first.opened).toEqual(['b', 'c'])
    const half = advance(plan, first.state, { complete: 'c' })
    expect(half.opened).toEqual([])
    expect(advance(plan, half.state, { complete: 'b' }).opened).toEqual(['d'])
  })

  test('a timer on its edge cuts off all inside it', async () => {
    const plan = await compileBpmn(withSub())
    const cut = advance(plan, begin(plan).state, { fire: 'han' })
    expect(cut.opened).toEqual(['late'])
    expect(cut.closed).toEqual([{ step: 'b', why: 'cancelled' }, { step: 'c', why: 'cancelled' }])
  })

  test('a terminating end inside it ends only the sub-process', async () => {
    const plan = await compileBpmn(withSub().replace('<endEvent id="e2"/>', '<endEvent id="e2"><terminateEventDefinition/></endEvent>'))
    const stopped = advance(plan, begin(plan).state, { complete: 'b' })
    expect(stopped).toMatchObject({ opened: ['d'], closed: [{ step: 'b', why: 'done' }, { step: 'c', why: 'cancelled' }] })
  })

  test('a terminating end at the top ends everything', async () => {
    const plan = await compileBpmn(sketch({ nodes: 's:start p:parallel a:user b:user e:end t:terminate', flows: 's>p p>a p>b a>e b>t' }))
    expect(advance(plan, begin(plan).state, { complete: 'b' })).toMatchObject({ ended: true, closed: [{ step: 'b' }, { step: 'a', why: 'cancelled' }] })
  })

  test('a call activity runs the process it calls, once for each call', async () => {
    const called = processOf({ id: 'Goi', nodes: 's2:start a:user e2:end', flows: 's2>a a>e2' })
    const plan = await compileBpmn(documentOf(called, processOf({
      nodes: 's:start e:end', flows: 's>one one>two two>e',
      more: '<callActivity id="one" calledElement="Goi"/><callActivity id="two" calledElement="Goi"/>',
    })))
    expect(begin(plan).opened).toEqual(['one/a'])
    expect(advance(plan, begin(plan).state, { complete: 'one/a' }).opened).toEqual(['two/a'])
  })
})

describe('what the program does itself', () => {
  test('rules and scripts set variables that later conditions read; services are named', async () => {
    const plan = await compileBpmn(sketch({
      nodes: 's:start gui:service x:exclusive a:user b:user e:end', flows: 's>luat luat>tinh tinh>gui gui>x x>a[phi > 1000] x>b! a>e b>e',
      more: `<businessRuleTask id="luat" motcua:result="phi"><extensionElements><motcua:feel>if loai = "tinh" then 1200 else 400</motcua:feel></extensionElements></businessRuleTask>
        <scriptTask id="tinh" scriptFormat="feel"><script>{ han: date("2026-01-30") + duration("P3D"), "gấp": phi > 500 }</script></scriptTask>`,
    }))
    const rich = begin(plan, { context: { loai: 'tinh' } })
    expect(rich).toMatchObject({ opened: ['a'], set: { phi: 1200, han: '2026-02-02', 'gấp': true }, services: [{ node: 'gui', service: '' }] })
    expect(begin(plan, { context: { loai: 'xa' } }).opened).toEqual(['b'])
  })

  test('a service that answers at once sets variables', async () => {
    const plan = await compileBpmn(sketch({ nodes: 's:start g:service x:exclusive a:user b:user e:end', flows: 's>g g>x x>a[tot] x>b! a>e b>e' }))
    expect(begin(plan, { service: () => ({ tot: true }) })).toMatchObject({ opened: ['a'], set: { tot: true } })
  })
})
