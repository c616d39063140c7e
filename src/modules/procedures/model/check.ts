import { fieldsOf } from '../../forms/index.ts'
import { stepsOf, type Plan } from '../../workflow/model/plan.ts'
import { missingParts } from './complete.ts'
import type { Fee, Paper, ProcedureDefinition } from './definition.ts'
import { longestHours } from './process.ts'
import { limitWords } from './rules.ts'

/**
 * `wrong`: two parts contradict one another, or one cannot be used: it must not be published. `open`: a
 * source does not say, and the office must confirm before publication.
 */
export type DefinitionProblem = {
  code: string
  severity: 'wrong' | 'open'
  /** Where in the definition: `papers.paper-2`, `process.thamDinh`. */
  path: string
  params: Record<string, string | number>
}

export type CheckAgainst = {
  /** The compiled process, if there is one. */
  plan?: Plan
  /** Positions that exist; a step of another is wrong. Left out: not asked. */
  positions?: readonly string[]
  /** Working hours of one working day; 8 unless said otherwise. */
  hoursADay?: number
}

/** All that contradicts itself or is missing in a definition. Empty: it can be published as it is. */
export function checkDefinition(definition: ProcedureDefinition, against: CheckAgainst = {}): DefinitionProblem[] {
  return [
    ...missingParts(definition).map((part) => open(`missing.${part}`, part)),
    ...codeProblems(definition),
    ...paperProblems(definition),
    ...moneyProblems(definition),
    ...timeProblems(definition),
    ...caseProblems(definition),
    ...formProblems(definition),
    ...processProblems(definition, against),
  ]
}

type Params = DefinitionProblem['params']
const wrong = (code: string, path: string, params: Params = {}): DefinitionProblem => ({ code, severity: 'wrong', path, params })
const open = (code: string, path: string, params: Params = {}): DefinitionProblem => ({ code, severity: 'open', path, params })

function codeProblems({ code, codeToConfirm, localCode }: ProcedureDefinition): DefinitionProblem[] {
  if (code === null) return [codeToConfirm ? open('code.toConfirm', 'code', { code: codeToConfirm }) : open('code.missing', 'code')]
  return localCode !== null && !localCode.startsWith(code) ? [wrong('code.local', 'localCode', { code, localCode })] : []
}

function paperProblems(definition: ProcedureDefinition): DefinitionProblem[] {
  const lists: [string, readonly Paper[]][] = [
    ['papers', definition.papers ?? []],
    ...(definition.cases ?? []).map((one): [string, readonly Paper[]] => [`cases.${one.key}.papers`, one.papers ?? []]),
  ]
  return lists.flatMap(([path, papers]) => [
    ...twice(papers.map((paper) => paper.key)).map((key) => wrong('paper.twice', `${path}.${key}`, { key })),
    ...papers.flatMap((paper) => problemsOfPaper(paper, `${path}.${paper.key}`)),
  ])
}

function problemsOfPaper(paper: Paper, path: string): DefinitionProblem[] {
  const name = { paper: paper.name }
  const counts = Object.values(paper.copies)
  const found: DefinitionProblem[] = []
  if (paper.form === null && /theo mẫu|^đơn |^tờ khai /i.test(paper.name)) found.push(open('paper.noForm', path, name))
  if (counts.every((count) => count === null)) found.push(open('paper.noCount', path, name))
  else if (counts.every((count) => count === 0)) found.push(wrong('paper.zeroCount', path, name))
  return found
}

function moneyProblems(definition: ProcedureDefinition): DefinitionProblem[] {
  const lists: [string, readonly Fee[] | null][] = [['fees', definition.fees], ['charges', definition.charges]]
  const cases = new Set((definition.cases ?? []).map((one) => one.key))
  return lists.flatMap(([path, fees]) => {
    if (fees === null) return path === 'fees' ? [open('fees.notStated', path)] : []
    return fees.flatMap((fee, at) => {
      const where = `${path}.${at + 1}`
      const found: DefinitionProblem[] = []
      if (fee.amount === null) found.push(open('fee.noAmount', where, { fee: fee.name }))
      if (fee.when.case !== null && !cases.has(fee.when.case)) found.push(wrong('fee.unknownCase', where, { case: fee.when.case }))
      if (fee.when.from !== null && fee.when.until !== null && fee.when.from > fee.when.until) {
        found.push(wrong('fee.neverHolds', where, { fee: fee.name }))
      }
      return found
    })
  })
}

function timeProblems(definition: ProcedureDefinition): DefinitionProblem[] {
  const { time, statutory } = definition
  const law = statutory?.time
  if (!time || !law || time.unit !== law.unit || time.value <= law.value) return []
  return [wrong('time.overLaw', 'time', { time: limitWords(time), law: limitWords(law) })]
}

function caseProblems(definition: ProcedureDefinition): DefinitionProblem[] {
  const cases = definition.cases ?? []
  return [
    ...twice(cases.map((one) => one.key)).map((key) => wrong('case.twice', `cases.${key}`, { key })),
    ...cases.flatMap((one) => {
      const sum = one.chain?.reduce((total, term) => total + (term.within?.value ?? Number.NaN), 0)
      const whole = one.time?.value
      const differs = sum !== undefined && whole !== undefined && !Number.isNaN(sum) && sum !== whole
      return differs ? [wrong('case.chainSum', `cases.${one.key}.chain`, { case: one.name, sum, whole })] : []
    }),
  ]
}

function formProblems(definition: ProcedureDefinition): DefinitionProblem[] {
  const dates = new Set(definition.form ? fieldsOf(definition.form).filter((one) => one.kind === 'date').map((one) => one.key) : [])
  const windows = definition.windows.flatMap((window, at) =>
    window.field !== null && !dates.has(window.field)
      ? [wrong('window.noField', `windows.${at + 1}`, { field: window.field, event: window.event })]
      : [],
  )
  return definition.form === null ? [open('form.missing', 'form'), ...windows] : windows
}

function processProblems(definition: ProcedureDefinition, { plan, positions, hoursADay = 8 }: CheckAgainst): DefinitionProblem[] {
  if (!plan) return definition.process === null ? [open('process.missing', 'process')] : []
  const steps = stepsOf(plan)
  const found = steps.flatMap((step) => {
    const path = `process.${step.id}`
    if (step.position === '') return [wrong('step.noPosition', path, { step: step.name })]
    const known = positions === undefined || positions.includes(step.position)
    return known ? [] : [wrong('step.unknownPosition', path, { step: step.name, position: step.position })]
  })
  const unmeasured = steps.filter((step) => step.work.hours === undefined)
  if (unmeasured.length > 0) {
    return [...found, ...unmeasured.map((step) => open('step.noHours', `process.${step.id}`, { step: step.name }))]
  }
  const sum = longestHours(plan)
  const promised = promisedHours(definition, hoursADay)
  return promised === undefined || promised === sum ? found : [...found, wrong('steps.sum', 'process', { sum: spoken(sum), promised: spoken(promised) })]
}

/** The promised time in working hours; undefined where it is not in working time. */
function promisedHours({ time }: ProcedureDefinition, hoursADay: number): number | undefined {
  if (time?.unit === 'workingDay') return time.value * hoursADay
  return time?.unit === 'workingHour' ? time.value : undefined
}

const spoken = (hours: number): string => String(hours).replace('.', ',')

const twice = (keys: readonly string[]): string[] => [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))]
