import { describe, expect, test } from 'vitest'
import { difference } from '../../../../scripts/xml-difference.mjs'
import { groups } from '../fixtures/groups.ts'
import { inspectBpmn } from './inspect.ts'
import { readBpmn, writeBpmn } from './read.ts'

describe.each(groups)('$name', ({ xml, cannotRun, idle }) => {
  test('opens and comes out again with nothing lost, by two comparisons, and the same the second time', async () => {
    const written = await writeBpmn(await readBpmn(xml))
    expect(written.lost).toEqual([])
    expect(difference(xml, written.xml)).toEqual([])
    expect((await writeBpmn(await readBpmn(written.xml))).xml).toBe(written.xml)
  })

  test('names what cannot run, and what is kept without a use', async () => {
    const { problems, ignored } = await inspectBpmn(xml)
    const named = [...problems, ...ignored].filter(({ code }) => code === 'notExecuted' || code === 'calledMissing')
      .map(({ code, element, message }) => `${element}: ${/là ([^;]+);/.exec(message)?.[1] ?? code}`)
    expect(named.toSorted()).toEqual(cannotRun.toSorted())
    for (const type of idle ?? []) expect(ignored.map(({ message }) => message).join('\n')).toMatch(new RegExp(`\\b${type}\\b`))
  })
})

test('the second comparison sees one letter, one attribute and one comment', () => {
  const xml = groups.at(-1)?.xml ?? ''
  expect(difference(xml, xml)).toEqual([])
  for (const [was, is] of [['người vẽ: An', 'người vẽ: Bình'], [' retries="5"', ''], ['type="pay"', 'type="paid"']] as const) {
    expect(difference(xml, xml.replace(was, is)).length).toBeGreaterThan(0)
  }
})
