import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { startEmbedded } from './embedded.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'motcua-embedded-')))
chmodSync(folder, 0o755)
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const settings = { fsync: 'off', shared_buffers: '16MB' }
const start = (name: string) => startEmbedded({ folder: join(folder, name), settings })
const pidFile = (name: string) => join(folder, name, 'postmaster.pid')
const pidOf = (name: string): number => Number(readFileSync(pidFile(name), 'utf8').split('\n')[0])
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

it('ends the server a killed program left on its cluster, and no other', async () => {
  await start('one')
  const left = pidOf('one')
  const one = await start('one')
  expect(pidOf('one')).not.toBe(left)
  expect(await answers(one.url)).toBe(true)

  // As after a restart of the machine: the number in the file is now that of another server.
  const two = await start('two')
  await two.stop()
  writeFileSync(pidFile('two'), `${pidOf('one')}\n${join(folder, 'two')}\n`)
  await start('two').then((server) => server.stop(), () => undefined)
  expect(await answers(one.url)).toBe(true)

  // A server that was killed is stopped already.
  process.kill(pidOf('one'), 'SIGKILL')
  await expect.poll(() => answers(one.url)).toBe(false)
  await one.stop()
}, 60_000)
