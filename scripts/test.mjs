// `npm test`: packages and build, the checks, the tests, the browser journeys; green only if all of them are.
// Arguments go to vitest: `npm test -- src/modules/calendar` runs those tests alone, without the checks.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { childEnv, ensureBuild, ensurePackages, nodePath, root } from './prepare.mjs'

const started = Date.now()
ensurePackages()
ensureBuild()

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const only = process.argv.slice(2)
const parts = only.length > 0
  ? [{ name: 'tests', args: [vitest, 'run', ...only] }]
  : [
      { name: 'checks', args: [join(root, 'scripts', 'check.mjs')] },
      { name: 'tests', args: [vitest, 'run', '--project', 'unit'] },
      ...(existsSync(join(root, 'tests', 'journeys')) ? [{ name: 'journeys', args: [vitest, 'run', '--project', 'journeys'] }] : []),
    ]

const results = parts.map(({ name, args }) => {
  const began = Date.now()
  const { status } = spawnSync(nodePath(), args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: childEnv() })
  return { name, code: status ?? 1, seconds: (Date.now() - began) / 1000 }
})

const line = results.map(({ name, code, seconds }) => `${name} ${code === 0 ? 'ok' : 'FAILED'} ${seconds.toFixed(1)} s`).join(', ')
console.log(`\n${line}; ${((Date.now() - started) / 1000).toFixed(1)} s in all`)
process.exit(results.find(({ code }) => code !== 0)?.code ?? 0)
