import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { copyOfFolder, databaseOf, freePort, newFolder, startProgram, until, type Program } from '../program.ts'

/** Which process is killed: the program alone (its PostgreSQL is left behind), both, or PostgreSQL under the program. */
export const VICTIMS = ['program', 'both', 'database'] as const
export type Victim = (typeof VICTIMS)[number]

/** One shop on a folder of its own that is killed and opened again at the same address. */
export type Shop = {
  url: string
  folder: string
  password: string
  /** Keys of the papers that 2.000004 asks for. */
  papers: string[]
  /** Answers that lie in the future whenever this runs. */
  dates: { startsOn: string; endsOn: string }
  /** True when clients shall end. */
  closed: boolean
  kill(victim: Victim): Promise<void>
  stop(): Promise<number | null>
  remove(): void
}

const isGone = async (url: string): Promise<boolean> => (await fetch(`${url}/readyz`).then((answer) => answer.status, () => 0)) !== 200

const day = (fromNow: number): string => {
  const [year, month, date] = new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10).split('-')
  return `${date}/${month}/${year}`
}

/** Opens a shop with the demonstration's accounts and procedures: on an empty folder, or on a copy of one that has them. */
export async function openShop(seeded?: string): Promise<Shop> {
  const folder = seeded === undefined ? newFolder() : copyOfFolder(seeded)
  const port = await freePort()
  let program: Program = await startProgram({ folder, port })
  const openAgain = async (): Promise<void> => {
    // As a service manager does: a start that fails at once (memory of the dead server still held) is tried again.
    for (let tries = 0; ; tries++) {
      try {
        program = await startProgram({ folder, port })
        return
      } catch (error) {
        if (tries === 5) throw error
        await sleep(500)
      }
    }
  }
  const asked = await fetch(`${program.url}/api/v1/procedures/2.000004`)
  const { definition } = (await asked.json()) as { definition: { papers: { key: string }[] } }
  return {
    url: program.url, folder, password: 'motcua-2023', closed: false, dates: { startsOn: day(60), endsOn: day(90) },
    papers: definition.papers.map((paper) => paper.key),
    async kill(victim) {
      const database = databaseOf(program)
      if (victim !== 'program') process.kill(database, 'SIGKILL')
      if (victim === 'database') {
        await until(() => isGone(program.url), 'the program says that its database is away')
        await until(async () => !(await isGone(program.url)), 'the program started its database again').catch((error: unknown) => { throw new Error(`The program said: ${program.said().slice(-2000)}`, { cause: error }) })
      } else {
        await program.kill()
        await openAgain()
      }
    },
    stop: () => program.stop(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
