import { may, type Permission } from '../../../../../platform/access.ts'
import type { Ctx } from '../../../../../platform/ctx.ts'
import type { Posted } from '../../../../../platform/page.ts'
import { errorOf, fieldId, type Problem } from '../../../../../ui/forms.tsx'
import { unreadNote, type Unread } from '../../../../control/index.ts'
import { listPositions, listUnits } from '../../../../organisation/index.ts'
import type { Position, Unit } from '../../../../organisation/model.ts'
import type { Task } from '../../../model/dossier.ts'
import { canBeGiven, givesOut, isConcerned, isTheirs, possibleActs, type Act } from '../../../model/possible.ts'
import { openWorkOf, viewDossier, type DossierView, type Upload } from '../../../service.ts'

/** What officers post to a dossier, by the last part of the address. */
export type ActName = 'tiep-nhan' | 'tu-choi-tiep-nhan' | 'bo-sung' | 'nhan-bo-sung' | 'chuyen-buoc' | 'phan-cong' | 'rut' | 'dung' | 'tu-choi' | 'hen-lai' | 'tra-ket-qua'

/** A form that was refused: what was typed and sent, and what is wrong with it. */
export type Refused = {
  act: ActName
  code: string
  /** The refusal's own sentence. */
  sentence: string
  /** Fields are named `tu-choi.reason`: one page has several forms. */
  problems: Problem[]
  values: Posted['values']
  /** Files that were sent and are kept, by field. */
  kept: Record<string, Upload[]>
  /** Somebody was faster, or it is not theirs to do: the form may not be there any more. */
  stale: boolean
}

/** One dossier on the desk of one officer (hồ sơ trên bàn): what they see of it and may do now. */
export type Desk = {
  ctx: Ctx
  view: DossierView
  acts: ReadonlySet<Act>
  /** Open steps that are theirs, and those that are others'. */
  mine: Task[]
  others: Task[]
  units: Unit[]
  positions: Position[]
  /** Open work of the officers who could be given this dossier. */
  workloads: ReadonlyMap<string, number>
  /** The change of a step of theirs that they have to read before they do it. */
  unread: Unread | undefined
  refused?: Refused | undefined
}

const needs: Record<Act, readonly Permission[]> = {
  accept: ['dossier.receive'], rejectIntake: ['dossier.receive'], sendSupplement: [],
  requestSupplement: ['dossier.supplement', 'dossier.receive'], completeSupplement: ['dossier.supplement', 'dossier.receive'],
  withdraw: ['dossier.withdraw'], completeStep: ['dossier.process'], reassign: ['dossier.assign'], extend: ['dossier.extend'],
  stop: ['dossier.stop'], refuse: ['dossier.refuse'], handOver: ['dossier.handOver'],
}
/** Acts on the matter itself: for whose step it is, and for who gives work out. */
const ownOnly: readonly Act[] = ['requestSupplement', 'completeSupplement', 'extend', 'stop', 'refuse']

/** What this person may do with the dossier now. The service judges again; this only decides what is offered. */
export function offeredActs(ctx: Ctx, { situation }: Pick<DossierView, 'situation'>, mine: readonly Task[]): Set<Act> {
  const { dossier, ledger, tasks } = situation
  const possible = possibleActs(dossier, ledger.some((line) => line.kind === 'extend'))
  const concerned = isConcerned(ctx.actor, dossier, tasks)
  return new Set(possible.filter((act) => {
    if (act === 'completeStep') return mine.length > 0
    if (act === 'reassign') return tasks.some((task) => givesOut(ctx.actor, task))
    return needs[act].some((permission) => may(ctx, permission)) && (concerned || !ownOnly.includes(act))
  }))
}

/** Officers who can be given a step: those who hold its role in the unit that resolves the dossier. */
export const officersFor = ({ view, positions }: Pick<Desk, 'view' | 'positions'>, role: string): Position[] =>
  positions.filter((position) => canBeGiven(position, role, view.whole.dossier))

/** Everything the page of one dossier needs. */
export async function openDesk(ctx: Ctx, code: string): Promise<Desk> {
  const [view, units, positions] = await Promise.all([viewDossier(ctx, { code }), listUnits(ctx), listPositions(ctx)])
  const open = view.situation.tasks
  const mine = open.filter((task) => isTheirs(ctx.actor, task))
  const acts = offeredActs(ctx, view, mine)
  const officers = acts.has('completeStep') || acts.has('reassign') ? officersFor({ view, positions }, 'officer').map((position) => position.accountId) : []
  const workloads = officers.length > 0 ? await openWorkOf(ctx, officers) : new Map<string, number>()
  const unread = await unreadNote(ctx, view.version, mine)
  return { ctx, view, acts, mine, others: open.filter((task) => !mine.includes(task)), units, positions, workloads, unread }
}

/** The fields of one of the page's forms, with what was typed in it before it was refused. */
export function fieldsOf({ refused }: Pick<Desk, 'refused'>, act: ActName) {
  const own = refused?.act === act ? refused : undefined
  const values = (name: string): string[] => {
    const value = own?.values[name]
    return value === undefined ? [] : Array.isArray(value) ? value : [value]
  }
  return {
    isRefused: own !== undefined,
    values,
    text: (name: string) => ({ name, id: fieldId(`${act}.${name}`), value: values(name)[0], error: errorOf(own?.problems ?? [], `${act}.${name}`) }),
    kept: (name: string): Upload[] => own?.kept[name] ?? [],
  }
}

export const actPath = (desk: Pick<Desk, 'view'>, act: ActName): string => `/ho-so/${desk.view.whole.dossier.code}/${act}`
