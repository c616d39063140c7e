import { dayOf, formatDayShort } from '../../../../platform/time.ts'
import type { Ctx } from '../../../../platform/ctx.ts'
import { readDossierCode, channelNames } from '../../model/dossier.ts'
import { shortCode, stateWords } from '../../model/words.ts'
import { getCalendar } from '../../../calendar/index.ts'
import { getVersion } from '../../../procedures/index.ts'
import { stepsOf } from '../../../workflow/model.ts'
import { searchKey } from '../../../procedures/model/search.ts'
import type { WorkRow } from '../../../../ui/worklist.tsx'
import type { WorkItem } from '../../model/work.ts'
import type { DossierItem } from '../../service.ts'
import { standingOf, stepLeft } from './due.ts'

/** `2.000004 · Đăng ký …` of each version in a list: one look-up a version, which is kept. */
async function procedureNames(ctx: Ctx, versionIds: readonly string[]): Promise<Map<string, string>> {
  const pairs = [...new Set(versionIds)].map(async (id): Promise<[string, string]> => {
    const { definition } = await getVersion(ctx, id)
    return [id, [definition.code, definition.name].filter(Boolean).join(' · ')]
  })
  return new Map(await Promise.all(pairs))
}

/** The steps in which work is given out and nothing else is asked: these can be done for many at once. */
async function stepsOfAssignment(ctx: Ctx, versionIds: readonly string[]): Promise<Set<string>> {
  const versions = await Promise.all([...new Set(versionIds)].map((id) => getVersion(ctx, id)))
  return new Set(versions.flatMap(({ id, plan }) => (plan ? stepsOf(plan).filter(({ work }) => work.kind === 'assign' && (work.checks ?? []).length === 0).map((step) => `${id}/${step.id}`) : [])))
}

export const dossierPath = (code: string): string => `/ho-so/${code}`
const day = (instant: Date): string => formatDayShort(dayOf(instant))

/** The rows of one's own work: due date, whose, code, step with its time. */
export async function workRows(ctx: Ctx, items: readonly WorkItem[]): Promise<WorkRow[]> {
  const versionIds = items.map((item) => item.versionId)
  const [calendar, names, givenOut] = await Promise.all([getCalendar(ctx), procedureNames(ctx, versionIds), stepsOfAssignment(ctx, versionIds)])
  const at = { calendar, now: ctx.now }
  return items.map((item) => {
    const waits = item.supplement === 'requested'
    // Before it is received no clock stands still, and yet nobody is late while the applicant is asked.
    const left = stepLeft(item.stepDueAt, item.pausedAt !== null || waits, at)
    const step = waits ? 'Chờ bổ sung giấy tờ' : item.supplement === 'sent' ? 'Kiểm tra giấy tờ bổ sung' : `${item.stepNumber}. ${item.stepName}`
    return {
      ...common(ctx, item, names), id: `${item.code}/${item.taskId}`, due: standingOf(item, at), apart: waits || !givenOut.has(`${item.versionId}/${item.stepId}`),
      cells: [{ main: shortCode(item.code, ctx.agency.code), sub: channelNames[item.channel] }, { main: step, sub: left }, day(item.filedAt)],
    }
  })
}

/** The rows of any list of dossiers: due date, whose, code, state. */
export async function dossierRows(ctx: Ctx, items: readonly DossierItem[]): Promise<WorkRow[]> {
  const [calendar, names] = await Promise.all([getCalendar(ctx), procedureNames(ctx, items.map((item) => item.versionId))])
  return items.map((item) => ({
    ...common(ctx, item, names), id: item.id, due: standingOf(item, { calendar, now: ctx.now }),
    cells: [{ main: shortCode(item.code, ctx.agency.code), sub: channelNames[item.channel] }, stateWords(item), day(item.filedAt)],
  }))
}

const common = (ctx: Ctx, item: Pick<WorkItem, 'code' | 'ownerName' | 'versionId'>, names: ReadonlyMap<string, string>) => ({
  href: dossierPath(item.code), title: { main: item.ownerName, sub: names.get(item.versionId) }, selectLabel: `Chọn hồ sơ ${shortCode(item.code, ctx.agency.code)}`,
})

/** A whole code, or one without the agency's part: `231016-0001`. Undefined for any other words. */
export function codeIn(typed: string, agencyCode: string): string | undefined {
  const own = /^\s*(\d{6})\s*-\s*(\d{4,})\s*$/.exec(typed)
  return own ? `${agencyCode}-${own[1]}-${own[2]}` : readDossierCode(typed)?.code
}

/** What was typed, as the search of dossiers compares it: no marks; a telephone number without its blanks. */
export function searchFor(typed: string): string {
  const digits = typed.replace(/[\s.()-]+/g, '')
  return /^\+?\d{4,}$/.test(digits) ? digits.replace(/^\+84/, '0') : searchKey(typed).slice(0, 200)
}
