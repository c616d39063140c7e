import { invalid } from '../../../../../../platform/errors.ts'
import { readOutside } from '../../../../../documents/index.ts'
import { roleNames, type Role } from '../../../../../people/model.ts'
import { sequenceOf, type ListedStep } from '../../../../../workflow/index.ts'
import { readSteps, type OutsideStep } from '../../../../facts/index.ts'
import { fold } from '../../../../facts/words.ts'

/** How documents call who does a step; the first that is found counts. */
const POSITIONS: [RegExp, Role][] = [
  [/mot cua|tiep nhan|tra ket qua|\btn *&? *tkq|tnhs|hanh chinh cong/, 'receptionOfficer'],
  [/lanh dao so|giam doc|ban giam doc|lanh dao co quan/, 'departmentLeader'],
  [/lanh dao phong|truong phong|pho phong|phu trach phong|lanh dao don vi/, 'roomHead'],
  [/van thu/, 'clerk'],
  [/chuyen vien|can bo|cong chuc|phong/, 'officer'],
]

/** The position meant by the words of a document; empty when they name none of this agency. */
export function positionIn(words: string): Role | '' {
  const said = fold(words)
  return POSITIONS.find(([pattern]) => pattern.test(said))?.[1] ?? ''
}

const QUARTERS = (hours: number | null): number | null => (hours !== null && Number.isInteger(hours * 4) && hours <= 10_000 ? hours : null)

const listed = (step: OutsideStep): ListedStep => {
  const position = positionIn(step.role)
  return {
    name: step.name.slice(0, 250), position, lane: position ? roleNames[position] : step.role || 'Chưa rõ người thực hiện', hours: QUARTERS(step.hours),
    work: step.work, forms: step.forms, outputs: step.outputs,
  }
}

/**
 * The process that an old ISO document tells by its table of steps, one after the other; what was not understood
 * is said in the process's note. @throws Refusal as `readOutside` does, 422 `procedures.noStepTable`.
 */
export async function processFromDocument(file: { name: string; bytes: Uint8Array }, name: string): Promise<string> {
  const { steps, notUnderstood } = readSteps(await readOutside(file))
  if (steps.length === 0) throw invalid('procedures.noStepTable', [], { name: file.name })
  const open = notUnderstood.slice(0, 20).map(({ what, where }) => `${what} (${where})`)
  const note = `Đọc từ tệp ${file.name}: các bước nối tiếp theo thứ tự của bảng; chỗ rẽ nhánh, trả lại, bổ sung phải vẽ thêm.${open.length > 0 ? ` Chưa hiểu: ${open.join('; ')}.` : ''}`
  return sequenceOf(steps.map(listed), { name, note })
}
