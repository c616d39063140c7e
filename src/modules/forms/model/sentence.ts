import type { FieldProblem } from './definition.ts'
import { text } from '../text.ts'

/** The Vietnamese sentence of a problem, its blanks filled; the same on the server and in the browser. */
export function sentenceOf(problem: FieldProblem): string {
  const sentence = (text as Record<string, string>)[problem.code] ?? 'Nội dung này chưa đúng.'
  return sentence.replace(/\{(\w+)\}/g, (blank, name: string) => String(problem.params?.[name] ?? blank))
}
