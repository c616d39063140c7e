import type { z } from 'zod'
import { invalid } from './errors.ts'
import { hasSentence } from './text.ts'

/**
 * Reads what was typed with a schema whose messages are sentence codes; refuses with every field that is
 * wrong, once each. For use cases that a form and the API both call: the two get the same sentences.
 */
export function readInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields = new Map<string, string>()
  for (const { path, message } of parsed.error.issues) {
    const field = path.join('.')
    if (!fields.has(field)) fields.set(field, hasSentence(message) ? message : 'input.wrong')
  }
  throw invalid('input.malformed', [...fields].map(([field, code]) => ({ field, code })))
}
