import { expect, test } from 'vitest'
import { compileBpmn } from '../bpmn/inspect.ts'
import { processFor } from '../compose/process-for.ts'
import { advance, begin } from './advance.ts'

test('the seven-step process ends after seven steps and never keeps more than 20 bytes', async () => {
  const plan = await compileBpmn(processFor(40))
  let [steps, largest] = [0, 0]
  for (let walk = 0; walk < 300; walk++) {
    for (let now = begin(plan); !now.ended; steps++) {
      now = advance(plan, now.state, { complete: now.opened[0] ?? '' })
      largest = Math.max(largest, JSON.stringify(now.state).length)
    }
  }
  expect(steps).toBe(2_100)
  expect(largest).toBeLessThanOrEqual(20)
})
