import { expect, inject, it } from 'vitest'
import { killUnderLoad } from '../faults/kills.ts'

it('killed three times while people file, it has every filing it answered exactly once', async () => {
  const { filings, acceptances, faults } = await killUnderLoad({ kills: 3, clients: 3, seeded: inject('seeded') })
  expect(faults).toEqual([])
  expect(filings).toBeGreaterThanOrEqual(3)
  expect(acceptances).toBeGreaterThan(0)
}, 240_000)
