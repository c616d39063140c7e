// Adds to package-lock.json the optional platform binaries that the registry in use did not list.
// npm install silently leaves such packages out, and npm ci then refuses the lock ("Missing … from
// lock file"), here and on every other platform. Run after each `npm install <something>`.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const platforms = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'openbsd', 'netbsd', 'sunos', 'aix']
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32']
let added = 0

for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`
    const top = `node_modules/${name}`
    if (path !== '' && lock.packages[nested]) continue
    if (lock.packages[top]?.version === version.replace(/^[\^~=]/, '')) continue
    const words = name.split('/').pop().split('-')
    const os = platforms.filter((p) => words.includes(p))
    const cpu = processors.filter((p) => words.includes(p))
    if (os.length === 0 && cpu.length === 0) continue
    const at = lock.packages[top] ? nested : top
    lock.packages[at] = {
      version: version.replace(/^[\^~=]/, ''),
      optional: true,
      ...(entry.dev ? { dev: true } : {}),
      ...(os.length ? { os } : {}),
      ...(cpu.length ? { cpu } : {}),
    }
    added++
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, JSON.stringify(lock, null, 2) + '\n')
console.log(`package-lock.json: ${added} optional platform packages added`)
