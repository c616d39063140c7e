import type { Actor } from './access.ts'
import type { Db } from './db.ts'
import type { Files } from './files.ts'
import type { Keys } from './keys.ts'
import type { Subscriptions } from './trail.ts'

/** The agency that speaks (cơ quan): the tenant. Everything operational carries its id. */
export type Agency = {
  id: string
  /** Identification code (mã định danh, QĐ 20/2020/QĐ-TTg), e.g. `H08.14`. */
  code: string
  /** Full name, e.g. «Sở Công Thương tỉnh Bình Định». */
  name: string
  /** Name of the body above, printed over it on papers. */
  parentName: string
  /** Place written before a date on papers, e.g. «Bình Định». */
  place: string
  address: string
  phone: string
}

/** The only thing handed down from request to store. */
export type Ctx = {
  db: Db
  actor: Actor
  agency: Agency
  /** The one instant of this request. */
  now: Date
  requestId: string
  files: Files
  keys: Keys
  /** Where people reach this installation, without a slash at the end. */
  baseUrl: string
  /** Which jobs an event sets off; put together by the hall. */
  subscriptions: Subscriptions
}

/** Runs a use case in one transaction; joins the open one, so that use cases compose. */
export const transact = <T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  ctx.db.inTransaction ? work(ctx) : ctx.db.transaction((db) => work({ ...ctx, db }))
