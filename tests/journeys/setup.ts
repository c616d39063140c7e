import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { newFolder, startProgram } from '../program.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The program all journeys share: where it listens and where it keeps what it knows. */
    shop: { url: string; folder: string }
  }
}

/** One department for all journeys, with its demonstration: the built program on an empty folder. */
export default async function setup(project: TestProject) {
  const program = await startProgram({ folder: newFolder() })
  project.provide('shop', { url: program.url, folder: program.folder })
  return async () => {
    const code = await program.stop()
    if (code !== 0) throw new Error(`The program ended with ${code}: ${program.said()}`)
    rmSync(program.folder, { recursive: true, force: true })
  }
}
