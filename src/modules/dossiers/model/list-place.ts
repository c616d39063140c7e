import type { Dossier } from './dossier.ts'

/** Where a page of a list begins: behind the dossier filed at this instant, and of those filed in the same one behind this id. */
export type ListPlace = { at: Date; id: string | null }

/** The place behind a dossier, for an address: `2023-10-16T02:15:00.000Z_<id>`. */
export const placeBehind = ({ filedAt, id }: Pick<Dossier, 'filedAt' | 'id'>): string => `${filedAt.toISOString()}_${id}`

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads a place; an instant alone is one too. Undefined if it is neither. */
export function placeFrom(text: string): ListPlace | undefined {
  const [at = '', id] = text.split('_')
  const time = Date.parse(at)
  if (Number.isNaN(time) || (id !== undefined && !UUID.test(id))) return undefined
  return { at: new Date(time), id: id ?? null }
}
