// Builds dist/: the program (main, cli, the document worker) and what browsers load, with hashed names.
import { build } from 'esbuild'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './prepare.mjs'

const at = (...parts) => join(root, ...parts)
const started = Date.now()
// Built beside and put in place whole, so that nobody ever reads half a program.
const dist = `dist.${process.pid}`
mkdirSync(at(dist, 'assets'), { recursive: true })
process.on('exit', () => rmSync(at(dist), { recursive: true, force: true }))

const worker = at('src', 'modules', 'documents', 'worker.ts')
const writer = at('src', 'modules', 'documents', 'docx', 'thread.ts')
const reader = at('src', 'modules', 'documents', 'reading', 'thread.ts')
await build({
  entryPoints: { main: at('src', 'main.ts'), cli: at('src', 'cli.ts'), ...(existsSync(worker) ? { worker } : {}), ...(existsSync(reader) ? { reader } : {}), ...(existsSync(writer) ? { writer } : {}) },
  outdir: at(dist),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  sourcemap: true,
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  logLevel: 'warning',
})

const folder = (name, pattern) =>
  existsSync(at('src', 'ui', name)) ? readdirSync(at('src', 'ui', name)).filter((file) => pattern.test(file)) : []
// modeler.css goes with the drawing board of the studio and is loaded with it only.
const styles = ['public.css', 'staff.css', 'modeler.css'].filter((file) => existsSync(at('src', 'ui', 'styles', file)))
const scripts = folder('scripts', /^[a-z-]+\.ts$/)

const assets = await build({
  entryPoints: [...styles.map((f) => at('src', 'ui', 'styles', f)), ...scripts.map((f) => at('src', 'ui', 'scripts', f))],
  outdir: at(dist, 'assets'),
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: ['chrome90', 'safari15', 'firefox90'],
  loader: { '.woff2': 'file', '.woff': 'empty', '.svg': 'file' },
  metafile: true,
  logLevel: 'warning',
})

const manifest = {}
for (const [out, { entryPoint }] of Object.entries(assets.metafile.outputs)) {
  if (entryPoint) manifest[basename(entryPoint).replace(/\.ts$/, '.js')] = `/assets/${basename(out)}`
  else if (/be-vietnam-pro-(latin|vietnamese)-400-normal.*\.woff2$/.test(out)) {
    manifest[basename(out).replace(/-[A-Z0-9]{8}\.woff2$/, '.woff2')] = `/assets/${basename(out)}`
  }
}
writeFileSync(at(dist, 'assets', 'manifest.json'), JSON.stringify(manifest, null, 2))

// Compressed once here, so that no request pays for it.
for (const file of readdirSync(at(dist, 'assets'))) {
  if (/\.(css|js|svg)$/.test(file)) {
    const path = at(dist, 'assets', file)
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }))
  }
}
writeFileSync(at(dist, '.built'), new Date().toISOString())
rmSync(at('dist'), { recursive: true, force: true })
renameSync(at(dist), at('dist'))
if (!process.env.QUIET) console.log(`Đã dựng xong trong ${((Date.now() - started) / 1000).toFixed(1)} giây.`)
