import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

// OWASP's first choice for argon2id at 19 MiB: memory 19456 KiB, 2 passes, 1 lane; about 25 ms here.
const COST = { memory: 19456, passes: 2, parallelism: 1, tagLength: 32 }

const derive = (password: string, nonce: Buffer, cost: typeof COST): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    argon2('argon2id', { message: password.normalize('NFC'), nonce, ...cost }, (error, tag) => (error ? reject(error) : resolve(tag)))
  })

const b64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

/** Hashes a password: the PHC string `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive(password, nonce, COST)
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${b64(nonce)}$${b64(tag)}`
}

/** Whether a password fits a PHC string, in constant time; false for a string of another kind. */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(phc)
  if (!found) return false
  const [, memory, passes, parallelism, salt = '', tag = ''] = found
  const expected = Buffer.from(tag, 'base64')
  const given = await derive(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: expected.length,
  })
  return timingSafeEqual(given, expected)
}

// Compared when the account does not exist, so that the answer takes as long.
export const nobodysHash = hashPassword(randomBytes(12).toString('hex'))

// Without signs that look alike when they are read out or copied by hand (0 o, 1 l i).
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A first password, to be told once and changed: `k7mp-x3qd-w9ht`, 59 bits of chance. */
export const newPassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('')).join('-')
