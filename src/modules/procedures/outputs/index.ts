/** The outputs of a definition (các văn bản sinh từ một định nghĩa): each a pure function of `OutputInput`. */
import type { Document } from '../../documents/model/document.ts'
import { renderDocumentDocx, renderDocumentPdf } from '../../documents/index.ts'
import { annex } from './annex.ts'
import { cpsvAp } from './cpsv-ap.ts'
import { fileOf } from './downloads.ts'
import { codeOf, type OutputFormat, type OutputInput, type OutputKind } from './input.ts'
import { internalProcess } from './internal-process.ts'
import { iso } from './iso.ts'
import { nationalRecord } from './national.ts'
import { page } from './page.tsx'
import { executablePlan } from './plan.ts'

export type Rendered = { bytes: Uint8Array; mediaType: string; fileName: string }
export type Output = { name: string; formats: readonly OutputFormat[]; render(input: OutputInput, format: OutputFormat): Promise<Rendered> }

export const MEDIA: Record<OutputFormat, string> = {
  html: 'text/html; charset=utf-8', pdf: 'application/pdf', json: 'application/json',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** `2.000004-v2-phu-luc.pdf`: what it is, of what, in which version; a draft says that it is one. */
function fileName(input: OutputInput, kind: OutputKind, format: OutputFormat): string {
  const { number, state } = input.version
  return `${codeOf(input)}-${state === 'draft' ? 'ban-thao' : `v${number}`}-${fileOf(kind, format)}`
}

/** A paper in two formats; for one input it is described once (the ISO document reads its drawing: 50 ms). */
function paper(name: string, kind: OutputKind, make: (input: OutputInput) => Document | Promise<Document>): Output {
  const described = new WeakMap<OutputInput, Document | Promise<Document>>()
  return {
    name, formats: ['pdf', 'docx'],
    async render(input, format) {
      const document = described.get(input) ?? make(input)
      described.set(input, document)
      const bytes = await (format === 'docx' ? renderDocumentDocx(await document) : renderDocumentPdf(await document))
      return { bytes, mediaType: MEDIA[format], fileName: fileName(input, kind, format) }
    },
  }
}

const text = (name: string, kind: OutputKind, format: OutputFormat, mediaType: string, make: (input: OutputInput) => string | Promise<string>): Output => ({
  name, formats: [format],
  render: async (input) => ({ bytes: new TextEncoder().encode(await make(input)), mediaType, fileName: fileName(input, kind, format) }),
})
const json = (name: string, kind: OutputKind, make: (input: OutputInput) => unknown, mediaType = MEDIA.json): Output =>
  text(name, kind, 'json', mediaType, (input) => `${JSON.stringify(make(input), null, 2)}\n`)

/** Papers as they are described, before they become files. */
export const papers = { annex, 'internal-process': internalProcess, iso } satisfies Partial<Record<OutputKind, (input: OutputInput) => Document | Promise<Document>>>

/** Every output by its kind. */
export const outputs: Record<OutputKind, Output> = {
  page: text('Trang công khai', 'page', 'html', MEDIA.html, page),
  annex: paper('Phụ lục quyết định công bố', 'annex', papers.annex),
  'internal-process': paper('Quy trình nội bộ', 'internal-process', papers['internal-process']),
  iso: paper('Quy trình ISO', 'iso', papers.iso),
  plan: json('Quy trình điện tử', 'plan', executablePlan),
  'national-json': json('Dữ liệu theo cơ sở dữ liệu quốc gia', 'national-json', nationalRecord),
  'cpsv-ap': json('Dữ liệu theo CPSV-AP', 'cpsv-ap', cpsvAp, 'application/ld+json'),
}
