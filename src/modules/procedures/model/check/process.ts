import { stepsOf, type Plan, type Step } from '../../../workflow/model/plan.ts'
import type { Channel, ProcedureDefinition, TimeLimit } from '../definition.ts'
import { timeFor } from '../rules.ts'
import { pathsOf, type Path } from './paths.ts'
import { open, spoken, twice, wrong, type DefinitionProblem } from './problem.ts'

export type ProcessAgainst = {
  plan?: Plan
  /** Positions that exist; a step of another is wrong. Left out: not asked. */
  positions?: readonly string[]
  /** Positions somebody holds today; a step of another would be nobody's work. Left out: not asked. */
  held?: readonly string[]
  /** Working hours of one working day; 8 unless said otherwise. */
  hoursADay?: number
}

/** The process against itself, against the promised times, and against what is to come of it. */
export function processProblems(definition: ProcedureDefinition, { plan, positions, held, hoursADay = 8 }: ProcessAgainst): DefinitionProblem[] {
  if (!plan) return definition.process === null ? [open('process.missing', 'process')] : []
  const steps = stepsOf(plan)
  return [
    ...steps.flatMap((step) => positionProblems(step, positions, held)),
    ...twice(steps.map(({ name }) => name)).map((name) => open('step.sameName', `process.${steps.find((one) => one.name === name)?.id ?? ''}`, { step: name })),
    ...resultProblems(definition, steps),
    ...hourProblems(definition, plan, steps, hoursADay),
  ]
}

function positionProblems(step: Step, positions: readonly string[] | undefined, held: readonly string[] | undefined): DefinitionProblem[] {
  const path = `process.${step.id}`
  if (step.position === '') return [wrong('step.noPosition', path, { step: step.name })]
  if (positions && !positions.includes(step.position)) return [wrong('step.unknownPosition', path, { step: step.name, position: step.position })]
  return held && !held.includes(step.position) ? [open('step.nobody', path, { step: step.name })] : []
}

/** A result that no step is said to sign or issue; steps need not say what kind they are, so the office is asked. */
function resultProblems({ results }: ProcedureDefinition, steps: readonly Step[]): DefinitionProblem[] {
  const issues = steps.some(({ work }) => work.kind === 'issue' || work.kind === 'approve')
  return results === null || results.length === 0 || issues ? [] : [open('result.noStep', 'results', { result: results[0]?.name ?? '' })]
}

function hourProblems(definition: ProcedureDefinition, plan: Plan, steps: readonly Step[], hoursADay: number): DefinitionProblem[] {
  const unmeasured = steps.filter((step) => step.work.hours === undefined)
  if (unmeasured.length > 0) return unmeasured.map((step) => open('step.noHours', `process.${step.id}`, { step: step.name }))
  const told = new Set<string>()
  return variantsOf(definition).flatMap(({ caseKey, channel, name }) => {
    const promised = hoursOf(timeFor(definition, caseKey, channel).limit, hoursADay)
    const paths = promised === undefined ? [] : pathsOf(plan, { ...(caseKey === null ? {} : { caseKey }), ...(channel === null ? {} : { channel }) })
    if (paths === undefined) return once(told, [open('steps.tooManyPaths', 'process')])
    return once(told, paths.filter(({ hours }) => hours !== promised).map((path) => sumProblem(path, promised ?? 0, name, paths.length > 1)))
  })
}

/** Cases and channels in which the promised time may differ, with what they are called. */
function variantsOf({ cases, channels, time }: ProcedureDefinition): { caseKey: string | null; channel: Channel | null; name: string }[] {
  const ofChannels = [...new Set((channels ?? []).filter((one) => one.time !== null).map(({ channel }) => channel))]
  const each = (caseKey: string | null, name: string) => (ofChannels.length === 0 || time !== null ? [null, ...ofChannels] : ofChannels).map((channel) => ({ caseKey, channel, name }))
  return cases === null || cases.length === 0 ? each(null, '') : cases.flatMap((one) => each(one.key, one.name))
}

/** The promised time in working hours; undefined where it is not in working time. */
export function hoursOf(limit: TimeLimit | null, hoursADay: number): number | undefined {
  if (limit?.unit === 'workingDay') return limit.value * hoursADay
  return limit?.unit === 'workingHour' ? limit.value : undefined
}

function sumProblem(path: Path, promised: number, caseName: string, oneOfMany: boolean): DefinitionProblem {
  const params = { sum: spoken(path.hours), promised: spoken(promised) }
  const steps = path.steps.map(({ name, hours }) => `${name} ${spoken(hours ?? 0)}`).join(' + ')
  if (caseName !== '') return wrong('steps.sumOfCase', 'process', { ...params, case: caseName, steps })
  return oneOfMany ? wrong('steps.sumOfPath', 'process', { ...params, steps }) : wrong('steps.sum', 'process', params)
}

/** The same sentence is said once, whatever leads to it. */
const once = (told: Set<string>, problems: DefinitionProblem[]): DefinitionProblem[] =>
  problems.filter((one) => {
    const key = JSON.stringify([one.code, one.params])
    return told.has(key) ? false : (told.add(key), true)
  })
