import type { FormDefinition } from './definition.ts'

/** What a filing page tells its script. */
export type FilingPage = {
  /** Id of the form element. */
  formId?: string
  /** Under which name this browser keeps what is typed: person, procedure and version. */
  draftKey: string
  form?: FormDefinition
  /** What the page shows was just filled in by the server: it takes the place of what this browser kept. */
  newer?: boolean
  /** The dossier was filed: what this browser kept is thrown away. */
  filed?: boolean
}

/** What a browser keeps of one form: the time (ms since 1970) and every text by the name of its control. */
export type Kept = { at: number; texts: [name: string, value: string][] }

/** Kept texts are thrown away after a week: the machine may be shared. */
export const KEEP_DAYS = 7

/** Reads what was kept; undefined if it is not what we wrote, or too old. */
export function parseKept(stored: string | null, now: number): Kept | undefined {
  if (stored === null) return undefined
  try {
    const kept = JSON.parse(stored) as Partial<Kept> | null
    if (typeof kept?.at !== 'number' || !Array.isArray(kept.texts)) return undefined
    const fresh = kept.at <= now && now - kept.at < KEEP_DAYS * 86_400_000
    const whole = kept.texts.every((pair) => Array.isArray(pair) && pair.every((part) => typeof part === 'string'))
    return fresh && whole ? (kept as Kept) : undefined
  } catch {
    return undefined
  }
}
