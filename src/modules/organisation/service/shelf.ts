import type { Ctx } from '../../../platform/ctx.ts'

// Agencies and units change a few times a year and are asked at every request: kept for a short while.
const KEEP_MS = 10_000
type Kept<T> = { at: number; value: Promise<T> }
const shelves = new WeakMap<object, Map<string, Kept<unknown>>>()

/** What was made under this key in the last ten seconds, else made now. */
export function kept<T>(ctx: Pick<Ctx, 'files' | 'now'>, key: string, make: () => Promise<T>): Promise<T> {
  const shelf = shelves.get(ctx.files) ?? new Map<string, Kept<unknown>>()
  shelves.set(ctx.files, shelf)
  const found = shelf.get(key) as Kept<T> | undefined
  if (found && Math.abs(ctx.now.getTime() - found.at) < KEEP_MS) return found.value
  const value = make()
  shelf.set(key, { at: ctx.now.getTime(), value })
  value.catch(() => shelf.delete(key))
  return value
}

/** Lets go of everything kept: something was changed. */
const forget = (ctx: Ctx): void => shelves.get(ctx.files)?.clear()

/** Runs a change and forgets what was kept, when it is written: nothing half done is kept meanwhile. */
export async function changing<T>(ctx: Ctx, work: Promise<T>): Promise<T> {
  try {
    return await work
  } finally {
    forget(ctx)
  }
}
