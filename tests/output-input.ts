/** Inputs for the tests of the outputs: the seeded procedures with their composed processes. */
import { wholeSeedProcedures } from '../src/seed/procedures.ts'
import { compileBpmn } from '../src/modules/workflow/index.ts'
import { roleNames } from '../src/modules/people/model.ts'
import { hashOf } from '../src/modules/procedures/hash.ts'
import type { ProcedureDefinition } from '../src/modules/procedures/model/definition.ts'
import type { OutputInput } from '../src/modules/procedures/outputs/input.ts'

const seeded = wholeSeedProcedures()
export const seededKeys = seeded.map(({ key }) => key)

/** A seeded definition as version 1 of an invented department; `change` makes another definition of it. */
export async function sampleInput(key: string, change: Partial<ProcedureDefinition> = {}): Promise<OutputInput> {
  const found = seeded.find((one) => one.key === key)
  if (!found) throw new Error(`no seeded procedure ${key}`)
  const definition = { ...found, ...change }
  return {
    definition,
    plan: definition.process && (await compileBpmn(definition.process.bpmn)),
    version: { number: 1, hash: hashOf(definition), validFrom: '2023-01-01', state: 'published' },
    agency: {
      code: 'H08.14', name: 'Sở Công Thương tỉnh Bình Định', parentName: 'Ủy ban nhân dân tỉnh Bình Định', place: 'Bình Định',
      address: '59 Trần Hưng Đạo, thành phố Quy Nhơn', phone: '0256 3 822 000',
    },
    baseUrl: 'http://localhost:3000',
    amendments: [{ number: 1, validFrom: '2023-01-01', parts: 'Toàn bộ', summary: 'Ban hành lần đầu', decision: null }],
    decision: null,
    approval: { drafter: null, reviewer: null, approver: null },
    roleNames,
    names: Object.fromEntries(seeded.map((one) => [one.key, one.name])),
  }
}
