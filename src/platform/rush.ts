import { setTimeout as sleep } from 'node:timers/promises'

/** So many requests at once are a rush. */
const MANY = 4
const LONGEST_MS = 1_000

// Requests of people that this process is answering now.
let answering = 0
const isRush = (): boolean => answering >= MANY

/** Counts a request while it is answered. */
export async function answered<T>(work: () => Promise<T>): Promise<T> {
  answering++
  try {
    return await work()
  } finally {
    answering--
  }
}

/**
 * Lets people go first: work for later waits while many requests are being answered, a second at most, so that
 * letters go out slowly even when the rush does not end.
 */
export async function afterTheRush(): Promise<void> {
  for (let waited = 0; isRush() && waited < LONGEST_MS; waited += 50) await sleep(50)
}
