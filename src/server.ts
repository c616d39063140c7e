import { randomUUID } from 'node:crypto'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { getConnInfo } from '@hono/node-server/conninfo'
import { compress } from 'hono/compress'
import { getCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import type { Context } from 'hono'
import { ctxFor, type Hall } from './hall.ts'
import { asAgency, defaultAgency, findAgency, listAgencies } from './modules/organisation/index.ts'
import { resumeSession } from './modules/people/index.ts'
import { newApi, refusalBody, type Api } from './platform/api.ts'
import { limitBodies } from './platform/bodies.ts'
import type { Agency, Ctx } from './platform/ctx.ts'
import { DatabaseAway, hasSqlState } from './platform/db.ts'
import { Refusal, unauthenticated } from './platform/errors.ts'
import { pendingMigrations } from './platform/migrate.ts'
import { html, pagePolicy, seeOther } from './platform/page.ts'
import { inProject } from './platform/root.ts'
import { answered } from './platform/rush.ts'
import { say } from './platform/text.ts'
import { readClock } from './platform/time.ts'
import type { Web, WebContext } from './platform/web.ts'
import { routes } from './routes.ts'
import './text.ts'
import { menusFor } from './menus.ts'
import { officeHours } from './modules/calendar/index.ts'
import { refusalPage } from './ui/refusal-page.tsx'

export const SESSION_COOKIE = 'motcua_session'

export type AppOptions = {
  hall: Hall
  /** The clock; tests hand in a fixed one. */
  clock?: () => Date
  /** True while the program stops: take nothing new. */
  stopping?: () => boolean
}

/** The whole application as one function from request to response (`app.request` in tests). */
export function createApp({ hall, clock = readClock, stopping = () => false }: AppOptions): Api {
  const app = newApi()
  const isApi = (c: Context) => c.req.path.startsWith('/api/')
  let firstAgency: Agency | undefined

  app.onError((error, c) => answerError(hall, c as WebContext, error, isApi(c)))
  app.notFound((c) => answerError(hall, c as unknown as WebContext, new Refusal(404, 'page.notFound'), isApi(c)))

  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    if (stopping()) return c.text('stopping', 503)
    const pending = await pendingMigrations(hall.ownerPool).catch(() => undefined)
    if (!pending) return c.text('database away', 503)
    return pending.length === 0 ? c.text('ready') : c.text('migrations pending', 503)
  })
  app.get('/assets/:name{[A-Za-z0-9._-]+}', serveAsset)
  app.get('/favicon.ico', (c) => c.body(null, 204))

  const pageHeaders = headersOfPages(hall.baseUrl)
  app.use(async (c, next) => {
    const started = performance.now()
    const requestId = randomUUID()
    // Set before the answer is made: what is set after it costs a second answer (0.1 ms).
    c.header('x-request-id', requestId)
    c.header('x-content-type-options', 'nosniff')
    if (!isApi(c)) for (const [name, value] of pageHeaders) c.header(name, value)
    if (stopping()) throw new Refusal(503, 'server.stopping')
    const now = clock()
    firstAgency ??= await defaultAgency(hall.db)
    if (!firstAgency) return c.text('Hệ thống chưa có cơ quan nào. Xin chạy lệnh: npx motcua seed', 503)
    const nobodys = ctxFor(hall, firstAgency, { kind: 'visitor' }, now, requestId)
    const bearer = /^Bearer ([A-Za-z0-9_-]+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    // Another site's page must not act in the name of who is logged in here (CSRF).
    const changes = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)
    if (changes && bearer === undefined && !isSameOrigin(c)) throw new Refusal(403, 'access.otherOrigin')
    const token = bearer ?? getCookie(c, SESSION_COOKIE)
    const live = token ? await resumeSession(nobodys.db, token, now) : undefined
    if (live) c.header('cache-control', 'no-store')
    const agency = agencyOf(await listAgencies(nobodys), live?.agencyId)
    const own = ctxFor(hall, agency, live?.actor ?? { kind: 'visitor' }, now, requestId)
    c.set('ctx', isApi(c) && live?.agencyId === undefined ? await speakTo(own, c.req.query('agency')) : own)
    c.set('session', live ? { id: live.id, expiresAt: live.expiresAt } : undefined)
    c.set('remote', remoteOf(c))
    if (!isApi(c)) c.set('menus', menusFor(c.var.ctx, await officeHours(c.var.ctx)))
    await answered(next)
    hall.log.info({ id: requestId, method: c.req.method, route: routePath(c), status: c.res.status, ms: Math.round(performance.now() - started) })
  })
  app.on(['POST', 'PUT', 'DELETE'], '*', limitBodies((c) => getCookie(c, SESSION_COOKIE) !== undefined || c.req.header('authorization') !== undefined))
  const zipped = compress()
  app.use((c, next) => (isApi(c) ? next() : zipped(c, next)))

  routes(app, hall)
  return app
}

