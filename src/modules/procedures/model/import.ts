import { canonical } from './canonical.ts'
import { isKey, type ProcedureDefinition } from './definition.ts'
import { templatesOf } from './template.ts'

/** What an imported definition is to those in force here: mới, có thay đổi, giống hệt, bị từ chối. */
export const importVerdicts = ['new', 'changed', 'same', 'refused'] as const
export type ImportVerdict = (typeof importVerdicts)[number]

/** Why something cannot be taken in; `path` is empty for the whole file. */
export type ImportReason = { path: string; message: string }

/** One definition that came, or why there is none. */
export type ImportEntry = { file: string; definition: ProcedureDefinition } | { file: string; reasons: ImportReason[] }

/** One line of the report (dòng báo cáo nhập). */
export type ImportItem = {
  file: string
  verdict: ImportVerdict
  key: string | null
  code: string | null
  name: string | null
  /** How many single places differ from the version in force. */
  differences: number
  /** Drafts of this procedure that are being worked on. */
  openDrafts: number
  reasons: ImportReason[]
  /** Template files that it names and that are not kept here: they must be sent before it can be published. */
  missingTemplates: string[]
}

/** Bounds of one import: files, definitions, and bytes of all JSON together. */
export const IMPORT_LIMITS = { files: 300, definitions: 1_000, bytes: 40 * 1024 * 1024 } as const

type Plain = Record<string, unknown>
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)
const keyOf = (value: unknown): string | undefined => (isPlain(value) && typeof value['key'] === 'string' ? value['key'] : undefined)

/** In how many single places two values differ; lists of things with keys are held side by side by key. */
export function countDifferences(a: unknown, b: unknown): number {
  if (isPlain(a) && isPlain(b)) return [...new Set([...Object.keys(a), ...Object.keys(b)])].reduce((sum, name) => sum + countDifferences(a[name], b[name]), 0)
  if (Array.isArray(a) && Array.isArray(b)) {
    const keyed = [...a, ...b].every((one) => keyOf(one) !== undefined)
    if (keyed) return countDifferences(byKey(a), byKey(b))
    const [left, right] = [a.map(canonical), b.map(canonical)]
    const gone = left.filter((one) => !right.includes(one)).length
    const come = right.filter((one) => !left.includes(one)).length
    return Math.max(gone, come, canonical(a) === canonical(b) ? 0 : 1)
  }
  return canonical(a ?? null) === canonical(b ?? null) ? 0 : 1
}

const byKey = (list: readonly unknown[]): Plain => Object.fromEntries(list.map((one) => [keyOf(one) ?? '', one]))

/** The report: each entry held against what is in force (by key); of two with one key the second is refused. */
export function reportImport(entries: readonly ImportEntry[], inForce: ReadonlyMap<string, ProcedureDefinition>, known: ReadonlySet<string>, open: ReadonlyMap<string, number>, templates: ReadonlySet<string>): ImportItem[] {
  const seen = new Map<string, string>()
  return entries.map((entry): ImportItem => {
    const { file } = entry
    const none = { file, key: null, code: null, name: null, differences: 0, openDrafts: 0, missingTemplates: [] }
    if ('reasons' in entry) return { ...none, verdict: 'refused', reasons: entry.reasons }
    const { definition } = entry
    const { key, code, name } = definition
    const about = { ...none, key, code, name, openDrafts: open.get(key) ?? 0, missingTemplates: templatesOf(definition).filter(({ file: one }) => !templates.has(one.sha256)).map(({ file: one }) => one.name) }
    const refused = (message: string): ImportItem => ({ ...about, verdict: 'refused', reasons: [{ path: 'key', message }] })
    if (!isKey(key)) return refused(`Mã ${key} không dùng làm địa chỉ được.`)
    const first = seen.get(key)
    if (first !== undefined) return refused(`Thủ tục ${key} đã có trong tệp ${first}.`)
    seen.set(key, file)
    const now = inForce.get(key)
    if (!now) return known.has(key) ? refused(`Thủ tục ${key} đã bãi bỏ hoặc chưa có hiệu lực.`) : { ...about, verdict: 'new', reasons: [] }
    const differences = countDifferences(now, definition)
    return { ...about, verdict: differences === 0 ? 'same' : 'changed', differences, reasons: [] }
  })
}

/** How many of each. */
export const countVerdicts = (items: readonly ImportItem[]): Record<ImportVerdict, number> =>
  Object.fromEntries(importVerdicts.map((verdict) => [verdict, items.filter((item) => item.verdict === verdict).length])) as Record<ImportVerdict, number>
