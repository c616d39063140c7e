import type { ProcedureDefinition } from '../../../../model/definition.ts'

/** The parts of a definition that the process part reads and changes. */
export type ProcessDefinition = Pick<ProcedureDefinition, 'process' | 'time' | 'name'>

/** What kind of work a step is (loại bước), as officials say it. */
export { stepKindNames as kindNames } from '../../../../../workflow/model.ts'

export const wayNames = { on: 'Đi tiếp', back: 'Trả lại để sửa', supplement: 'Yêu cầu bổ sung', refuse: 'Từ chối' } as const

/** `4.25` → `4,25`. */
export const spokenHours = (hours: number): string => String(hours).replace('.', ',')
