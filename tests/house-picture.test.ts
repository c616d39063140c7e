import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { house } from '../house.ts'
import { housePicture, readPlan } from '../scripts/draw-house.mjs'

const root = join(import.meta.dirname, '..')

it('reads the plan as the program does', () => {
  const read = readPlan(readFileSync(join(root, 'house.ts'), 'utf8'))
  expect(Object.fromEntries(read.map(({ name, calls }) => [name, calls]))).toEqual(house)
})

it('docs/house.svg is the picture of house.ts; draw it again with: npm run draw-house', () => {
  expect(readFileSync(join(root, 'docs', 'house.svg'), 'utf8')).toBe(housePicture())
})
