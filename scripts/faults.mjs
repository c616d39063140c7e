// `npm run faults`: the built program is killed under load, again and again; nothing it answered may be lost or doubled.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuild, ensurePackages, nodePath, root } from './prepare.mjs'

ensurePackages()
ensureBuild()
const run = spawnSync(nodePath(), [join(root, 'tests', 'faults', 'kill.ts'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.exit(run.status ?? 1)
