/** One thing that was looked at (điều đã kiểm tra). */
export type Finding = { name: string; ok: boolean; found: string; mend: string | null }

export const well = (name: string, found: string): Finding => ({ name, ok: true, found, mend: null })
export const wrong = (name: string, found: string, mend: string): Finding => ({ name, ok: false, found, mend })

/** The first line of what was thrown; connection errors of several addresses say it in their parts. */
export function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error
  const message = first instanceof Error ? first.message : String(first)
  return message.trim().split('\n')[0] ?? ''
}
