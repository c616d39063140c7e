import { Refusal, type RefusalStatus } from '../../../platform/errors.ts'

/** Why a document from outside is not read; the sentence of each is in `text.ts` under `documents.reading.`. */
const whys = {
  tooLarge: 413, kind: 415, lying: 415, empty: 422, broken: 422, bomb: 422, paths: 422, macros: 422, doctype: 422,
  office: 415, embedded: 422, linked: 422, encrypted: 422, tooDeep: 422, tooMuch: 422, tooSlow: 422,
} as const satisfies Record<string, RefusalStatus>
export type Why = keyof typeof whys

/** Thrown by the readers, in their thread: a word and its blanks, which the door makes a refusal of. */
export class Unreadable extends Error {
  readonly why: Why
  readonly params: Record<string, string | number>

  constructor(why: Why, params: Record<string, string | number> = {}) {
    super(why)
    this.why = why
    this.params = params
  }
}

/** The refusal of a file by its name. */
export const refusalOf = (why: Why, name: string, params: Record<string, string | number>): Refusal => {
  const code = `documents.reading.${why}`
  const whole = { name, ...params }
  return new Refusal(whys[why], code, { params: whole, fields: [{ field: 'file', code, params: whole }] })
}
