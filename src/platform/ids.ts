import { randomFillSync } from 'node:crypto'

// Random bytes are fetched for many ids at once: a fetch costs as much as a whole id.
const pool = Buffer.alloc(16 * 256)
let used = pool.length

// Ids made at one moment, counted: the first 4096 of them sort in the order in which they were made.
let lastMoment = 0
let atMoment = 0

/**
 * A UUID version 7 (RFC 9562, method 1): 48 bits of milliseconds, a counter of 12 bits, then random bits, so
 * that new rows land at the end of an index. The time is the moment given (`ctx.now`), and ids of one request
 * sort by creation: events and papers are read back in the order in which they were written.
 */
export function newId(now: Date): string {
  const moment = now.getTime()
  atMoment = moment === lastMoment ? (atMoment + 1) & 0xfff : 0
  lastMoment = moment
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = pool.subarray(used, (used += 16))
  bytes.writeUIntBE(moment, 0, 6)
  bytes.writeUInt16BE(0x7000 | atMoment, 6)
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text is an id as `newId` writes it; what is not never reaches the database. */
export const isId = (text: string): boolean => uuid.test(text)
