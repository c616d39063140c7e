import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

/** The folder of the checkout, from `src/` and from `dist/` alike: where migrations, seeds and templates lie. */
export const projectRoot = findRoot()
/** A path inside the checkout. */
export const inProject = (...parts: string[]): string => join(projectRoot, ...parts)
