import { describe, expect, it } from 'vitest'
import { loadSeedProcedures } from '../../../load.ts'
import type { ProcedureDefinition } from '../../../model/definition.ts'
import { entriesOf, type BoxPart } from '../parts/entries.ts'
import type { Values } from './entry.ts'
import { readEntries } from './read.ts'
import { writeEntries } from './write.ts'

const definitions = loadSeedProcedures()
const boxParts = Object.keys(entriesOf) as BoxPart[]
const promotion = definitions.find(({ key }) => key === '2.000004') as ProcedureDefinition

/** A part as somebody posts it, with some boxes typed over. */
const post = (part: BoxPart, typed: Values, act = '', definition = promotion) => readEntries(entriesOf[part], { ...writeEntries(entriesOf[part], definition), ...typed }, definition, act)
const definitionAfter = (...given: Parameters<typeof post>): ProcedureDefinition => {
  const outcome = post(...given)
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems))
  return outcome.definition
}

describe('a part that is posted as it was shown', () => {
  it('leaves all real procedures as they were, part by part', () => {
    expect(definitions.length).toBeGreaterThan(30)
    for (const definition of definitions) {
      for (const part of boxParts) expect({ part, ...post(part, {}, '', definition) }, definition.key).toEqual({ part, definition })
    }
  })
})

describe('what is typed', () => {
  it('goes where it belongs: text, time, day, money', () => {
    expect(definitionAfter('identity', { name: 'Tên khác', 'plain.minutes': '' })).toMatchObject({ name: 'Tên khác', plain: { minutes: null } })
    expect(definitionAfter('channels', { 'time.value': '7', 'time.unit': 'workingDay' }).time).toMatchObject({ value: 7, unit: 'workingDay' })
    expect(definitionAfter('law', { 'legalBasis.0.expiredOn': '1/7/2025' }).legalBasis?.[0]?.expiredOn).toBe('2025-07-01')
    expect(definitionAfter('fees', { 'charges.n': '1', 'charges.0.name': 'Lệ phí', 'charges.0.amount': '1.200.000' }).charges).toMatchObject([{ name: 'Lệ phí', amount: 1_200_000, when: { case: null } }])
    expect(definitionAfter('iso', { 'iso.purpose': 'Thống nhất cách làm' }).iso).toMatchObject({ purpose: 'Thống nhất cách làm', records: [], risks: [] })
    expect(definitionAfter('results', { 'results.0.register': 'Sổ văn bản đi' }).results?.[0]).toMatchObject({ register: 'Sổ văn bản đi' })
  })

  it('is told at its box when it cannot be, and nothing is taken', () => {
    expect(post('identity', { name: '', code: '2.4' })).toEqual({ problems: [{ field: 'name', message: 'Xin ghi tên thủ tục.' }] })
    expect(post('identity', { code: '2.4' })).toMatchObject({ problems: [{ field: 'code' }] })
    expect(post('law', { 'legalBasis.0.issuedOn': '31/02/2020', 'legalBasis.1.number': '' })).toMatchObject({ problems: [{ field: 'legalBasis.0.issuedOn' }] })
    expect(post('law', { 'legalBasis.0.url': 'trang này' })).toMatchObject({ problems: [{ field: 'legalBasis.0.url', message: expect.stringContaining('https://') }] })
    expect(post('channels', { 'time.value': 'năm' })).toMatchObject({ problems: [{ field: 'time.value' }] })
    expect(post('papers', { 'papers.0.name': '' })).toMatchObject({ problems: [{ field: 'papers.0.name' }] })
  })

  it('says «none» aloud or leaves open what no source states', () => {
    expect(definitionAfter('fees', { 'fees.n': '0', 'fees.none': '1' }).fees).toEqual([])
    expect(definitionAfter('fees', { 'fees.n': '0', 'fees.none': '' }).fees).toBeNull()
  })
})

describe('rows', () => {
  const names = (definition: ProcedureDefinition) => definition.papers?.map(({ name }) => name) ?? []
  const [first = '', second = '', ...rest] = names(promotion)

  it('are put before one another, taken out and added by their buttons', () => {
    expect(rest.length).toBeGreaterThan(1)
    expect(names(definitionAfter('papers', {}, 'down:papers.0'))).toEqual([second, first, ...rest])
    expect(names(definitionAfter('papers', {}, 'up:papers.1'))).toEqual([second, first, ...rest])
    expect(names(definitionAfter('papers', {}, 'remove:papers.0'))).toEqual([second, ...rest])
    const count = rest.length + 2
    const added = definitionAfter('papers', { 'papers.n': String(count + 1), [`papers.${count}.name`]: 'Giấy mới', [`papers.${count}.required`]: '1' })
    expect(added.papers?.at(-1)).toMatchObject({ key: `paper-${count + 1}`, name: 'Giấy mới', required: true, form: null })
  })

  it('that stayed empty are no rows', () => {
    const count = rest.length + 2
    expect(definitionAfter('papers', { 'papers.n': String(count + 1), [`papers.${count}.name`]: '', [`papers.${count}.required`]: '1' })).toEqual(promotion)
  })

  it('of cases keep in one part what belongs to another', () => {
    const withCases = definitions.find(({ cases }) => (cases ?? []).some(({ papers }) => papers !== null)) as ProcedureDefinition
    const renamed = definitionAfter('applicants', { 'cases.0.name': 'Trường hợp đổi tên' }, '', withCases)
    expect(renamed.cases?.[0]).toEqual({ ...withCases.cases?.[0], name: 'Trường hợp đổi tên' })
    const swapped = definitionAfter('applicants', {}, 'down:cases.0', withCases)
    expect(swapped.cases?.[1]).toEqual(withCases.cases?.[0])
  })
})
