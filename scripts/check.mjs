// `npm run check`: lint, types, dead code. Each checker must prove that it read the program: one that was
// pointed at nothing also says that all is well.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensurePackages, nodePath, root } from './prepare.mjs'

ensurePackages()
const sources = readdirSync(join(root, 'src'), { recursive: true }).filter((name) => /\.tsx?$/.test(name)).length

const checks = [
  { name: 'lint', tool: 'oxlint', args: ['--format=json', '.'], seen: (out) => JSON.parse(out).number_of_files, show: lintLines },
  { name: 'types', tool: 'tsc', args: ['-p', '.', '--listFiles'], seen: (out) => lines(out).filter(isSource).length, show: (out) => lines(out).filter((line) => !isFileName(line)) },
  { name: 'dead code', tool: 'knip', args: ['--no-progress', '--no-config-hints', '--reporter', 'symbols', '--reporter', './scripts/knip-seen.mjs'],
    seen: (out) => Number(/knip read (\d+) files/.exec(out)?.[1]), show: (out) => lines(out).filter((line) => !line.startsWith('knip read')) },
]

let failed = 0
for (const { name, tool, args, seen, show } of checks) {
  const started = Date.now()
  const run = spawnSync(nodePath(), [join(root, 'node_modules', '.bin', tool), ...args], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const files = readSafely(() => seen(run.stdout))
  const blind = !(files >= sources)
  const ok = run.status === 0 && !blind
  console.log(`${ok ? 'ok   ' : 'WRONG'} ${name.padEnd(10)} ${files} files, ${((Date.now() - started) / 1000).toFixed(1)} s`)
  if (ok) continue
  failed++
  if (blind) console.log(`  ${tool} read ${files} files, but src/ alone has ${sources}.`)
  for (const line of [...(readSafely(() => show(run.stdout)) || [run.stdout]), run.stderr]) if (line) console.log(`  ${line}`)
}
process.exit(failed === 0 ? 0 : 1)

function lines(text) { return text.split('\n').filter((line) => line.trim() !== '') }
function isFileName(line) { return /^(\/|[A-Z]:\/).*\.(tsx?|mts|cts|json)$/.test(line) }
function isSource(line) { return isFileName(line) && !line.includes('/node_modules/') }
function lintLines(out) {
  return JSON.parse(out).diagnostics.map(({ filename, labels, code, message }) => `${filename}:${labels[0]?.span.line ?? 1} ${code} ${message}`)
}
function readSafely(read) {
  try {
    return read()
  } catch {
    return 0
  }
}
