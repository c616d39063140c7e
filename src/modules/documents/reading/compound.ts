/**
 * The compound file of old Office (MS-CFB), read no further than its directory: which streams there are says
 * what it is and whether it carries programs.
 */
import { Unreadable } from './refuse.ts'

const FREE = 0xffff_fff0
const ENTRY = 128

export type Compound = {
  /** Names of all streams and storages. */
  names: string[]
  /** First bytes of a stream that does not lie in the short sectors (from 4,096 bytes on); undefined if there is none. */
  start(name: string): DataView | undefined
}

export const isCompound = (bytes: Uint8Array): boolean => bytes.byteLength >= 512 && [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((one, at) => bytes[at] === one)

/** @throws Unreadable broken. */
export function openCompound(bytes: Uint8Array): Compound {
  try {
    return directory(bytes)
  } catch (error) {
    // What it says lies beyond its end.
    throw error instanceof RangeError ? new Unreadable('broken') : error
  }
}

function directory(bytes: Uint8Array): Compound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) throw new Unreadable('broken')
  const size = 1 << shift
  const place = (sector: number): number => (sector + 1) * size
  const table = fatSectors(view, size, place)
  const next = (sector: number): number => {
    const own = table[Math.floor(sector / (size / 4))]
    if (own === undefined) throw new Unreadable('broken')
    return view.getUint32(place(own) + (sector % (size / 4)) * 4, true)
  }
  const entries = new Map<string, number>()
  const seen = new Set<number>()
  for (let sector = view.getUint32(48, true); sector < FREE; sector = next(sector)) {
    if (seen.has(sector)) throw new Unreadable('broken')
    seen.add(sector)
    for (let at = place(sector); at < place(sector) + size; at += ENTRY) {
      const length = view.getUint16(at + 64, true)
      if (length < 2 || length > 64 || view.getUint8(at + 66) === 0) continue
      entries.set(new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length - 2)), view.getUint32(at + 116, true))
    }
  }
  return {
    names: [...entries.keys()],
    start(name) {
      const sector = entries.get(name)
      return sector === undefined || sector >= FREE ? undefined : new DataView(view.buffer, view.byteOffset + place(sector), Math.min(size, view.byteLength - place(sector)))
    },
  }
}

/** The sectors that hold the table of chains: 109 are named in the head, more in a chain of their own. */
function fatSectors(view: DataView, size: number, place: (sector: number) => number): number[] {
  const found: number[] = []
  const take = (from: number, count: number): void => {
    for (let at = 0; at < count; at++) {
      const sector = view.getUint32(from + at * 4, true)
      if (sector < FREE) found.push(sector)
    }
  }
  take(76, 109)
  const each = size / 4 - 1
  const seen = new Set<number>()
  for (let sector = view.getUint32(68, true); sector < FREE; sector = view.getUint32(place(sector) + each * 4, true)) {
    if (seen.has(sector)) throw new Unreadable('broken')
    seen.add(sector)
    take(place(sector), each)
  }
  return found
}
