import { existsSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { databaseOf, launchProgram, newFolder, startProgram, until, type Program } from '../program.ts'
import { paper } from './people.ts'

const folders = [newFolder(), newFolder()] as const
const running = new Set<Program>()
const start = async (folder: string, port?: number): Promise<Program> => {
  const program = await startProgram({ folder, seed: 'none', ...(port === undefined ? {} : { port }) })
  running.add(program)
  return program
}
afterAll(async () => {
  await Promise.all([...running].map((program) => program.stop()))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
const post = (program: Program, path: string, body: unknown) =>
  fetch(`${program.url}/api/v1/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const person = { login: 'nguoidan', password: 'mot-cau-dai-de-nho', kind: 'citizen', name: 'Trần Văn Thử', citizenId: '052000000009', address: '00 thôn Mẫu', phone: '0905000009' }
const comeIn = async (program: Program): Promise<string> => {
  const answer = await post(program, 'sessions', { login: person.login, password: person.password })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { token: string }).token
}

/** An upload of which the server has the head and half the body; `finish` sends the rest and reads the answer. */
async function slowUpload(program: Program, token: string) {
  const file = paper('gui-cham')
  const head = Buffer.from(`--motcua\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/pdf\r\n\r\n`)
  const body = Buffer.concat([head, file.buffer, Buffer.from('\r\n--motcua--\r\n')])
  const sending = request(`${program.url}/api/v1/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=motcua', 'content-length': body.length, expect: '100-continue' },
  })
  const answered = new Promise<{ status: number; text: string }>((resolve, reject) => {
    sending.once('error', reject)
    sending.once('response', (answer) => {
      let text = ''
      answer.on('data', (chunk: Buffer) => { text += chunk.toString() })
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, text }))
    })
  })
  const taken = new Promise((resolve) => sending.once('continue', resolve))
  sending.flushHeaders()
  await taken // The server has begun with it.
  sending.write(body.subarray(0, body.length / 2))
  return { finish: () => { sending.end(body.subarray(body.length / 2)); return answered } }
}

describe('one machine, several departments, and people who press Ctrl+C', () => {
  let one: Program
  let two: Program

  it('two programs with their own port and folder live side by side', async () => {
    ;[one, two] = await Promise.all([start(folders[0]), start(folders[1])])
    expect((await post(one, 'accounts', person)).status).toBe(201)
    await comeIn(one)
    expect((await post(two, 'sessions', { login: person.login, password: person.password })).status).not.toBe(201)
    for (const program of [one, two]) expect(await (await fetch(`${program.url}/readyz`)).text()).toBe('ready')
  })

  it('a second program on the same folder, or the same port, says why it does not start', async () => {
    const sameFolder = await launchProgram({ folder: one.folder, seed: 'none' })
    expect(await sameFolder.ended).toBe(1)
    expect(sameFolder.said()).toContain('đang được một chương trình Motcua khác dùng')
    const port = Number(new URL(one.url).port)
    const third = newFolder()
    const samePort = await launchProgram({ folder: third, seed: 'none', port })
    expect(await samePort.ended).toBe(1)
    expect(samePort.said()).toContain(`Cổng ${port} đang có chương trình khác dùng`)
    expect(existsSync(join(third, 'postgres', 'postmaster.pid'))).toBe(false)
    rmSync(third, { recursive: true, force: true })
    expect((await fetch(`${one.url}/readyz`)).status).toBe(200)
  })

  it('asked to stop, it finishes the upload in flight, takes nothing new, ends its database and itself', async () => {
    const database = databaseOf(one)
    const upload = await slowUpload(one, await comeIn(one))
    const ended = one.stop()
    await until(() => one.said().includes('Đang dừng'), 'it says that it stops')
    const refused = await fetch(`${one.url}/healthz`, { headers: { connection: 'close' } }).then((answer) => answer.status, () => 'refused')
    expect(refused).toBe('refused')
    expect(isAlive(one.pid)).toBe(true)
    const { status, text } = await upload.finish()
    expect([status, JSON.parse(text)]).toEqual([201, expect.objectContaining({ fileName: 'gui-cham.pdf' })])
    expect(await ended).toBe(0)
    running.delete(one)
    expect(one.said()).toContain('Đã dừng.')
    expect(isAlive(database)).toBe(false)
    expect((await fetch(`${two.url}/readyz`)).status).toBe(200)
  })

  it('started again on the same folder it knows what it knew', async () => {
    one = await start(folders[0])
    await comeIn(one)
  })

  it('killed in the middle and started again, it goes on with what was answered', async () => {
    const database = databaseOf(one)
    expect((await post(one, 'accounts', { ...person, login: 'truockhitat', citizenId: '052000000010' })).status).toBe(201)
    await one.kill()
    running.delete(one)
    one = await start(folders[0])
    expect(isAlive(database) && databaseOf(one) === database).toBe(false)
    expect((await post(one, 'sessions', { login: 'truockhitat', password: person.password })).status).toBe(201)
  })
})
