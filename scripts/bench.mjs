// `npm run bench`: measures the built program against bare clients on this machine, all in one run.
import { build } from 'esbuild'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuild, ensurePackages, nodePath, root } from './prepare.mjs'

ensurePackages()
ensureBuild()
await build({
  entryPoints: { bench: join(root, 'bench', 'index.ts'), 'bench-bare': join(root, 'bench', 'bare-server.ts') },
  outdir: join(root, 'dist'), bundle: true, format: 'esm', platform: 'node', target: 'node24', packages: 'external',
  jsx: 'automatic', jsxImportSource: 'hono/jsx', logLevel: 'warning',
})
const run = spawnSync(nodePath(), [join(root, 'dist', 'bench.js'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.exit(run.status ?? 1)
