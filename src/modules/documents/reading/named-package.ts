import { refusalOf, Unreadable } from './refuse.ts'
import { openPackage, type Package } from './zip.ts'

/** Opens a package that was sent under a name; what is broken or hostile is refused by that name. */
export function openNamed(name: string, bytes: Uint8Array): Package {
  const guarded = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      if (error instanceof Unreadable) throw refusalOf(error.why, name, error.params)
      // Reading beyond the end of what was sent.
      if (error instanceof RangeError) throw refusalOf('broken', name, {})
      throw error
    }
  }
  const pack = guarded(() => openPackage(bytes))
  return { names: pack.names, read: (part) => guarded(() => pack.read(part)) }
}
