import { formatDong } from '../../../platform/money.ts'
import { formatDay } from '../../../platform/time.ts'
import { isRole, roleNames } from '../../people/model.ts'
import type { Fee, Paper, ProcedureDefinition } from '../../procedures/model/definition.ts'
import { countsOf } from '../../procedures/model/rules.ts'
import { conditionWords } from '../../procedures/model/words.ts'
import { decisionAfter, stepKindNames, type Plan, type Step } from '../../workflow/model.ts'

/** What is said of a step (nội dung của một bước), in the order in which it is read. */
export const aspects = ['name', 'kind', 'work', 'who', 'time', 'checks', 'forms', 'outputs', 'choices', 'papers', 'sets', 'fees', 'conditions'] as const
export type Aspect = (typeof aspects)[number]

export const aspectNames: Record<Aspect, string> = {
  name: 'Tên bước', kind: 'Loại bước', work: 'Nội dung công việc', who: 'Người thực hiện', time: 'Thời gian', checks: 'Nội dung cần kiểm tra',
  forms: 'Biểu mẫu', outputs: 'Kết quả', choices: 'Hướng xử lý', papers: 'Thành phần hồ sơ', sets: 'Số bộ hồ sơ', fees: 'Phí, lệ phí', conditions: 'Yêu cầu, điều kiện',
}

/** A version as far as its steps go. */
export type Side = { definition: ProcedureDefinition; plan: Plan | null }

/** Whose step it is; a step that names nobody is a specialist's, as the dossiers have it. */
export const roleOf = (step: Step): string => step.position || 'officer'

/**
 * Everything said of a step, line by line. What the applicant brings concerns who looks at it: papers are checked at
 * the reception and in the appraisal, sets and money are asked for at the reception, conditions are appraised.
 */
export function linesOf({ definition, plan }: Side, step: Step): Record<Aspect, string[]> {
  const { kind, hours, work, checks, forms, outputs } = step.work
  const [receives, appraises] = [kind === 'receive', kind === 'appraise']
  const role = roleOf(step)
  const listed = (documents: { code?: string; name: string }[] | undefined) => (documents ?? []).map(({ code, name }) => (code ? `${name} (${code})` : name))
  return {
    name: [step.name],
    kind: kind ? [stepKindNames[kind]] : [],
    work: work ? [work] : [],
    who: [isRole(role) ? roleNames[role] : role],
    time: hours === undefined ? [] : [`${String(hours).replace('.', ',')} giờ làm việc`],
    checks: checks ?? [],
    forms: listed(forms),
    outputs: listed(outputs),
    choices: plan ? (decisionAfter(plan, step.id)?.choices ?? []).map(({ label }) => label) : [],
    papers: receives || appraises ? paperLines(definition) : [],
    sets: receives && definition.sets !== null ? [`${String(definition.sets).padStart(2, '0')} bộ`] : [],
    fees: receives ? moneyLines(definition) : [],
    conditions: appraises ? conditionLines(definition) : [],
  }
}

/** A list of a case stands under its name. */
const ofCases = ({ cases }: ProcedureDefinition, linesIn: (one: NonNullable<ProcedureDefinition['cases']>[number]) => string[]): string[] =>
  (cases ?? []).flatMap((one) => linesIn(one).map((line) => `Trường hợp ${one.name}: ${line}`))

const paperLines = (definition: ProcedureDefinition): string[] =>
  [...(definition.papers ?? []).map(paperLine), ...ofCases(definition, ({ papers }) => (papers ?? []).map(paperLine))]

function paperLine(paper: Paper): string {
  const { originals, copies } = countsOf(paper)
  const { certifiedCopy } = paper.copies
  const said = [
    originals ? `${originals} bản chính` : '', copies ? `${copies} bản sao${certifiedCopy ? ' có chứng thực' : ''}` : '', paper.form ? paper.form.name : '',
    paper.oneOf.length > 0 ? `một trong: ${paper.oneOf.join('; ')}` : '', paper.required ? '' : 'nếu có', paper.note ?? '',
  ].filter((words) => words !== '')
  return said.length === 0 ? paper.name : `${paper.name} (${said.join('; ')})`
}

const moneyLines = (definition: ProcedureDefinition): string[] => [
  ...(definition.fees ?? []).map((fee) => feeLine('Phí', fee)),
  ...(definition.charges ?? []).map((fee) => feeLine('Lệ phí', fee)),
  ...ofCases(definition, ({ fees }) => (fees ?? []).map((fee) => feeLine('Phí', fee))),
  ...definition.feeAdjustments.map(({ text }) => text),
]

function feeLine(kind: string, { name, amount, per, when }: Fee): string {
  const days = [when.from && `từ ${formatDay(when.from)}`, when.until && `đến hết ${formatDay(when.until)}`].filter(Boolean).join(' ')
  const about = [conditionWords(when, when.case ?? undefined), days, per && `mỗi ${per}`].filter(Boolean).join('; ')
  return `${name === kind ? kind : `${kind} ${name}`}: ${amount === null ? 'không ghi số tiền' : formatDong(amount)}${about === '' ? '' : ` (${about})`}`
}

const conditionLines = (definition: ProcedureDefinition): string[] =>
  [...(definition.conditions === null ? [] : [definition.conditions]), ...ofCases(definition, ({ conditions }) => (conditions === null ? [] : [conditions]))]
