import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'

/** The library writes the hour of the machine into a file; equal documents shall be equal files. */
export function settled(docx: Uint8Array, createdAt: number): Uint8Array {
  const parts = unzipSync(docx)
  const date = new Date(createdAt * 1000).toISOString().replace(/\.\d+Z$/, 'Z')
  const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())
  const dated = core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}`)
  // Zip knows no time before 1980.
  const mtime = new Date(Math.max(createdAt, 315_619_200) * 1000)
  const all: Zippable = Object.fromEntries(Object.keys(parts).sort(first).map((name) => [name, parts[name] ?? new Uint8Array()]))
  return zipSync({ ...all, 'docProps/core.xml': strToU8(dated) }, { mtime, level: 6 })
}

/** The list of types stands first, as readers expect. */
const rank = (name: string): string => (name === '[Content_Types].xml' ? '' : name)
const first = (a: string, b: string): number => (rank(a) < rank(b) ? -1 : 1)
