import { endpoint, z, type Api } from '../../platform/api.ts'
import { invalid } from '../../platform/errors.ts'
import { dayOf, isoOfWall, parseWall } from '../../platform/time.ts'
import { dueDate } from './model/due.ts'
import { explainDue } from './model/explain.ts'
import { readLedger, readRules } from './model/read.ts'
import { termOf } from './model/term.ts'
import { changeHours, confirmProposals, getCalendar, getYear, removeHours, resetDay, setDay } from './service.ts'

const tag = 'Lịch làm việc'
const minute = z.int().min(0).max(1440)
const intervals = z.array(z.tuple([minute, minute])).max(6).openapi({ description: 'Các khung giờ [mở, đóng], tính bằng phút từ 0 giờ' })

const day = z
  .object({
    day: z.iso.date(), kind: z.enum(['off', 'work']), hours: intervals.optional(), name: z.string(), basis: z.string().nullable(),
    evidence: z.enum(['verified', 'memory', 'law', 'computed', 'decided']), status: z.enum(['confirmed', 'proposed']), own: z.boolean(),
  })
  .openapi('CalendarDay')

const hours = z
  .object({ id: z.uuid(), validFrom: z.iso.date(), validTo: z.iso.date().nullable(), week: z.array(intervals).length(7), reason: z.string() })
  .openapi('OfficeHours')

const year = z
  .object({ year: z.int(), proposed: z.int(), days: z.array(day), week: z.array(intervals), hours: z.array(hours) })
  .openapi('CalendarYear')

const line = z.object({
  at: z.string(), until: z.string().optional(), when: z.string(), rule: z.string(), text: z.string(), strong: z.string().optional(),
  legalBasis: z.string().nullable(), count: z.string(), sum: z.string(), tone: z.enum(['event', 'day', 'off', 'final']),
})

const due = z.object({ dueAt: z.string().nullable(), dueOn: z.iso.date().nullable(), paused: z.boolean(), explanation: z.array(line) }).openapi('DueDate')

/** Schemas carry readonly lists inside; JSON does not mind. */
const copy = <T>(value: unknown): T => structuredClone(value) as T

/** The calendar for machines. */
export function api(app: Api): void {
  endpoint(app, {
    method: 'get', path: '/api/v1/calendar', tag, summary: 'Ngày nghỉ, ngày làm bù và giờ làm việc của một năm',
    query: z.object({ year: z.coerce.number().int().optional() }), answer: year,
  }, async (c, { query }) => {
    const found = await getYear(c.var.ctx, query.year ?? Number(dayOf(c.var.ctx.now).slice(0, 4)))
    return copy({ year: found.year, proposed: found.proposed, days: found.days, week: found.week, hours: found.hours })
  })

  endpoint(app, {
    method: 'post', path: '/api/v1/calendar/due', tag, summary: 'Tính ngày hẹn trả theo lịch của cơ quan, có giải thích từng dòng',
    body: z.object({ from: z.string(), term: z.string(), rules: z.unknown().optional(), ledger: z.unknown().optional(), legalBasis: z.string().optional() }),
    answer: due,
  }, async (c, { body }) => {
    const from = parseWall(body.from)
    if (from === undefined) throw invalid('input.malformed', [{ field: 'from', code: 'input.wrong' }])
    const input = {
      from, term: termOf(body.term), calendar: await getCalendar(c.var.ctx), rules: readRules(body.rules ?? {}),
      ledger: readLedger(body.ledger ?? []), legalBasis: body.legalBasis ?? null,
    }
    const found = dueDate(input)
    return {
      dueAt: found.dueAt === null ? null : isoOfWall(found.dueAt), dueOn: found.dueOn, paused: found.pausedSince !== null,
      explanation: explainDue(input),
    }
  })

  endpoint(app, {
    method: 'put', path: '/api/v1/calendar/days/{day}', tag, summary: 'Quyết định một ngày: nghỉ, làm bù, hoặc như ngày thường', status: 204,
    params: z.object({ day: z.string() }),
    body: z.object({ kind: z.enum(['off', 'work', 'plain']), hours: intervals.nullish(), name: z.string().default(''), basis: z.string().nullish() }),
  }, async (c, { params, body }) => {
    await setDay(c.var.ctx, { day: params.day, kind: body.kind, hours: body.hours ?? null, name: body.name, basis: body.basis ?? null })
    return undefined
  })

  endpoint(app, {
    method: 'delete', path: '/api/v1/calendar/days/{day}', tag, summary: 'Bỏ quyết định riêng, theo lịch chung', status: 204, params: z.object({ day: z.string() }),
  }, async (c, { params }) => { await resetDay(c.var.ctx, params.day); return undefined })

  endpoint(app, {
    method: 'post', path: '/api/v1/calendar/confirmations', tag, summary: 'Xác nhận các ngày dự kiến theo thông báo của năm',
    body: z.object({ year: z.int(), source: z.string() }), answer: z.object({ confirmed: z.int() }),
  }, async (c, { body }) => ({ confirmed: await confirmProposals(c.var.ctx, body) }))

  endpoint(app, {
    method: 'post', path: '/api/v1/calendar/hours', tag, summary: 'Đặt giờ làm việc từ một ngày, hoặc trong một thời gian', status: 204,
    body: hours.omit({ id: true }).openapi('NewOfficeHours'),
  }, async (c, { body }) => { await changeHours(c.var.ctx, body); return undefined })

  endpoint(app, {
    method: 'delete', path: '/api/v1/calendar/hours/{id}', tag, summary: 'Bỏ một khung giờ làm việc đã đặt', status: 204, params: z.object({ id: z.string() }),
  }, async (c, { params }) => { await removeHours(c.var.ctx, params.id); return undefined })
}
