import { stepsOf, waitingFor, type Plan, type Step, type StepKind } from '../../workflow/model.ts'
import type { Progress } from './dossier.ts'

/** What of a dossier says where it stands; enough for everyone who holds its code. */
export type Stand = Pick<Progress, 'business' | 'supplement' | 'delivery' | 'state'>

/** Where a dossier stands, as the person who filed it is told (tình trạng, nói với người nộp). */
export type Phase =
  | 'intake' | 'assigning' | 'appraising' | 'consulting' | 'reviewing' | 'signing' | 'issuing' | 'recording'
  | 'missing' | 'checking' | 'ready' | 'returned' | 'done' | 'notReceived' | 'refused' | 'withdrawn' | 'stopped'

const phaseOfKind: Record<StepKind, Phase> = {
  receive: 'intake', assign: 'assigning', appraise: 'appraising', consult: 'consulting', review: 'reviewing',
  approve: 'signing', issue: 'issuing', return: 'ready', file: 'recording',
}

/** The open steps, in the order of the drawing. */
const openSteps = (plan: Plan, state: Stand['state']): Step[] => {
  const open = new Set(waitingFor(plan, state).steps)
  return stepsOf(plan).filter((step) => open.has(step.id))
}

/** Where it stands now. While steps lie side by side, the first in the drawing counts. */
export function phaseOf(d: Stand, plan: Plan): Phase {
  if (d.business === 'finished') return d.delivery === 'ready' ? 'ready' : d.delivery === 'handedOver' ? 'returned' : 'done'
  if (d.business !== 'filed' && d.business !== 'processing') return d.business
  if (d.supplement === 'requested') return 'missing'
  if (d.supplement === 'sent') return 'checking'
  if (d.business === 'filed') return 'intake'
  const kind = openSteps(plan, d.state)[0]?.work.kind
  return kind === undefined || kind === 'receive' ? 'appraising' : phaseOfKind[kind]
}

/** The few stages (chặng) people follow; a process of twenty steps still has at most five. */
export type Stage = 'intake' | 'appraisal' | 'signing' | 'return' | 'recording'

const stageOfKind: Record<StepKind, Stage> = {
  receive: 'intake', assign: 'appraisal', appraise: 'appraisal', consult: 'appraisal', review: 'appraisal',
  approve: 'signing', issue: 'signing', return: 'return', file: 'recording',
}

/** The stage of a step; one that does not say its kind is taken as work on the matter. */
export const stageOf = (step: Step): Stage => stageOfKind[step.work.kind ?? 'appraise']

const order: readonly Stage[] = ['intake', 'appraisal', 'signing', 'return', 'recording']

/** The stages a process has; every dossier is received first. */
export function stagesOf(plan: Plan): Stage[] {
  const present = new Set(stepsOf(plan).map(stageOf)).add('intake')
  return order.filter((stage) => present.has(stage))
}

/** The stage a dossier is in; undefined when it lies in none any more. */
export function currentStage(d: Stand, plan: Plan): Stage | undefined {
  if (d.business === 'filed') return 'intake'
  if (d.business === 'finished') return d.delivery === 'ready' ? 'return' : undefined
  if (d.business !== 'processing') return undefined
  const open = new Set(openSteps(plan, d.state).map(stageOf))
  return order.find((stage) => open.has(stage)) ?? 'appraisal'
}
