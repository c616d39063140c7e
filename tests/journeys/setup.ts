import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { copyOfFolder, newFolder, startProgram } from '../program.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The program all journeys share: where it listens and where it keeps what it knows. */
    shop: { url: string; folder: string }
    /** A folder with the demonstration in it that no program runs on, to be copied. */
    seeded: string
  }
}

/** One department for all journeys, with its demonstration: the built program on an empty folder, started again on what it made. */
export default async function setup(project: TestProject) {
  const folder = newFolder()
  await (await startProgram({ folder })).stop()
  const seeded = copyOfFolder(folder)
  const program = await startProgram({ folder })
  project.provide('shop', { url: program.url, folder })
  project.provide('seeded', seeded)
  return async () => {
    const code = await program.stop()
    if (code !== 0) throw new Error(`The program ended with ${code}: ${program.said()}`)
    for (const one of [folder, seeded]) rmSync(one, { recursive: true, force: true })
  }
}
