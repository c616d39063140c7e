import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { house } from '../house.ts'
import { modules } from './source.ts'

const rows = readFileSync(join(import.meta.dirname, '..', 'docs', 'glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
  .map(([vietnamese = '', code = '', rooms = '']) => ({ vietnamese, words: [...code.matchAll(/`(\w+)`/g)].map((found) => found[1] ?? ''), rooms: rooms.split(', ') }))

describe('the glossary', () => {
  it('is in Vietnamese order, each term once', () => {
    const terms = rows.map(({ vietnamese }) => vietnamese)
    expect(terms.length).toBeGreaterThan(100)
    expect(terms).toEqual([...new Set(terms)].sort(new Intl.Collator('vi').compare))
  })

  it('names words that the code of that room uses', () => {
    const folderOf = (room: string) => (room in house ? `src/modules/${room}/` : room === 'everywhere' || room === 'src' ? 'src/' : `src/${room}/`)
    const text = (room: string) => modules.filter(({ path }) => path.startsWith(folderOf(room))).map((module) => module.text).join('\n')
    const texts = new Map([...new Set(rows.flatMap(({ rooms }) => rooms))].map((room) => [room, text(room)]))
    expect([...texts].filter(([, all]) => all === '').map(([room]) => room)).toEqual([])
    const unused = rows.flatMap(({ words, rooms }) => words.filter((word) => !rooms.some((room) => new RegExp(`\\b${word}\\b`).test(texts.get(room) ?? ''))))
    expect(unused).toEqual([])
    expect(rows.filter(({ words }) => words.length === 0)).toEqual([])
  })
})
