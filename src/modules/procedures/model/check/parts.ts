import type { Fee, Paper, ProcedureDefinition } from '../definition.ts'
import { limitWords } from '../rules.ts'
import { templatesOf } from '../template.ts'
import { hoursOf } from './process.ts'
import { open, twice, wrong, type DefinitionProblem } from './problem.ts'

/** A code that is missing, not confirmed, or at odds with the local one. */
export function codeProblems({ code, codeToConfirm, localCode }: ProcedureDefinition): DefinitionProblem[] {
  if (code === null) return [codeToConfirm ? open('code.toConfirm', 'code', { code: codeToConfirm }) : open('code.missing', 'code')]
  return localCode !== null && !localCode.startsWith(code) ? [wrong('code.local', 'localCode', { code, localCode })] : []
}

/** Papers that stand twice, lack their form or count, or count to nothing. */
export function paperProblems(definition: ProcedureDefinition): DefinitionProblem[] {
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
  // NĐ 63/2010 Điều 8.2: where an application has a form, the form is part of the procedure.
  if (paper.form !== null && paper.form.file === null) found.push(open('paper.noFile', `${path}.form`, { ...name, form: paper.form.name }))
  if (counts.every((count) => count === null)) found.push(open('paper.noCount', path, name))
  else if (counts.every((count) => count === 0)) found.push(wrong('paper.zeroCount', path, name))
  return found
}

/** Template files that this installation does not have; `here`: the hashes of those it has. */
export const templateProblems = (definition: ProcedureDefinition, here: ReadonlySet<string> | undefined): DefinitionProblem[] =>
  here === undefined ? [] : templatesOf(definition).flatMap(({ path, of, file }) => (here.has(file.sha256) ? [] : [wrong('template.notHere', path, { file: file.name, of })]))

/** Fees without an amount or a basis, of a case that is not there, of days that never come. */
export function moneyProblems(definition: ProcedureDefinition): DefinitionProblem[] {
  const cases = new Set((definition.cases ?? []).map((one) => one.key))
  const lists: [string, readonly Fee[] | null][] = [
    ['fees', definition.fees], ['charges', definition.charges],
    ...(definition.cases ?? []).map((one): [string, readonly Fee[] | null] => [`cases.${one.key}.fees`, one.fees]),
  ]
  return lists.flatMap(([path, fees]) => {
    if (fees === null) return path === 'fees' ? [open('fees.notStated', path)] : []
    return fees.flatMap((fee, at) => problemsOfFee(fee, `${path}.${at + 1}`, cases, definition.feeBasis !== null))
  })
}

function problemsOfFee(fee: Fee, where: string, cases: ReadonlySet<string>, basisForAll: boolean): DefinitionProblem[] {
  const found: DefinitionProblem[] = []
  if (fee.amount === null) found.push(open('fee.noAmount', where, { fee: fee.name }))
  if (fee.basis === null && !basisForAll) found.push(open('fee.noBasis', where, { fee: fee.name }))
  if (fee.when.case !== null && !cases.has(fee.when.case)) found.push(wrong('fee.unknownCase', where, { case: fee.when.case }))
  if (fee.when.from !== null && fee.when.until !== null && fee.when.from > fee.when.until) found.push(wrong('fee.neverHolds', where, { fee: fee.name }))
  return found
}

/** Promised against the law, in one unit: a working day has eight working hours here. */
export function timeProblems({ time, statutory, cases }: ProcedureDefinition, hoursADay: number): DefinitionProblem[] {
  const law = statutory?.time
  if (!law) return []
  const longer = (limit: typeof time): boolean => {
    if (!limit) return false
    if (limit.unit === law.unit) return limit.value > law.value
    const [own, most] = [hoursOf(limit, hoursADay), hoursOf(law, hoursADay)]
    return own !== undefined && most !== undefined && own > most
  }
  return [
    ...(time && longer(time) ? [wrong('time.overLaw', 'time', { time: limitWords(time), law: limitWords(law) })] : []),
    ...(cases ?? []).flatMap((one) => (one.time && one.chain === null && longer(one.time) ? [open('case.overLaw', `cases.${one.key}.time`, { case: one.name, time: limitWords(one.time), law: limitWords(law) })] : [])),
  ]
}

/** Cases that stand twice, whose terms do not add up, or that a window names and nobody has. */
export function caseProblems(definition: ProcedureDefinition): DefinitionProblem[] {
  const cases = definition.cases ?? []
  const known = new Set(cases.map(({ key }) => key))
  return [
    ...twice(cases.map((one) => one.key)).map((key) => wrong('case.twice', `cases.${key}`, { key })),
    ...cases.flatMap((one) => {
      const sum = one.chain?.reduce((total, term) => total + (term.within?.value ?? Number.NaN), 0)
      const whole = one.time?.value
      const differs = sum !== undefined && whole !== undefined && !Number.isNaN(sum) && sum !== whole
      return differs ? [wrong('case.chainSum', `cases.${one.key}.chain`, { case: one.name, sum, whole })] : []
    }),
    ...definition.windows.flatMap((window, at) => (window.cases ?? []).filter((key) => !known.has(key)).map((key) => wrong('window.unknownCase', `windows.${at + 1}`, { case: key }))),
  ]
}

/** Texts that no longer hold, or do not hold yet, on a day. */
export function lawProblems({ legalBasis }: ProcedureDefinition, on: string | undefined): DefinitionProblem[] {
  if (legalBasis === null) return [open('law.missing', 'legalBasis')]
  return legalBasis.flatMap((text, at) => {
    const path = `legalBasis.${at + 1}`
    const params = { law: text.number, by: text.replacedBy === null ? '' : `, được thay bằng ${text.replacedBy}` }
    if (on !== undefined && text.expiredOn !== null && text.expiredOn <= on) return [open('law.expired', path, params)]
    return on !== undefined && text.effectiveOn !== null && text.effectiveOn > on ? [open('law.notYet', path, params)] : []
  })
}

/** Results whose number comes from no register. */
export function resultParts({ results }: ProcedureDefinition): DefinitionProblem[] {
  return (results ?? []).flatMap((result, at) => (result.register === null ? [open('result.noRegister', `results.${at + 1}`, { result: result.name })] : []))
}

/** Sections that only the ISO document has and that say nothing (TCVN ISO 9001:2015; QĐ 19/2014/QĐ-TTg). */
export function isoProblems({ iso }: ProcedureDefinition): DefinitionProblem[] {
  if (iso === null) return [open('iso.missing', 'iso')]
  const sections = { code: iso.code, purpose: iso.purpose, scope: iso.scope, records: iso.records, risks: iso.risks }
  return Object.entries(sections).flatMap(([name, said]) => (said === null || said.length === 0 ? [open(`iso.${name}`, `iso.${name}`)] : []))
}
