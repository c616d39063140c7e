import { canonical } from '../model/canonical.ts'
import type { OutputInput } from './input.ts'
import { isoSections } from './iso.ts'

const COVER = ({ definition }: OutputInput): string => canonical([definition.name, definition.code, definition.field, definition.iso?.code ?? null])

/**
 * Which pages or parts of the ISO document a version changes (trang/phần sửa đổi), found by holding what both print
 * under each number against each other: `Mục 5.4, 5.11, 5.12`.
 */
export function amendedParts(before: OutputInput | undefined, now: OutputInput): string {
  if (!before) return 'Toàn bộ'
  const was = new Map(isoSections(before).map(({ number, blocks }) => [number, canonical(blocks)]))
  const changed = isoSections(now).filter(({ number, blocks }) => was.get(number) !== canonical(blocks)).map(({ number }) => number)
  const chart = canonical(before.definition.process) === canonical(now.definition.process) ? [] : ['5.12']
  const numbers = [...changed.filter((one) => one < '6'), ...chart, ...changed.filter((one) => one >= '6')]
  const cover = COVER(before) === COVER(now) ? [] : ['Trang bìa']
  return [...cover, ...(numbers.length > 0 ? [`${cover.length > 0 ? 'mục' : 'Mục'} ${numbers.join(', ')}`] : [])].join('; ') || '–'
}
