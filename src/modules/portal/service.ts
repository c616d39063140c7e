import { anyone } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { dayNumberOf, dayOf, instantOf, wallAt } from '../../platform/time.ts'
import { figures, oftenFiled } from '../dossiers/index.ts'
import { listProcedures, type Listed } from '../procedures/index.ts'
import { searchKey, searchWords } from '../procedures/model/search.ts'
import { oftenOf, SUGGESTED, type MonthFigures } from './model.ts'

/** What the home page shows; the same for everyone. */
export type Home = {
  /** When the figures were counted. */
  at: Date
  often: Listed[]
  /** Whether `often` comes from what was filed, or only from the names. */
  counted: boolean
  fields: { field: string; count: number }[]
  suggested: string[]
  month: MonthFigures
}

const KEEP_MS = 60_000
const OFTEN = 6
const OFTEN_DAYS = 90
const FIELDS = 6

// Sums for the public, counted once a minute and process: the first page must cost no query.
const shelves = new WeakMap<object, Map<string, Promise<Home>>>()
const ages = new WeakMap<Promise<Home>, number>()

/** The home page's content, at most a minute old. */
export function getHome(ctx: Ctx): Promise<Home> {
  anyone(ctx)
  const shelf = shelves.get(ctx.files) ?? new Map<string, Promise<Home>>()
  shelves.set(ctx.files, shelf)
  const kept = shelf.get(ctx.agency.id)
  const now = ctx.now.getTime()
  if (kept && Math.abs(now - (ages.get(kept) ?? 0)) < KEEP_MS) return kept
  const made = readHome(ctx)
  shelf.set(ctx.agency.id, made)
  ages.set(made, now)
  made.catch(() => shelf.delete(ctx.agency.id))
  return made
}

/** Midnight before the first day of this month, in Vietnam. */
const monthStart = (now: Date): Date => instantOf(wallAt(dayNumberOf(`${dayOf(now).slice(0, 7)}-01`) ?? 0, 0))

async function readHome(ctx: Ctx): Promise<Home> {
  const since = new Date(ctx.now.getTime() - OFTEN_DAYS * 86_400_000)
  const all = await listProcedures(ctx)
  const filed = await oftenFiled(ctx, since, OFTEN)
  const month = await figures(ctx, monthStart(ctx.now), ctx.now)
  return {
    at: ctx.now, month,
    ...oftenOf(all, filed.flatMap(({ procedureId }) => all.find((one) => one.procedureId === procedureId) ?? []), OFTEN),
    fields: fieldsOf(all).slice(0, FIELDS),
    suggested: SUGGESTED.filter((words) => all.some((one) => searchWords(words).every((word) => searchKey(one.name).includes(word)))),
  }
}

/** Fields with how many procedures each has, the fullest first. */
function fieldsOf(all: readonly Listed[]): Home['fields'] {
  const counts = new Map<string, number>()
  for (const { field } of all) counts.set(field, (counts.get(field) ?? 0) + 1)
  return [...counts].map(([field, count]) => ({ field, count })).sort((a, b) => b.count - a.count || a.field.localeCompare(b.field, 'vi'))
}
