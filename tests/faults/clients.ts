import { setTimeout as sleep } from 'node:timers/promises'
import { madeUpPaper } from '../../src/seed/made-up.ts'
import { promotionAnswers } from '../promotion.ts'
import type { Shop } from './shop.ts'

/** What was answered with yes: nothing of it may be missing afterwards, nothing twice. */
export type Promises = {
  /** Idempotency key → code of the dossier that was answered; every key that was ever sent stands here, unanswered ones without a code. */
  filed: Map<string, string | undefined>
  /** Codes of dossiers whose acceptance was answered, or found done when asked again. */
  accepted: Set<string>
  /** SHA-256 of files whose upload was answered. */
  uploaded: Set<string>
  /** How often a request had to be sent again because the program or its database was gone. */
  repeated: number
  /** Answers that should never come. */
  wrong: string[]
}

export const noPromises = (): Promises => ({ filed: new Map(), accepted: new Set(), uploaded: new Set(), repeated: 0, wrong: [] })

type Answer = { status: number; body: Record<string, unknown> }

/** Asks until an answer comes that the program meant: not its being gone, stopping or without its database. */
async function insist(shop: Shop, promises: Promises, ask: () => Promise<Response>): Promise<Answer | undefined> {
  for (;;) {
    try {
      const answer = await ask()
      const body = (await answer.json()) as Record<string, unknown>
      if (answer.status < 500) return { status: answer.status, body }
      if (answer.status !== 503) promises.wrong.push(`${answer.status} ${String(body['code'])}`)
    } catch {
      // The process was killed before it answered, or is not there yet.
    }
    if (shop.closed) return undefined
    promises.repeated++
    await sleep(20 + Math.random() * 30)
  }
}

async function speaker(shop: Shop, promises: Promises, login: string) {
  const to = (path: string) => `${shop.url}/api/v1/${path}`
  const comeIn = async (): Promise<string> => {
    const answer = await insist(shop, promises, () => fetch(to('sessions'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password: shop.password }) }))
    return String(answer?.body['token'])
  }
  const token = await comeIn()
  return (path: string, body: unknown, headers: Record<string, string> = {}) =>
    insist(shop, promises, () => fetch(to(path), {
      method: 'POST', body: body instanceof FormData ? body : JSON.stringify(body),
      headers: { authorization: `Bearer ${token}`, ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }), ...headers },
    }))
}

/** A file no other client sends. */
const paperOf = (words: string): FormData => {
  const body = new FormData()
  body.append('file', new File([madeUpPaper() as Uint8Array<ArrayBuffer>, `% ${words}\n`], 'giay-to.pdf', { type: 'application/pdf' }))
  return body
}

/** A business that files one dossier after another, the same key again after a failure; a new file for every tenth. */
export async function applicant(shop: Shop, promises: Promises, login: string, name: string): Promise<void> {
  const ask = await speaker(shop, promises, login)
  let sha256 = ''
  for (let n = 0; !shop.closed; n++) {
    if (n % 10 === 0) {
      const sent = await ask('files', paperOf(`${name} ${n}`))
      if (sent?.status !== 201) { if (sent) promises.wrong.push(`upload ${sent.status}`); continue }
      sha256 = String(sent.body['sha256'])
      promises.uploaded.add(sha256)
    }
    const key = `${name}-${n}`
    promises.filed.set(key, undefined)
    const body = { procedure: '2.000004', channel: 'online', answers: { ...promotionAnswers, ...shop.dates, programmeName: key }, papers: shop.papers.map((paper) => ({ paper, sha256 })) }
    const answer = await ask('dossiers', body, { 'idempotency-key': key })
    if (answer && answer.status !== 201 && answer.status !== 200) promises.wrong.push(`filing ${answer.status} ${JSON.stringify(answer.body)}`)
    else if (answer) promises.filed.set(key, String(answer.body['code']))
    await sleep(Math.random() * 20)
  }
}

/** An officer who accepts what was filed; told that it is done already, that was the answer which got lost. */
export async function officer(shop: Shop, promises: Promises, login: string): Promise<void> {
  const ask = await speaker(shop, promises, login)
  while (!shop.closed) {
    const code = [...promises.filed.values()].findLast((one) => one !== undefined && !promises.accepted.has(one))
    const answer = code === undefined ? undefined : await ask(`dossiers/${code}/accept`, { revision: 1 })
    if (code !== undefined && answer) {
      if (answer.status === 200 || answer.status === 409) promises.accepted.add(code)
      else promises.wrong.push(`acceptance ${answer.status} ${JSON.stringify(answer.body)}`)
    }
    await sleep(40 + Math.random() * 60)
  }
}
