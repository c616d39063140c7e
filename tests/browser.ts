import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import chromium from '@sparticuz/chromium'
import { chromium as driver, type Browser } from 'playwright-core'
import { inProject } from '../src/platform/root.ts'

// Our pages draw nothing in 3D: a graphics card played by the processor costs two fifths of a page (8.3 → 5.0 s for 36).
chromium.setGraphicsMode = false

/**
 * A real browser for tests: CHROMIUM_PATH, else the one that comes from npm. That one needs the libraries NSS
 * and expat, which a bare Debian lacks; they come in the same package and are used when the machine has none.
 */
export async function launchBrowser(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH']
  const { path, libraries } = given ? { path: given, libraries: undefined } : await unpacked()
  const missing = missingLibraries(path, libraries)
  if (missing.length > 0) {
    throw new Error(`Chromium (${path}) cannot start: this machine lacks ${missing.join(', ')}. On Debian: apt-get install libnss3 libexpat1; or set CHROMIUM_PATH to another Chromium.`)
  }
  return driver.launch({
    executablePath: path,
    // One process for everything dies with the first page that is closed.
    args: [...chromium.args.filter((arg) => arg !== '--single-process'), '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    ...(libraries ? { env: { ...definedEnv(), LD_LIBRARY_PATH: libraries } } : {}),
  })
}

const definedEnv = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))

/** Unpacks the browser once, beside and whole: two tests at once must not find half of it. */
async function unpacked(): Promise<{ path: string; libraries: string | undefined }> {
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..', 'bin')
  const version = (JSON.parse(readFileSync(join(packed, '..', 'package.json'), 'utf8')) as { version: string }).version
  const home = inProject('.cache', `chromium-${version}`)
  if (!existsSync(home)) {
    mkdirSync(inProject('.cache'), { recursive: true })
    const beside = mkdtempSync(`${home}.`)
    const before = process.env['TMPDIR']
    process.env['TMPDIR'] = beside
    try {
      await chromium.executablePath()
    } finally {
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
    }
    const libraries = join(beside, 'libraries')
    mkdirSync(libraries)
    spawnSync('tar', ['-x', '-C', libraries], { input: brotliDecompressSync(readFileSync(join(packed, 'al2023.tar.br'))), maxBuffer: 1 << 28 })
    try {
      renameSync(beside, home)
    } catch (error) {
      rmSync(beside, { recursive: true, force: true })
      if (!existsSync(home)) throw error // else another test was faster
    }
  }
  const path = join(home, 'chromium')
  const libraries = join(home, 'libraries', 'lib')
  return { path, libraries: missingLibraries(path).length > 0 && existsSync(libraries) ? libraries : undefined }
}

/** The shared libraries a program needs and the machine does not have. */
function missingLibraries(path: string, libraries?: string): string[] {
  const asked = spawnSync('ldd', [path], { encoding: 'utf8', env: { ...process.env, ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) } })
  return [...(asked.stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((found) => found[1] ?? '')
}
