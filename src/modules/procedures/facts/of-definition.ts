/** The facts of a definition: everything its outputs have to say of it. */
import { formatWhole } from '../../../platform/money.ts'
import { stepsOf, type Plan } from '../../workflow/model.ts'
import type { Fee, Paper, ProcedureDefinition, TimeLimit } from '../model/definition.ts'
import { pathsOf } from '../model/check/paths.ts'
import { countsOf, limitWords } from '../model/rules.ts'
import { CHANNEL_NAMES, conditionWords, lawWords } from '../model/words.ts'
import type { Fact } from './fact.ts'
import { fold, lawKey, rounded } from './words.ts'

/** Vietnamese names of the positions, by their code. */
export type RoleNames = Readonly<Record<string, string>>

const UNITS = { workingDay: 'workingDay', workingHour: 'hour', calendarDay: 'day', month: 'month', year: 'year' } as const
export const limitValue = ({ value, unit }: TimeLimit): string => `${rounded(value)} ${UNITS[unit]}`
/** `4`, `0,5`. */
const spoken = (value: number): string => rounded(value).replace('.', ',')

export function factsOf(definition: ProcedureDefinition, plan: Plan | null, roleNames: RoleNames = {}): Fact[] {
  const { name, code, field, agencies, applicants, time, sets, legalBasis, results, conditions, publicSteps } = definition
  const text = (kind: Fact['kind'], id: string, words: string, about = ''): Fact => ({ id, kind, about, words, value: fold(words), where: id })
  return [
    text('name', 'name', name),
    ...(code === null ? [] : [{ ...text('code', 'code', code), value: code }]),
    text('field', 'field', field),
    ...(agencies.executing === null ? [] : [text('agency', 'agencies.executing', agencies.executing, 'Cơ quan thực hiện')]),
    ...(agencies.deciding === null || agencies.deciding === agencies.executing ? [] : [text('agency', 'agencies.deciding', agencies.deciding, 'Cơ quan quyết định')]),
    ...agencies.cooperating.map((one, i) => text('agency', `agencies.cooperating.${i + 1}`, one, 'Cơ quan phối hợp')),
    ...(applicants ?? []).map((one, i) => text('applicant', `applicants.${i + 1}`, one)),
    ...(time === null ? [] : [timeFact('time', time, '')]),
    ...(definition.channels ?? []).flatMap((one) => [
      { ...text('channel', `channels.${one.channel}`, CHANNEL_NAMES[one.channel]), value: one.channel },
      ...(one.time === null ? [] : [timeFact(`channels.${one.channel}.time`, one.time, CHANNEL_NAMES[one.channel])]),
    ]),
    ...(definition.cases ?? []).flatMap((one) => (one.time === null ? [] : [timeFact(`cases.${one.key}.time`, one.time, `Trường hợp ${one.name}`)])),
    ...(sets === null ? [] : [{ ...text('sets', 'sets', `${String(sets).padStart(2, '0')} bộ`), value: String(sets) }]),
    ...paperFacts(definition.papers, 'papers', ''),
    ...(definition.cases ?? []).flatMap((one) => paperFacts(one.papers, `cases.${one.key}.papers`, `Trường hợp ${one.name}`)),
    ...feeFacts(definition),
    ...(results ?? []).map((one, i) => text('result', `results.${i + 1}`, one.name)),
    ...(legalBasis ?? []).map((one, i) => ({ ...text('law', `legalBasis.${i + 1}`, lawWords(one)), value: lawKey(one.number), also: [one.number] })),
    ...(conditions === null ? [] : [text('condition', 'conditions', conditions)]),
    ...(publicSteps ?? []).map((one, i) => ({ ...text('publicStep', `publicSteps.${i + 1}`, one), also: [one.replace(/^Bước \d+\s*[:.]\s*/u, '')] })),
    ...(plan === null ? [] : stepFacts(plan, roleNames)),
  ]
}

const timeFact = (id: string, limit: TimeLimit, about: string): Fact => ({ id, kind: 'time', about, words: limitWords(limit), value: limitValue(limit), where: id })

