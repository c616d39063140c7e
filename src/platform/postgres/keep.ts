import { setTimeout as sleep } from 'node:timers/promises'
import { startEmbedded, type EmbeddedOptions, type EmbeddedServer } from './embedded.ts'

/** Who is told of a server that ended by itself: killed for want of memory, or by somebody's mistake. */
export type Keeper = { lost(): void; back(): void; givenUp(why: string): void }

/** Pauses before each new start, in milliseconds; then it is given up. */
const PAUSES = [0, 250, 500, 1000, 2000, 4000, 8000]

/** As `startEmbedded`, and starts the server again when it ends without being asked; its address stays the same. */
export async function keepEmbedded(options: EmbeddedOptions, keeper: Keeper): Promise<EmbeddedServer> {
  let server = await startEmbedded(options)
  let stopping = false
  let again: Promise<void> = Promise.resolve()
  const watch = (): void => {
    void server.ended.then(() => { if (!stopping) again = restart() })
  }
  const restart = async (): Promise<void> => {
    keeper.lost()
    let why = ''
    for (const pause of PAUSES) {
      await sleep(pause)
      if (stopping) return
      try {
        server = await startEmbedded(options)
        watch()
        keeper.back()
        return
      } catch (error) {
        // Often for a moment only: processes of the dead server still hold its memory.
        why = error instanceof Error ? error.message : String(error)
      }
    }
    if (!stopping) keeper.givenUp(why)
  }
  watch()
  return {
    url: server.url, ended: server.ended,
    async stop() {
      stopping = true
      await again
      await server.stop()
    },
  }
}
