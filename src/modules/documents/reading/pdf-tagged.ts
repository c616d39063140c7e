/** A page of a tagged PDF (PDF/UA, PDF/A-2a): headings, paragraphs and tables as its maker marked them. */
import { resolveSpans, tidy, type WrittenCell } from './grid.ts'
import { linesOf, wrapped, type Run } from './pdf-runs.ts'
import type { OutsideCell } from '../model/outside.ts'

export type TagNode = { role: string; children: (TagNode | { type: string; id: string })[]; alt?: string }
export type TaggedBlock =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string; listed?: true }
  | { kind: 'table'; grid: OutsideCell[][]; starts: number[]; heads: boolean[] }
  | { kind: 'figure' }

const LINES = new Set(['P', 'L', 'LI', 'Div'])

const isTag = (node: TagNode['children'][number]): node is TagNode => 'role' in node
const PARTS = new Set(['Root', 'Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'TOC', 'TOCI', 'NonStruct', 'DocumentFragment', 'Aside', 'Private', 'L', 'Index'])

export function taggedBlocks(root: TagNode, runs: readonly Run[]): TaggedBlock[] {
  const marked = new Map<string, Run[]>()
  for (const run of runs) {
    if (run.mark !== undefined) marked.set(run.mark, [...(marked.get(run.mark) ?? []), run])
  }
  const runsIn = (node: TagNode): Run[] => node.children.flatMap((one) => (isTag(one) ? runsIn(one) : (marked.get(one.id) ?? [])))
  const wordsOf = (node: TagNode): string => tidy(wrapped(linesOf(runsIn(node)).map((line) => line.text)))
  /** Paragraphs and items of a cell stay lines. */
  const linesIn = (node: TagNode): string => {
    const parts = node.children.filter(isTag)
    if (!parts.some((one) => LINES.has(one.role))) return wordsOf(node)
    return node.children.map((one) => (isTag(one) ? (PARTS.has(one.role) ? linesIn(one) : wordsOf(one)) : wordsOf({ role: 'Span', children: [one] }))).filter((text) => text !== '').join('\n')
  }
  const figures = (node: TagNode): TaggedBlock[] => node.children.filter(isTag).flatMap((one) => (one.role === 'Figure' ? [{ kind: 'figure' as const }] : figures(one)))

  function blocksOf(node: TagNode): TaggedBlock[] {
    if (node.role === 'Table') return tableOf(node)
    if (node.role === 'Figure') return [{ kind: 'figure' }]
    const level = /^H([1-6])$/.exec(node.role)?.[1]
    const tags = node.children.filter(isTag)
    const whole = PARTS.has(node.role) || tags.some((one) => one.role === 'Table' || one.role === 'P' || one.role === 'L')
    if (whole && tags.length > 0 && node.role !== 'LI') return tags.flatMap(blocksOf)
    const text = wordsOf(node)
    if (text === '') return figures(node)
    if (level !== undefined || node.role === 'H') return [{ kind: 'heading', level: Number(level ?? 1), text }, ...figures(node)]
    return [{ kind: 'paragraph', text, ...(node.role === 'LI' ? { listed: true as const } : {}) }, ...figures(node)]
  }

  function tableOf(table: TagNode): TaggedBlock[] {
    const rows = rowsIn(table).map((row) => row.children.filter(isTag).filter((one) => one.role === 'TD' || one.role === 'TH'))
    const placed = rows.map((row) => row.map((cell) => ({ text: linesIn(cell), runs: runsIn(cell) })))
    const width = Math.max(0, ...placed.map((row) => row.length))
    // Where each column begins, read from the rows that have a cell for every one of them.
    const starts = Array.from({ length: width }, (_, i) => {
      const lefts = placed.filter((row) => row.length === width).flatMap((row) => row[i]?.runs.map((run) => run.x) ?? [])
      return lefts.length === 0 ? Number.NaN : Math.min(...lefts)
    })
    const written = placed.map((row): WrittenCell[] => (row.length === width ? row.map(({ text }) => ({ text, columns: 1, rows: 1 })) : aligned(row, starts)))
    const heads = rows.map((row) => row.length > 0 && row.every((cell) => cell.role === 'TH'))
    return [{ kind: 'table', grid: resolveSpans(written), starts, heads }, ...figures(table)]
  }

  return blocksOf(root)
}

/** A row with fewer cells: each goes to the column it stands in, those it leaves out are empty. */
function aligned(row: readonly { text: string; runs: Run[] }[], starts: readonly number[]): WrittenCell[] {
  const out: WrittenCell[] = starts.map(() => ({ text: '', columns: 1, rows: 1 }))
  let next = 0
  for (const { text, runs } of row) {
    const left = Math.min(...runs.map((run) => run.x))
    const fit = Number.isFinite(left) ? starts.findLastIndex((start, i) => i >= next && start <= left + 4) : next
    const at = Math.max(next, fit < 0 ? next : fit)
    const cell = out[at]
    if (cell) cell.text = text
    next = at + 1
  }
  return out
}

const rowsIn = (node: TagNode): TagNode[] =>
  node.children.filter(isTag).flatMap((one) => (one.role === 'TR' ? [one] : ['THead', 'TBody', 'TFoot'].includes(one.role) ? rowsIn(one) : []))
