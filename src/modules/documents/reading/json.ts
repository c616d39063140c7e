import type { OutsideDocument } from '../model/outside.ts'
import { Unreadable } from './refuse.ts'

const LIMITS = { depth: 100, brackets: 400_000 }

/** JSON in UTF-8, its depth and number of parts counted before it is parsed. @throws Unreadable broken, tooDeep, tooMuch. */
export function readJson(bytes: Uint8Array): OutsideDocument {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Unreadable('broken')
  }
  refuseDeep(text)
  try {
    // A key named __proto__ becomes an ordinary part here; nothing merges such objects.
    return { format: 'json', blocks: [], unread: [], data: JSON.parse(text) as unknown }
  } catch {
    throw new Unreadable('broken')
  }
}

function refuseDeep(text: string): void {
  let depth = 0
  let brackets = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    if (quoted) {
      if (letter === 0x5c) at += 1
      else if (letter === 0x22) quoted = false
    } else if (letter === 0x22) quoted = true
    else if (letter === 0x7b || letter === 0x5b) {
      depth += 1
      brackets += 1
      if (depth > LIMITS.depth) throw new Unreadable('tooDeep')
      if (brackets > LIMITS.brackets) throw new Unreadable('tooMuch')
    } else if (letter === 0x7d || letter === 0x5d) depth -= 1
  }
}
