import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { copyOfFolder, newFolder, startProgram } from '../program.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Programs that journeys use, one for each that runs at a time: where it listens and where it keeps what it knows. */
    shops: { url: string; folder: string }[]
    /** A folder with the demonstration in it that no program runs on, to be copied. */
    seeded: string
  }
}

/** Two departments with the same demonstration, made once: the built program on an empty folder, and on copies of what it made. */
export default async function setup(project: TestProject) {
  const seeded = newFolder()
  await (await startProgram({ folder: seeded })).stop()
  const programs = await Promise.all([1, 2].map(() => startProgram({ folder: copyOfFolder(seeded) })))
  project.provide('shops', programs.map(({ url, folder }) => ({ url, folder })))
  project.provide('seeded', seeded)
  return async () => {
    const codes = await Promise.all(programs.map((program) => program.stop()))
    for (const [at, program] of programs.entries()) if (codes[at] !== 0) throw new Error(`A program ended with ${codes[at]}: ${program.said()}`)
    for (const folder of [seeded, ...programs.map((program) => program.folder)]) rmSync(folder, { recursive: true, force: true })
  }
}