function paperFacts(papers: readonly Paper[] | null, path: string, about: string): Fact[] {
  return (papers ?? []).flatMap((paper, i) => {
    const id = `${path}.${i + 1}`
    const { originals, copies } = countsOf(paper)
    const counted = [originals === null || originals === 0 ? '' : `${originals} bản chính`, copies === null || copies === 0 ? '' : `${copies} bản sao`].filter(Boolean)
    const own: Fact[] = [{ id, kind: 'paper', about, words: paper.name, value: fold(paper.name), where: id }]
    if (counted.length > 0) own.push({ id: `${id}.copies`, kind: 'copies', about: paper.name, of: id, words: counted.join(', '), value: `${originals ?? '?'}+${copies ?? '?'}`, where: `${id}.copies` })
    if (paper.form !== null) own.push({ id: `${id}.form`, kind: 'paperForm', about: paper.name, of: id, words: paper.form.name, value: fold(paper.form.name), where: `${id}.form` })
    return own
  })
}

function feeFacts(definition: ProcedureDefinition): Fact[] {
  const { fees, charges, cases } = definition
  const names = new Map((cases ?? []).map((one) => [one.key, `trường hợp ${one.name}`]))
  const lines = (list: readonly Fee[] | null, path: string, caseName?: string): Fact[] =>
    (list ?? []).map((fee, i) => {
      const when = conditionWords(fee.when, caseName ?? (fee.when.case === null ? undefined : names.get(fee.when.case)))
      const words = fee.amount === null ? 'có thu, không ghi số tiền' : `${formatWhole(fee.amount)} đồng`
      return { id: `${path}.${i + 1}`, kind: 'fee', about: [fee.name, when].filter(Boolean).join('; '), words, value: fee.amount === null ? '?' : String(fee.amount), where: `${path}.${i + 1}` }
    })
  const all = [...lines(fees, 'fees'), ...lines(charges, 'charges'), ...(cases ?? []).flatMap((one) => lines(one.fees, `cases.${one.key}.fees`, `trường hợp ${one.name}`))]
  // Only where a source states that there is none, in whole, may an output say so.
  if (all.length === 0 && fees !== null && charges !== null) return [{ id: 'fees', kind: 'fee', about: '', words: 'không thu', value: '0', where: 'fees' }]
  return all
}

function stepFacts(plan: Plan, roleNames: RoleNames): Fact[] {
  const steps = stepsOf(plan)
  // Where the ways through differ, a document adds up each by itself.
  const sums = new Set(pathsOf(plan)?.map(({ hours }) => hours))
  const [sum = 0] = sums
  const facts = steps.flatMap((step): Fact[] => {
    const id = `step.${step.number}`
    const about = `Bước ${step.number}, ${step.name}`
    const role = roleNames[step.position] ?? step.position
    const papers = (kind: 'stepForm' | 'stepOutput', all: readonly { code?: string; name: string }[] | undefined): Fact[] =>
      (all ?? []).map((one, i) => ({
        id: `${id}.${kind}.${i + 1}`, kind, about, of: id, words: [one.code, one.name].filter(Boolean).join(', '), value: fold(one.code ?? one.name),
        also: [one.code, one.name].filter((words) => words !== undefined), where: `process.${step.id}`,
      }))
    return [
      { id, kind: 'step', about: `Bước ${step.number}`, words: step.name, value: fold(step.name), where: `process.${step.id}`, ...(step.work.work ? { also: [step.work.work] } : {}) },
      ...(role === '' && step.lane === '' ? [] : [{ id: `${id}.role`, kind: 'stepRole' as const, about, of: id, words: role || step.lane, value: fold(role || step.lane), also: [role, step.lane].filter((one) => one !== ''), where: `process.${step.id}` }]),
      ...(step.work.hours === undefined ? [] : [{ id: `${id}.hours`, kind: 'stepHours' as const, about, of: id, words: `${spoken(step.work.hours)} giờ làm việc`, value: rounded(step.work.hours), where: `process.${step.id}` }]),
      ...papers('stepForm', step.work.forms),
      ...papers('stepOutput', step.work.outputs),
    ]
  })
  const measured = steps.length > 0 && steps.every((step) => step.work.hours !== undefined)
  return measured && sums.size === 1 ? [...facts, { id: 'total', kind: 'total', about: '', words: `${spoken(sum)} giờ làm việc`, value: rounded(sum), where: 'process' }] : facts
}
