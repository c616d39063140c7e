import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Secrets made from the installation's own key, which never leaves the data folder. */
export type Keys = {
  /** A short code people can type, made for one subject: letters and digits without look-alikes. */
  shortCode(purpose: string, subject: string, length?: number): string
  /** Compares what was typed with it, in constant time; case and spaces forgiven. */
  isShortCode(purpose: string, subject: string, typed: string, length?: number): boolean
}

// Without 0/O, 1/I/L, 2/Z, 5/S, 8/B: people read these from paper and over the phone.
const ALPHABET = '34679ACDEFGHJKMNPQRTUVWXY'

/** The codes and secrets of an installation, all made from its one secret. */
export function keysFrom(secret: Buffer): Keys {
  const shortCode = (purpose: string, subject: string, length = 8): string => {
    const digest = createHmac('sha256', secret).update(`${purpose}\0${subject}`).digest()
    return Array.from({ length }, (_, i) => ALPHABET[(digest.readUInt16BE(i * 2) % ALPHABET.length)]).join('')
  }
  return {
    shortCode,
    isShortCode(purpose, subject, typed, length = 8) {
      const expected = Buffer.from(shortCode(purpose, subject, length))
      const given = Buffer.from(typed.toUpperCase().replace(/[^A-Z0-9]/g, ''))
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}

/** Reads the installation's key, made at the first start, readable by its owner only. */
export function openKeys(folder: string): Keys {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'installation.key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 })
  return keysFrom(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'))
}
