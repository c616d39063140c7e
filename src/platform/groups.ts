/** What one group may hold; what comes above it goes into the next. */
const MOST = 64
const LARGEST = 1_000_000

/** Something to write: its text, and the names under which nothing else may be in the same group. */
export type Piece = { text: string; names: readonly string[] }

/**
 * Writes in groups: while one group is written, what arrives is collected and goes together into the next, so that
 * what a write costs whatever its size (a commit, a sync to disk) is paid once a group. Nobody waits for company: a
 * piece that comes alone is written alone, at once. `write` answers for each piece, in order. When it fails in a way
 * `mayRetry` knows to have written nothing, the pieces are written one by one, so that a bad one hurts only itself.
 */
export function inGroups<P extends Piece, A>(write: (group: readonly P[]) => Promise<readonly A[]>, mayRetry: (error: unknown) => boolean): (piece: P) => Promise<A> {
  type Waiting = { piece: P; done(answer: A): void; failed(error: unknown): void }
  let waiting: Waiting[] = []
  let busy = false

  const next = (): Waiting[] => {
    const taken = new Set<string>()
    const group: Waiting[] = []
    const rest: Waiting[] = []
    let size = 0
    for (const one of waiting) {
      const fits = group.length === 0 || (group.length < MOST && size + one.piece.text.length <= LARGEST && !one.piece.names.some((name) => taken.has(name)))
      // What has to wait keeps its place before later ones of the same name.
      for (const name of one.piece.names) taken.add(name)
      if (fits) size += one.piece.text.length
      ;(fits ? group : rest).push(one)
    }
    waiting = rest
    return group
  }

  const writeAll = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const answers = await write(group.map(({ piece }) => piece))
      group.forEach((one, i) => one.done(answers[i] as A))
    } catch (error) {
      if (group.length > 1 && mayRetry(error)) void Promise.all(group.map((one) => writeAll([one])))
      else for (const one of group) one.failed(error)
    }
  }

  const run = async (): Promise<void> => {
    busy = true
    while (waiting.length > 0) {
      // What this turn of the event loop still brings goes along.
      await new Promise((resolve) => setImmediate(resolve))
      await writeAll(next())
    }
    busy = false
  }

  return (piece) =>
    new Promise((done, failed) => {
      waiting.push({ piece, done, failed })
      if (!busy) void run()
    })
}
