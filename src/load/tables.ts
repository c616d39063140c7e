import type pg from 'pg'
import type { Ctx } from '../platform/ctx.ts'
import { dayNumberOf, dayOf, dayOfNumber, instantOf, isoOfWall, wallOf } from '../platform/time.ts'
import { getCalendar } from '../modules/calendar/index.ts'
import { dueDate, isWorkingDay, termText, type Term } from '../modules/calendar/model.ts'
import { placesIn } from '../modules/dossiers/service/situation.ts'
import { papersOfFiling } from '../modules/dossiers/model/applicant-form.ts'
import { clockRulesOn } from '../modules/dossiers/model/rules.ts'
import { listUnits } from '../modules/organisation/index.ts'
import { unitForField } from '../modules/organisation/model.ts'
import { getVersion, listProcedures } from '../modules/procedures/index.ts'
import { termOf, timeFor } from '../modules/procedures/model/rules.ts'
import { searchKey } from '../modules/procedures/model/search.ts'
import { stepsOf } from '../modules/workflow/model.ts'
import { chanceFrom } from '../seed/chance.ts'
import { madeUpFirm, madeUpPerson, madeUpPhone } from '../seed/made-up.ts'

/** What the loader's SQL draws from: plain rows, made from the real definitions and the real clock. */
export type Draws = {
  versions: { n: number; procedureId: string; versionId: string; unitId: string | null; term: string | null; name: string; handlers: string[] }[]
  steps: { versionId: string; n: number; stepId: string; name: string; role: string; unitId: string | null; until: number; node: number }[]
  papers: { versionId: string; key: string; name: string }[]
  people: { n: number; name: string; person: string; phone: string; key: string }[]
  days: string[]
  due: { day: string; term: string; dueAt: string }[]
}

/** Prepares the draws for working days of the last `years` years up to today. */
export async function prepareDraws(ctx: Ctx, years: number): Promise<Draws> {
  const calendar = await getCalendar(ctx)
  const units = await listUnits(ctx)
  const places = placesIn(units)
  const draws: Draws = { versions: [], steps: [], papers: [], people: [], days: [], due: [] }
  const terms = new Map<string, Term>()
  for (const listed of await listProcedures(ctx)) {
    const { id, procedureId, definition, plan } = await getVersion(ctx, listed.versionId)
    if (!plan) continue
    const { limit } = timeFor(definition, null, 'online')
    const term = limit ? termOf(limit) : null
    if (term) terms.set(termText(term), term)
    const unitId = unitForField(units, definition.field)?.id ?? null
    draws.versions.push({ n: draws.versions.length, procedureId, versionId: id, unitId, term: term ? termText(term) : null, name: definition.name, handlers: [] })
    const steps = stepsOf(plan)
    const total = steps.reduce((sum, step) => sum + (step.work.hours ?? 4), 0)
    let sum = 0
    for (const step of steps) {
      sum += step.work.hours ?? 4
      const role = step.position || 'officer'
      draws.steps.push({ versionId: id, n: step.number, stepId: step.id, name: step.name, role, unitId: places.unitOf(role) ?? unitId, until: sum / total, node: plan.nodes.findIndex((node) => node.id === step.id) })
    }
    for (const paper of papersOfFiling(definition, definition.cases?.[0]?.key ?? null).slice(0, 6)) draws.papers.push({ versionId: id, key: paper.key, name: paper.name })
  }
  const chance = chanceFrom(7)
  for (let n = 0; n < 2000; n++) {
    const name = madeUpFirm(chance)
    const person = madeUpPerson(chance)
    const phone = madeUpPhone(chance)
    draws.people.push({ n, name, person, phone, key: searchKey(`${name} ${phone} ${person}`) })
  }
  const today = dayNumberOf(dayOf(ctx.now)) ?? 0
  for (let day = today - years * 365; day < today; day++) {
    if (!isWorkingDay(calendar, day)) continue
    draws.days.push(dayOfNumber(day))
    // Accepted on a working day in office hours, so the day alone decides the date: one sum for each.
    for (const [key, term] of terms) {
      const due = dueDate({ from: wallOf(instantOf(day * 1440 + 9 * 60)), term, calendar, rules: clockRulesOn(ctx.now) })
      if (due.dueAt !== null) draws.due.push({ day: dayOfNumber(day), term: key, dueAt: isoOfWall(due.dueAt) })
    }
  }
  return draws
}

/** Puts the draws into temporary tables of a connection. */
export async function layOut(client: pg.ClientBase, draws: Draws): Promise<void> {
  await client.query(`
    create temp table l_version (n int primary key, procedure_id uuid, version_id uuid, unit_id uuid, term text, name text, handlers uuid[]);
    create temp table l_step (version_id uuid, n int, step_id text, name text, role text, unit_id uuid, until float8, node int, primary key (version_id, n));
    create temp table l_paper (version_id uuid, key text, name text);
    create temp table l_people (n int primary key, name text, person text, phone text, key text);
    create temp table l_due (day date, term text, due_at timestamptz, primary key (day, term));`)
  const fill = (table: string, rows: unknown, columns: string) =>
    client.query(`insert into ${table} select ${columns} from jsonb_array_elements($1::jsonb) r`, [JSON.stringify(rows)])
  await fill('l_version', draws.versions, "(r->>'n')::int, (r->>'procedureId')::uuid, (r->>'versionId')::uuid, (r->>'unitId')::uuid, r->>'term', r->>'name', array(select jsonb_array_elements_text(r->'handlers'))::uuid[]")
  await fill('l_step', draws.steps, "(r->>'versionId')::uuid, (r->>'n')::int, r->>'stepId', r->>'name', r->>'role', (r->>'unitId')::uuid, (r->>'until')::float8, (r->>'node')::int")
  await fill('l_paper', draws.papers, "(r->>'versionId')::uuid, r->>'key', r->>'name'")
  await fill('l_people', draws.people, "(r->>'n')::int, r->>'name', r->>'person', r->>'phone', r->>'key'")
  await fill('l_due', draws.due, "(r->>'day')::date, r->>'term', (r->>'dueAt')::timestamptz")
  await client.query('analyze l_version, l_step, l_paper, l_people, l_due')
}
