import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inProject } from '../../platform/root.ts'
import { chanceFrom } from '../../seed/chance.ts'
import { madeUpAnswers } from '../../seed/made-up.ts'
import { validateForm } from '../forms/index.ts'
import { checkForm } from '../forms/model/check.ts'
import { hashOf } from './hash.ts'
import { loadSeedProcedures, parseProcedure } from './load.ts'
import { checkDefinition } from './model/check.ts'
import { isComplete } from './model/complete.ts'
import type { ProcedureDefinition } from './model/definition.ts'
import { text } from './text.ts'

const folder = inProject('seeds', 'procedures')
const files = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('_'))
const sources = files.map((name) => ({ name, json: JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Record<string, unknown> }))
const all = loadSeedProcedures()
const get = (key: string): ProcedureDefinition => {
  const found = all.find((one) => one.key === key)
  if (!found) throw new Error(`no ${key}`)
  return found
}

test('all 38 are read, each under a name of its own and with contents of its own', () => {
  expect(files).toHaveLength(38)
  expect(new Set(all.map((one) => one.key)).size).toBe(38)
  expect(new Set(all.map(hashOf)).size).toBe(38)
})

describe('what a source leaves open stays open', () => {
  const parts = [
    ['totalTime', 'time'], ['cases', 'cases'], ['channels', 'channels'], ['components', 'papers'], ['fees', 'fees'],
    ['charges', 'charges'], ['results', 'results'], ['legalBasis', 'legalBasis'], ['conditions', 'conditions'],
    ['publicSteps', 'publicSteps'], ['copiesOfDossier', 'sets'], ['applicants', 'applicants'], ['statutory', 'statutory'],
    ['code', 'code'], ['localCode', 'localCode'], ['feeRule', 'feeBasis'],
  ] as const
  test.each(sources.map((source) => [source.name, source.json] as const))('%s', (name, json) => {
    const definition = parseProcedure(json, name)
    for (const [theirs, ours] of parts) {
      const [given, read] = [json[theirs], definition[ours]]
      expect([ours, read === null]).toEqual([ours, given === null])
      if (Array.isArray(given)) expect(read).toHaveLength(given.length)
    }
    expect(definition.name).toBe(json.name)
    expect(definition.sources).toEqual(json.sources)
    expect(definition.process).toBeNull()
  })
})

test('a source with a key nobody knows is refused, so that nothing is lost in silence', () => {
  const { name, json } = sources[0] ?? { name: '', json: {} }
  expect(() => parseProcedure({ ...json, colour: 'red' }, name)).toThrow('colour')
  expect(() => parseProcedure({ ...json, code: '2.4' }, name)).toThrow()
})

test('copies are counted by kind only where the source says the kind', () => {
  const [form, , , quality] = get('2.000004').papers ?? []
  expect(form?.copies).toEqual({ original: 1, certifiedCopy: 0, plainCopy: 0, unspecifiedCopy: 0 })
  expect(quality?.copies).toEqual({ original: 0, certifiedCopy: 0, plainCopy: 1, unspecifiedCopy: 0 })
  expect(get('ruou-banbuon-cap').papers?.[1]?.copies.unspecifiedCopy).toBe(1)
  expect(get('vpdd-thuongnhan-cap').papers?.[1]?.copies.certifiedCopy).toBe(1)
})

test('the public never reads English', () => {
  const english = /\b(the|and|or|of|not|per|with|before|after|file|filing|page|statut\w+|captured)\b/i
  for (const one of all) {
    const shown = [one.conditions, one.currency, one.feeBasis?.text, one.feeBasis?.basis, one.clockStart?.text, one.statutory?.condition, one.plain.description,
      one.time?.text, ...(one.publicSteps ?? []), ...(one.cases ?? []).flatMap((each) => [each.name, each.conditions]),
      ...one.windows.map((window) => window.text), ...one.composed.map((part) => part.note)]
    for (const sentence of shown) expect(`${one.key}: ${sentence ?? ''}`).not.toMatch(english)
    expect(one.plain.description).not.toBeNull()
  }
})

test('what was composed says so; forms can be filled in; nothing contradicts itself', () => {
  for (const one of all) {
    expect(one.composed.map((part) => part.part)).toEqual(expect.arrayContaining(['form', 'plain.description']))
    expect(one.form && checkForm(one.form)).toEqual([])
    const problems = checkDefinition(one)
    expect(problems.filter((problem) => problem.severity === 'wrong')).toEqual([])
    for (const problem of problems) expect(text).toHaveProperty([`procedures.check.${problem.code}`])
  }
})

test('completeness is told by the seven parts', () => {
  expect(all.filter(isComplete).map((one) => one.key)).toEqual(['2.000210', '2.000621', '2.001474'])
})

test('the seed can fill in every form with its made-up answers', () => {
  const answers = madeUpAnswers(chanceFrom(7), '01/12/2026', '31/12/2026')
  for (const one of all) expect([one.key, one.form && validateForm(one.form, answers).problems]).toEqual([one.key, []])
})
