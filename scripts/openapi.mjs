// `npm run openapi`: writes openapi.json anew from what the endpoints say of themselves.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { childEnv, ensurePackages, nodePath, root } from './prepare.mjs'

ensurePackages()
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const run = spawnSync(nodePath(), [vitest, 'run', '--project', 'unit', 'tests/openapi.test.ts', '--update'], { cwd: root, stdio: 'inherit', env: childEnv() })
process.exit(run.status ?? 1)
