/**
 * The package of a DOCX, read by its central directory and with bounds on everything. Written here because
 * what it must do is refuse: a size that lies, entries that lie over one another, names that climb.
 */
import { inflateRawSync } from 'node:zlib'
import { Unreadable } from './refuse.ts'

const LIMITS = {
  entries: 3_000,
  /** Bytes after inflating: of one part, and of all parts as they are declared. */
  part: 40 * 1024 * 1024,
  all: 150 * 1024 * 1024,
  /** Inflated to packed; real text reaches about 30. Small parts may be anything. */
  ratio: 200,
  ratioFrom: 1024 * 1024,
}

type Entry = { name: string; method: number; packed: number; size: number; at: number }
/** Parts by their name. `read` inflates one; undefined if there is no such part. */
export type Package = { names: string[]; read(name: string): Uint8Array | undefined }

/** Opens a package without inflating anything. @throws Unreadable broken, bomb, paths, encrypted. */
export function openPackage(bytes: Uint8Array): Package {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = new Map<string, Entry>()
  for (const entry of directory(bytes, view)) {
    refuseName(entry.name)
    if (entries.has(entry.name)) throw new Unreadable('broken')
    entries.set(entry.name, entry)
  }
  refuseBomb([...entries.values()])
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name)
      return entry && inflate(bytes, view, entry)
    },
  }
}

/** The end record stands within the last 65,557 bytes. */
function endAt(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw new Unreadable('broken')
}

function* directory(bytes: Uint8Array, view: DataView): Generator<Entry> {
  const end = endAt(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  // 0xffff and 0xffffffff announce ZIP64: no document of words is that large.
  if (count > LIMITS.entries || at === 0xffffffff) throw new Unreadable('bomb')
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw new Unreadable('broken')
    const flags = view.getUint16(at + 8, true)
    if (flags & 1) throw new Unreadable('encrypted')
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [number, number, number]
    yield {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    }
    at += 46 + nameLength + extraLength + noteLength
  }
}

/** Names that lead out of the package, or to a drive. Nothing is ever written, but such a file means harm. */
function refuseName(name: string): void {
  // eslint-disable-next-line no-control-regex
  if (name.startsWith('/') || /[\\:\u0000-\u001f]/.test(name) || name.split('/').includes('..')) throw new Unreadable('paths')
}

function refuseBomb(entries: readonly Entry[]): void {
  const all = entries.reduce((sum, one) => sum + one.size, 0)
  if (all > LIMITS.all) throw new Unreadable('bomb')
  for (const { size, packed } of entries) {
    if (size > LIMITS.part || (size > LIMITS.ratioFrom && size > packed * LIMITS.ratio)) throw new Unreadable('bomb')
  }
  // Entries that lie over one another are one packed text counted many times.
  const ordered = entries.toSorted((a, b) => a.at - b.at)
  if (ordered.some((one, i) => { const next = ordered[i + 1]; return next !== undefined && one.at + 30 + one.packed > next.at })) throw new Unreadable('bomb')
}

function inflate(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  if (entry.at + 30 > bytes.byteLength || view.getUint32(entry.at, true) !== 0x04034b50) throw new Unreadable('broken')
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  if (from + entry.packed > bytes.byteLength) throw new Unreadable('broken')
  const packed = bytes.subarray(from, from + entry.packed)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw new Unreadable('broken')
  if (entry.size === 0) return new Uint8Array()
  try {
    // What inflates to more than it declared is stopped at that size.
    return inflateRawSync(packed, { maxOutputLength: entry.size })
  } catch (error) {
    throw new Unreadable(error instanceof RangeError ? 'bomb' : 'broken')
  }
}
