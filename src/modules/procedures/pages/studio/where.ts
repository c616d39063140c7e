import { fieldId } from '../../../../ui/forms.tsx'
import { parts, type Part } from '../../model/draft.ts'
import type { ProcedureDefinition } from '../../model/definition.ts'

/** Addresses of the parts: `/soan-thao/<id>/thanh-phan`. */
const places: Record<Part, string> = {
  identity: 'ten-ma', law: 'can-cu', applicants: 'doi-tuong', channels: 'cach-nop', papers: 'thanh-phan', fees: 'phi', form: 'mau-don', process: 'quy-trinh', results: 'ket-qua', iso: 'iso',
}
export const partAt = (place: string): Part | undefined => parts.find((part) => places[part] === place)
export const hrefOf = (id: string, part: Part = 'identity'): string => `/soan-thao/${id}/${places[part]}`

const partsByRoot: Record<string, Part> = {
  legalBasis: 'law', applicants: 'applicants', conditions: 'applicants', cases: 'applicants', time: 'channels', channels: 'channels', statutory: 'channels', clockStart: 'channels',
  supplement: 'channels', silenceIsConsent: 'channels', windows: 'channels', publicSteps: 'channels', notification: 'channels', papers: 'papers', sets: 'papers',
  fees: 'fees', charges: 'fees', feeAdjustments: 'fees', feeBasis: 'fees', fee: 'fees', form: 'form', process: 'process', results: 'results', iso: 'iso',
}
const partsInCases: Record<string, Part> = { papers: 'papers', fees: 'fees', time: 'channels', chain: 'channels', channels: 'channels' }

/** The part of the studio in which a place of the definition is edited. */
export function partOf(path: string): Part {
  const [root = '', , third = ''] = path.split('.')
  return (root === 'cases' ? partsInCases[third] : undefined) ?? partsByRoot[root] ?? 'identity'
}

/** The element of its part's page that shows a place of the definition (`papers.paper-2`, `fees.1`, `process.thamDinh`). */
export function anchorOf(path: string, definition: ProcedureDefinition): string {
  const [root = '', second = '', third, fourth, fifth] = path.split('.')
  if (root === 'process') return second === '' ? 'phan' : `buoc-${second}`
  if (root === 'cases') {
    const at = definition.cases?.findIndex(({ key }) => key === second) ?? -1
    if (at < 0) return 'o-cases'
    const paper = third === 'papers' ? (definition.cases?.[at]?.papers?.findIndex(({ key }) => key === fourth) ?? -1) : -1
    if (paper < 0) return `hang-cases-${at}`
    return fifth === 'form' ? fieldId(`cases.${at}.papers.${paper}.form.file`) : `hang-cases-${at}-papers-${paper}`
  }
  if (root === 'papers') {
    const at = definition.papers?.findIndex(({ key }) => key === second) ?? -1
    if (at < 0) return 'o-papers'
    return third === 'form' ? fieldId(`papers.${at}.form.file`) : `hang-papers-${at}`
  }
  if (/^\d+$/.test(second)) return `hang-${root}-${Number(second) - 1}`
  if (root === 'time') return 'o-time-value'
  return root === '' || root === 'hash' || root === 'version' ? 'phan' : `o-${root}`
}
