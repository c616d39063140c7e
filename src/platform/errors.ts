/** What went wrong with one field of a form: the field's key and the sentence's code. */
export type FieldProblem = { field: string; code: string; params?: Record<string, string | number> }

export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503

/**
 * A refusal (từ chối): the program understood and says no. Thrown once, answered in one place: the API
 * answers `status` with `code`, a page shows the sentence of that code. Anything else that is thrown is a
 * bug and becomes a 500.
 *
 * `code` is `room.what`, a key of the sentence catalogue (`text.ts` of the room); `params` fill its blanks.
 */
export class Refusal extends Error {
  readonly status: RefusalStatus
  readonly code: string
  readonly params: Record<string, string | number>
  readonly fields: FieldProblem[]
  /** What can be done instead, now (names of use cases), for a 409. */
  readonly possible: string[]

  constructor(
    status: RefusalStatus,
    code: string,
    more: { params?: Record<string, string | number>; fields?: FieldProblem[]; possible?: string[] } = {},
  ) {
    super(code)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.params = more.params ?? {}
    this.fields = more.fields ?? []
    this.possible = more.possible ?? []
  }
}

type Params = Record<string, string | number>

/** 422: the input was read, and some of it is missing or wrong. */
export const invalid = (code: string, fields: FieldProblem[] = [], params: Params = {}) =>
  new Refusal(422, code, { fields, params })
/** 404: it does not exist, or not for this person: the two must not be told apart. */
export const notFound = (code: string, params: Params = {}) => new Refusal(404, code, { params })
/** 409: right act, wrong moment. `possible` names what can be done now. */
export const conflict = (code: string, params: Params = {}, possible: string[] = []) =>
  new Refusal(409, code, { params, possible })
/** 403: known person, not allowed. Only where the thing itself is no secret. */
export const forbidden = (code = 'access.forbidden', params: Params = {}) => new Refusal(403, code, { params })
/** 401: nobody is logged in. */
export const unauthenticated = (code = 'access.loginFirst') => new Refusal(401, code)
