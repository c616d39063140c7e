import type { Agency } from '../../../../platform/ctx.ts'
import { dayOf } from '../../../../platform/time.ts'
import { begin } from '../../../workflow/model.ts'
import type { Plan } from '../../../workflow/model.ts'
import type { Change } from '../change.ts'
import { codePrefix, type Applicant, type Channel, type FiledPaper, type Progress } from '../dossier.ts'
import type { Clock, Places } from '../situation.ts'
import { movementOf, variablesOf } from '../tasks.ts'

export type Filing = {
  agency: Pick<Agency, 'code'>
  procedureId: string
  versionId: string
  caseKey: string | null
  channel: Channel
  accountId: string | null
  applicant: Applicant
  answers: Record<string, unknown>
  papers: Omit<FiledPaper, 'id' | 'round' | 'at'>[]
  searchKey: string
  unitId: string | null
  plan: Plan
  clock: Clock
  places: Places
  now: Date
  dropDraft?: string | undefined
}

/** A dossier is filed (nộp hồ sơ): its process begins, its first step lies at the one-stop unit. */
export function file(f: Filing): Change {
  const moved = begin(f.plan, { context: variablesOf({ ...f, context: {} }), now: f.now })
  const movement = movementOf(f.plan, moved, [], { now: f.now, clock: f.clock, places: f.places, unitId: f.unitId, handlerId: null }, { outcome: 'done' })
  const progress: Progress = {
    business: 'filed', supplement: 'none', delivery: 'none', answers: f.answers,
    acceptedAt: null, finishedAt: null, returnedAt: null, dueAt: null, dueOn: null, pausedAt: null,
    unitId: f.unitId, handlerId: null, state: moved.state, context: moved.set,
  }
  const day = dayOf(f.now)
  return {
    progress,
    create: {
      procedureId: f.procedureId, versionId: f.versionId, caseKey: f.caseKey, channel: f.channel, accountId: f.accountId,
      applicant: f.applicant, searchKey: f.searchKey, day, codePrefix: codePrefix(f.agency.code, day), filedAt: f.now,
    },
    ...movement,
    papers: f.papers.map((paper) => ({ ...paper, round: 0, at: f.now })),
    dropDraft: f.dropDraft,
    events: [...movement.events, { kind: 'dossier.filed', detail: { channel: f.channel, accountId: f.accountId } }],
  }
}
