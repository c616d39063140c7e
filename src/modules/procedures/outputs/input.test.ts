import { expect, test } from 'vitest'
import { sampleInput } from '../../../../tests/output-input.ts'
import { codeOf, versionUrl } from './input.ts'

test('a version names its public page with its number; a draft names where the page will be', async () => {
  const input = await sampleInput('2.000004')
  expect(versionUrl(input)).toBe('http://localhost:3000/thu-tuc/2.000004?phien-ban=1')
  expect(versionUrl({ ...input, version: { ...input.version, state: 'draft' } })).toBe('http://localhost:3000/thu-tuc/2.000004')
})

test('a procedure whose code no source shows goes by its key', async () => {
  expect(codeOf(await sampleInput('vpdd-thuongnhan-cap'))).toBe('vpdd-thuongnhan-cap')
})
