import type { Ctx } from './ctx.ts'

type Kept<T> = { at: number; value: Promise<T>; renewing?: boolean }
type Keeper = Pick<Ctx, 'files' | 'now'>

/**
 * Keeps answers of the database that change rarely and are asked all the time, for `keepMs` milliseconds: whoever
 * changes them in this process lets go of them at once (`forget`), another process sees them that much later. With
 * `lateMs` an answer too old by no more than that is still given while one asks anew behind it, so that nobody waits.
 */
export function createShelf(keepMs: number, lateMs = 0): { kept<T>(ctx: Keeper, key: string, make: () => Promise<T>): Promise<T>; forget(ctx: Keeper): void } {
  // One shelf for each house of the process.
  const shelves = new WeakMap<object, Map<string, Kept<unknown>>>()
  return {
    kept<T>(ctx: Keeper, key: string, make: () => Promise<T>): Promise<T> {
      const shelf = shelves.get(ctx.files) ?? new Map<string, Kept<unknown>>()
      shelves.set(ctx.files, shelf)
      const found = shelf.get(key) as Kept<T> | undefined
      const age = found ? Math.abs(ctx.now.getTime() - found.at) : Infinity
      if (found && (age < keepMs || (found.renewing && age < keepMs + lateMs))) return found.value
      const value = make()
      const mine: Kept<T> = { at: ctx.now.getTime(), value }
      value.catch(() => { if (shelf.get(key) === mine) shelf.delete(key) })
      if (found && age < keepMs + lateMs) {
        found.renewing = true
        // What was let go of meanwhile is not put back.
        value.then(() => { if (shelf.get(key) === found) shelf.set(key, mine) }, () => { if (shelf.get(key) === found) shelf.delete(key) })
        return found.value
      }
      shelf.set(key, mine)
      return value
    },
    forget: (ctx) => shelves.get(ctx.files)?.clear(),
  }
}
