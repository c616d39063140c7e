import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startEmbedded, type EmbeddedServer } from '../../src/platform/postgres/embedded.ts'
import { databaseOf, newFolder, startProgram, until, type Program } from '../program.ts'

const folders = [newFolder(), newFolder(), newFolder()] as const
const running = new Set<{ stop(): Promise<unknown> }>()
afterAll(async () => {
  for (const one of running) await one.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const person = { login: 'nguoidan', password: 'mot-cau-dai-de-nho', kind: 'citizen', name: 'Trần Văn Thử', citizenId: '052000000019', address: '00 thôn Mẫu', phone: '0905000019' }
const post = (program: Program, path: string, body: unknown) =>
  fetch(`${program.url}/api/v1/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const comeIn = async (program: Program) => (await post(program, 'sessions', { login: person.login, password: person.password })).status
const ready = async (program: Program) => {
  const answer = await fetch(`${program.url}/readyz`)
  return [answer.status, await answer.text()]
}
/** Another server than this one has begun: while none runs there is no file. */
const runs = (program: Program, before: number): boolean => existsSync(join(program.folder, 'postgres', 'postmaster.pid')) && databaseOf(program) !== before
const isReady = async (program: Program) => (await ready(program))[0] === 200

describe('when PostgreSQL dies under the running program', () => {
  it('its own server is started again, and what was known is known', async () => {
    const program = await startProgram({ folder: folders[0], seed: 'none' })
    running.add(program)
    expect((await post(program, 'accounts', person)).status).toBe(201)
    const before = databaseOf(program)
    process.kill(before, 'SIGKILL')
    await until(async () => runs(program, before) && (await isReady(program)), 'it is ready with another server')
    expect(program.said()).toContain('ended by itself and is started again')
    expect(await comeIn(program)).toBe(201)
    // A second time too; and asked to stop, it ends the server it started itself.
    const second = databaseOf(program)
    process.kill(second, 'SIGKILL')
    await until(async () => runs(program, second) && (await isReady(program)), 'it is ready again')
    const third = databaseOf(program)
    running.delete(program)
    expect(await program.stop()).toBe(0)
    expect(() => process.kill(third, 0)).toThrow()
  })

  it('a server it was given is waited for: 503 with a sentence, then everything as before, jobs too', async () => {
    const cluster = { folder: join(folders[1], 'cluster'), settings: { fsync: 'off', shared_buffers: '32MB' } }
    let server: EmbeddedServer = await startEmbedded(cluster)
    running.add({ stop: () => server.stop() })
    const program = await startProgram({ folder: folders[2], seed: 'none', database: server.url })
    running.add(program)
    expect((await post(program, 'accounts', person)).status).toBe(201)

    await server.stop()
    await until(async () => !(await isReady(program)), 'it says that it is not ready')
    expect(await ready(program)).toEqual([503, 'database away'])
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200)
    const refused = await post(program, 'sessions', { login: person.login, password: person.password })
    expect([refused.status, ((await refused.json()) as { message: string }).message]).toEqual([503, expect.stringContaining('mất kết nối tới cơ sở dữ liệu')])
    const page = await fetch(`${program.url}/`)
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('mất kết nối tới cơ sở dữ liệu')])

    server = await startEmbedded(cluster)
    await until(() => isReady(program), 'it is ready again')
    expect(await comeIn(program)).toBe(201)
    expect(await program.stop()).toBe(0)
    running.delete(program)
  })
})
