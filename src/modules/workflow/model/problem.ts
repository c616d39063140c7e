import { sentenceOf, type TextKey } from '../text.ts'
import type { NodeKind } from './plan.ts'

/** Something wrong in a model (lỗi trong sơ đồ): which element, and a sentence that says what to do. */
export type Problem = { code: ProblemCode; element: string | null; message: string }

/** Codes without the room's name: `deadlock` has its sentence at `workflow.deadlock`. */
export type ProblemCode = TextKey extends `workflow.${infer Code}` ? Code : never

/** Makes a problem; `name` (else the id) and the other params fill the sentence. */
export function problem(code: ProblemCode, element: string | null, params: Record<string, string> = {}): Problem {
  const all: Record<string, string> = { name: element ?? '', ...params }
  const message = sentenceOf(`workflow.${code}`, all)
  return { code, element, message: message.charAt(0).toLocaleUpperCase('vi') + message.slice(1) }
}

const WORDS: Record<NodeKind, string> = {
  start: 'điểm bắt đầu', end: 'điểm kết thúc', terminate: 'điểm kết thúc', user: 'bước', manual: 'bước',
  service: 'bước tự động', rule: 'bước tự động', script: 'bước tự động', scope: 'quy trình con',
  exclusive: 'cổng', parallel: 'cổng', inclusive: 'cổng', timer: 'hẹn giờ', catch: 'thông điệp đến',
  throw: 'thông điệp đi', other: 'phần',
}

/** How people know a node: its kind, and its name in quotation marks, else its id. */
export const called = (node: { id: string; name: string; kind?: NodeKind }): string =>
  `${node.kind ? WORDS[node.kind] : 'quy trình'} ${node.name ? `“${node.name}”` : node.id}`