/** What browsers are told with every page; one that may be framed by this site's own says so itself (`allowFrame`). */
const headersOfPages = (baseUrl: string): [string, string][] => [
  ['content-security-policy', pagePolicy("'none'")],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ...(baseUrl.startsWith('https:') ? [['strict-transport-security', 'max-age=31536000'] as [string, string]] : []),
]

/** Citizens and businesses deal with any agency of the installation: `?agency=H08.15` names another than the first. */
async function speakTo(ctx: Ctx, code: string | undefined): Promise<Ctx> {
  if (code === undefined || code === ctx.agency.code) return ctx
  const agency = await findAgency(ctx, code)
  if (!agency) throw new Refusal(404, 'organisation.noAgency')
  return asAgency(ctx, agency)
}

/** The agency an officer works for; the first one for everybody else. As it is now: names and codes change. */
function agencyOf(agencies: readonly Agency[], id: string | undefined): Agency {
  const agency = id ? agencies.find((one) => one.id === id) : agencies[0]
  if (!agency) throw unauthenticated()
  return agency
}

const remoteOf = (c: Context): string => {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    return '' // `app.request` has no socket.
  }
}

function isSameOrigin(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = c.req.header('origin')
  // A page may hide where it is from: its origin is then the word «null», which is no address.
  return origin === undefined ? !getCookie(c, SESSION_COOKIE) || isPlainClient(c) : URL.parse(origin)?.host === c.req.header('host')
}
// Browsers send Origin with every POST since 2020; what sends none and no fetch metadata is no browser.
const isPlainClient = (c: Context): boolean => c.req.header('referer') === undefined

// What PostgreSQL says of text it cannot hold: a NUL, half a character. Nothing was written.
const UNHOLDABLE = ['22021', '22P02', '22P05']

/** The refusal an error stands for; undefined when it is a fault of the program. */
function refusalIn(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (error instanceof DatabaseAway) return new Refusal(503, 'server.databaseAway')
  if (error instanceof HTTPException && error.status < 500) return new Refusal(400, 'input.notJson')
  return UNHOLDABLE.some((state) => hasSqlState(error, state)) ? new Refusal(400, 'input.malformed') : undefined
}

async function answerError(hall: Hall, c: WebContext, error: unknown, api: boolean): Promise<Response> {
  const requestId = c.res.headers.get('x-request-id') ?? ''
  const refusal = refusalIn(error)
  if (!refusal || error instanceof DatabaseAway) hall.log.error({ id: requestId, route: c.req.routePath, err: describe(error) }, 'failed')
  if (api) {
    if (refusal) return c.json(refusalBody(refusal, requestId), refusal.status)
    return c.json({ code: 'server.failed', message: say('server.failed'), fields: [], possible: [], requestId }, 500)
  }
  if (refusal?.status === 401) {
    const back = c.req.method === 'GET' ? c.req.path + (new URL(c.req.url).search || '') : (cameFrom(c) ?? '/')
    return seeOther(c, `/dang-nhap?tiep=${encodeURIComponent(back)}`)
  }
  return html(c, refusalPage(c, refusal, requestId), refusal?.status ?? 500)
}

/** The page of this site from which a form was sent: where to go on after logging in again. */
function cameFrom(c: Context): string | undefined {
  const from = URL.parse(c.req.header('referer') ?? '')
  return from && from.host === c.req.header('host') ? from.pathname + from.search : undefined
}

/** An error for the log: its kind and place. The database puts values into its messages, and a stack begins with the message. */
const describe = (error: unknown) =>
  error instanceof Error
    ? {
        name: error.name, code: (error as { code?: string }).code, message: 'detail' in error ? error.message.split(/[:"]/)[0] : error.message,
        stack: error.stack?.split('\n').filter((line) => line.startsWith('    at ')).join('\n'),
      }
    : { name: typeof error }

const kinds: Record<string, string> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', woff2: 'font/woff2', svg: 'image/svg+xml' }

/** Built files: their names carry a hash, so browsers keep them for a year. */
function serveAsset(c: Context): Response {
  const name = c.req.param('name') ?? ''
  const path = inProject('dist', 'assets', name)
  const kind = kinds[name.split('.').at(-1) ?? '']
  if (!kind || !existsSync(path)) return c.text('', 404)
  const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') && existsSync(`${path}.gz`)
  const file = zipped ? `${path}.gz` : path
  return c.body(Readable.toWeb(createReadStream(file)) as ReadableStream, 200, {
    'content-type': kind,
    'content-length': String(statSync(file).size),
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
  })
}

export type { Web }
