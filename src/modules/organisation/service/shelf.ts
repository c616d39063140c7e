import type { Ctx } from '../../../platform/ctx.ts'
import { createShelf } from '../../../platform/shelf.ts'

// Agencies and units change a few times a year and are asked at every request.
const { kept, forget } = createShelf(10_000)
export { kept }

/** Runs a change and forgets what was kept, when it is written: nothing half done is kept meanwhile. */
export async function changing<T>(ctx: Ctx, work: Promise<T>): Promise<T> {
  try {
    return await work
  } finally {
    forget(ctx)
  }
}
