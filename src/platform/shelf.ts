import type { Ctx } from './ctx.ts'

type Kept<T> = { at: number; value: Promise<T> }
type Keeper = Pick<Ctx, 'files' | 'now'>

/**
 * Keeps answers of the database that change rarely and are asked all the time, for `keepMs` milliseconds: whoever
 * changes them in this process lets go of them at once (`forget`), another process sees them that much later.
 */
export function createShelf(keepMs: number): { kept<T>(ctx: Keeper, key: string, make: () => Promise<T>): Promise<T>; forget(ctx: Keeper): void } {
  // One shelf for each house of the process.
  const shelves = new WeakMap<object, Map<string, Kept<unknown>>>()
  return {
    kept<T>(ctx: Keeper, key: string, make: () => Promise<T>): Promise<T> {
      const shelf = shelves.get(ctx.files) ?? new Map<string, Kept<unknown>>()
      shelves.set(ctx.files, shelf)
      const found = shelf.get(key) as Kept<T> | undefined
      if (found && Math.abs(ctx.now.getTime() - found.at) < keepMs) return found.value
      const value = make()
      const mine = { at: ctx.now.getTime(), value }
      shelf.set(key, mine)
      value.catch(() => { if (shelf.get(key) === mine) shelf.delete(key) })
      return value
    },
    forget: (ctx) => shelves.get(ctx.files)?.clear(),
  }
}
