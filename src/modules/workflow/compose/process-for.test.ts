import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawingOf } from '../bpmn/drawing.ts'
import { compileBpmn, inspectBpmn } from '../bpmn/inspect.ts'
import { readBpmn } from '../bpmn/read.ts'
import { stepsOf } from '../model/plan.ts'
import type { Variant } from './blueprint.ts'
import { shareHours } from './hours.ts'
import { processFor } from './process-for.ts'

const variants: Variant[] = ['standard', 'consult', 'notify']
const hoursOf = async (hours: number | null, variant: Variant) =>
  stepsOf(await compileBpmn(processFor(hours, { variant }))).map(({ id, work }) => ({ id, hours: work.hours }))

test('five working days are shared as 4, 4, 20, 4, 4, 2, 2', async () => {
  expect((await hoursOf(40, 'standard')).map(({ hours }) => hours)).toEqual([4, 4, 20, 4, 4, 2, 2])
})

test('any time in half hours is shared exactly, half an hour each at least, and nothing is shared if it is too short', () => {
  fc.assert(fc.property(
    fc.integer({ min: 0, max: 4_000 }), fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 }),
    (halves, weights) => {
      const shared = shareHours(halves / 2, weights)
      if (halves < weights.length) return void expect(shared).toBeUndefined()
      expect(shared?.reduce((sum, one) => sum + one, 0)).toBe(halves / 2)
      expect(shared?.every((one) => one >= 0.5 && Number.isInteger(one * 2))).toBe(true)
    },
  ))
  expect(shareHours(4.25, [1, 1])).toBeUndefined()
})

test('a step beside another takes no time of its own', async () => {
  const steps = await hoursOf(56, 'consult')
  const sum = steps.filter(({ id }) => id !== 'lay-y-kien').reduce((all, { hours = 0 }) => all + hours, 0)
  expect(sum).toBe(56)
  expect(steps.find(({ id }) => id === 'lay-y-kien')?.hours).toBe(steps.find(({ id }) => id === 'tham-dinh')?.hours)
})

test('without a promised time no step states one; a time that cannot be shared is refused', async () => {
  expect((await hoursOf(null, 'notify')).every(({ hours }) => hours === undefined)).toBe(true)
  expect(() => processFor(3)).toThrow('workflow.hours')
})

test.each(variants)('%s can be run, is marked as composed, and everything in it is drawn', async (variant) => {
  const xml = processFor(40, { variant, id: 'P-1.0', name: 'A & B <"C">', checks: ['x < y'], results: ['Giấy phép'] })
  const { executable, problems, ignored, plan } = await inspectBpmn(xml)
  expect({ executable, problems, ignored }).toEqual({ executable: true, problems: [], ignored: [] })
  expect(plan).toMatchObject({ id: 'P-1.0', name: 'A & B <"C">', composed: true })
  const drawing = drawingOf(await readBpmn(xml))
  const drawn = new Set([...drawing?.shapes ?? [], ...drawing?.edges ?? []].map(({ element }) => element))
  expect([...plan?.nodes ?? [], ...plan?.flows ?? [], ...plan?.lanes ?? []].filter(({ id }) => !drawn.has(id))).toEqual([])
})

test('the shipped files are those the program writes', () => {
  const file = (name: string) => readFileSync(new URL(`../../../../seeds/processes/${name}.bpmn`, import.meta.url), 'utf8')
  expect(file('standard-40h')).toBe(processFor(40))
  expect(file('consult-40h')).toBe(processFor(40, { variant: 'consult', id: 'quy-trinh-lay-y-kien', name: 'Quy trình giải quyết hồ sơ có lấy ý kiến' }))
  expect(file('notify')).toBe(processFor(null, { variant: 'notify', id: 'quy-trinh-thong-bao', name: 'Quy trình tiếp nhận thông báo' }))
})
