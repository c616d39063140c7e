#!/usr/bin/env node
// `npx motcua …` in a checkout: hands over to the built command line.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuild, ensurePackages, nodePath, root } from './prepare.mjs'

ensurePackages({ quiet: true })
ensureBuild({ quiet: true })
const cli = join(root, 'dist', 'cli.js')
const node = nodePath()
if (node === process.execPath) {
  const { main } = await import(pathToFileURL(cli).href)
  await main(process.argv.slice(2))
} else {
  const run = spawnSync(node, [cli, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = run.status ?? 1
}
