import { describe, expect, it } from 'vitest'
import { compileBpmn } from './index.ts'
import { mapState } from './model/map-state.ts'
import { advance, begin, waitingFor, type Plan } from './model.ts'

const process = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:motcua:test"><process id="p" isExecutable="true"><startEvent id="s" />${body}<endEvent id="e" /></process></definitions>`
const flow = (id: string, from: string, to: string) => `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" />`
const step = (id: string) => `<userTask id="${id}" name="${id}" />`
const gate = (kind: 'parallel' | 'exclusive', id: string) => `<${kind}Gateway id="${id}" />`
const two = (kind: 'parallel' | 'exclusive') => process([
  gate(kind, 'g'), step('a'), step('b'), gate(kind, 'j'), step('c'),
  flow('f1', 's', 'g'), flow('f2', 'g', 'a'), flow('f3', 'g', 'b'), flow('f4', 'a', 'j'), flow('f5', 'b', 'j'), flow('f6', 'j', 'c'), flow('f7', 'c', 'e'),
].join(''))
const now = new Date('2023-10-16T02:15:00Z')
const none = { context: {}, now }
const both = await compileBpmn(two('parallel'))
const one = await compileBpmn(two('exclusive'))
const line = await compileBpmn(process([step('a'), step('c'), flow('x1', 's', 'a'), flow('x2', 'a', 'c'), flow('x3', 'c', 'e')].join('')))
const renamed = await compileBpmn(two('parallel').replace('id="s"', 'id="s" name="Bắt đầu"').replaceAll('name="a"', 'name="Thẩm định"'))
const open = (plan: Plan) => begin(plan, none).state

describe('a state in another plan', () => {
  it('stands at the steps and flows of the same ids, and goes on from there', () => {
    const { state } = advance(both, open(both), { complete: 'b', take: [] }, none)
    const mapped = mapState(both, renamed, state)
    if (!('state' in mapped)) throw new Error('not mapped')
    expect(waitingFor(renamed, mapped.state).steps).toEqual(['a'])
    expect(waitingFor(renamed, advance(renamed, mapped.state, { complete: 'a', take: [] }, none).state).steps).toEqual(['c'])
  })
  it('is refused where the other plan has no such step, by its id', () => {
    expect(mapState(both, line, open(both))).toEqual({ missing: ['b'] })
  })
  it('is refused where the other plan never has both open: it could not end', () => {
    expect(mapState(both, one, open(both))).toEqual({ missing: [] })
  })
})
