import { setTimeout as sleep } from 'node:timers/promises'
import { until } from '../program.ts'
import { applicant, noPromises, officer } from './clients.ts'
import { prove, type Found } from './proof.ts'
import { openShop, VICTIMS, type Victim } from './shop.ts'

export type Kills = { kills: number; clients?: number; /** A folder with the demonstration in it, to save making it. */ seeded?: string; say?: (line: string) => void }

/**
 * Businesses file and an officer accepts without a pause while the program, its PostgreSQL or both are killed at
 * random moments and opened again; then everything that was answered is looked for.
 */
export async function killUnderLoad({ kills, clients = 6, seeded, say = () => undefined }: Kills): Promise<Found & { repeated: number }> {
  const shop = await openShop(seeded)
  const promises = noPromises()
  try {
    const work = Promise.all([
      ...Array.from({ length: clients }, (_, i) => applicant(shop, promises, i % 2 === 0 ? 'giobien' : 'locvan', `kill-${i}`)),
      officer(shop, promises, 'motcua1'),
    ])
    const answered = () => [...promises.filed.values()].filter((code) => code !== undefined).length
    for (let n = 1; n <= kills; n++) {
      // Not before it answers again: however slow the machine is, each kill falls into work.
      const before = answered()
      await until(() => answered() > before, 'a filing is answered', 120)
      await sleep(Math.random() * 900)
      const victim = VICTIMS[n % VICTIMS.length] as Victim
      await shop.kill(victim)
      say(`${String(n).padStart(3)} killed: ${victim.padEnd(8)} filings answered so far: ${answered()}`)
    }
    await until(() => promises.accepted.size > 0, 'an acceptance is answered', 120)
    shop.closed = true
    await work
    const found = await prove(shop, promises)
    const code = await shop.stop()
    if (code !== 0) found.faults.push(`asked to stop, the program ended with ${code}`)
    return { ...found, repeated: promises.repeated }
  } finally {
    shop.closed = true
    await shop.stop()
    shop.remove()
  }
}
