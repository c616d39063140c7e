import { afterAll, expect, it } from 'vitest'
import { sampleInput } from '../../../../tests/output-input.ts'
import { closeEngine, closeReader, readOutside } from '../../documents/index.ts'
import { outputs } from '../outputs/index.ts'
import { driftOf, factsOf, quietFactsOf, readFacts } from './index.ts'

afterAll(async () => { await closeReader(); await closeEngine() })

const papers = [['iso', 'docx'], ['annex', 'docx'], ['internal-process', 'pdf']] as const
// One promised time; other rules in each case; other bodies consulted; a notice that has neither time nor result.
const keys = ['2.000004', '2.000636', 'vpdd-thuongnhan-cap', '2.001474']

it.each(keys)('papers of %s itself, sent back as if others had written them, differ nowhere', async (key) => {
  const input = await sampleInput(key)
  const own = [...factsOf(input.definition, input.plan, input.roleNames), ...quietFactsOf(input.definition)]
  for (const [kind, format] of papers) {
    const { bytes, fileName } = await outputs[kind].render(input, format)
    const { differences, same, notUnderstood } = driftOf(own, readFacts(await readOutside({ name: fileName, bytes }), fileName, input.roleNames))
    expect(differences, `${kind} ${format}`).toEqual([])
    expect(same).toBeGreaterThan(5)
    // Only the flowchart is a picture.
    expect(notUnderstood.filter(({ what }) => !what.startsWith('Hình ảnh')), `${kind} ${format}`).toEqual([])
  }
}, 60_000)
