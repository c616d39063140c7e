import type { OutputFormat, OutputKind } from './input.ts'

/** A file of a version by its address: `/thu-tuc/:key/phien-ban/:number/phu-luc.pdf`. */
export type Download = { file: string; kind: OutputKind; format: OutputFormat; label: string }

/** What everybody may take away from a version; all of it is public by law, or made from what is. */
export const downloads: readonly Download[] = [
  { file: 'phu-luc.pdf', kind: 'annex', format: 'pdf', label: 'Phụ lục quyết định công bố (PDF)' },
  { file: 'phu-luc.docx', kind: 'annex', format: 'docx', label: 'Phụ lục quyết định công bố (Word)' },
  { file: 'quy-trinh-noi-bo.pdf', kind: 'internal-process', format: 'pdf', label: 'Quy trình nội bộ (PDF)' },
  { file: 'quy-trinh-noi-bo.docx', kind: 'internal-process', format: 'docx', label: 'Quy trình nội bộ (Word)' },
  { file: 'quy-trinh-iso.pdf', kind: 'iso', format: 'pdf', label: 'Quy trình ISO (PDF)' },
  { file: 'quy-trinh-iso.docx', kind: 'iso', format: 'docx', label: 'Quy trình ISO (Word)' },
  { file: 'csdl-quoc-gia.json', kind: 'national-json', format: 'json', label: 'Dữ liệu theo cơ sở dữ liệu quốc gia (JSON)' },
  { file: 'cpsv-ap.jsonld', kind: 'cpsv-ap', format: 'json', label: 'Dữ liệu theo từ vựng CPSV-AP (JSON-LD)' },
  { file: 'quy-trinh-dien-tu.json', kind: 'plan', format: 'json', label: 'Quy trình điện tử (JSON)' },
]

/** The name of a file of an output; the page alone is not handed out as one. */
export const fileOf = (kind: OutputKind, format: OutputFormat): string =>
  downloads.find((one) => one.kind === kind && one.format === format)?.file ?? 'thu-tuc.html'
