import type { OutputFormat, OutputKind } from './input.ts'

/** A file of a version by its address: `/thu-tuc/:key/phien-ban/:number/phu-luc.pdf`. */
export type Download = { file: string; kind: OutputKind; format: OutputFormat; name: string; form: string }

/** What everybody may take away from a version; all of it is public by law, or made from what is. */
export const downloads: readonly Download[] = [
  { file: 'phu-luc.pdf', kind: 'annex', format: 'pdf', name: 'Phụ lục quyết định công bố', form: 'PDF' },
  { file: 'phu-luc.docx', kind: 'annex', format: 'docx', name: 'Phụ lục quyết định công bố', form: 'Word' },
  { file: 'quy-trinh-noi-bo.pdf', kind: 'internal-process', format: 'pdf', name: 'Quy trình nội bộ', form: 'PDF' },
  { file: 'quy-trinh-noi-bo.docx', kind: 'internal-process', format: 'docx', name: 'Quy trình nội bộ', form: 'Word' },
  { file: 'quy-trinh-iso.pdf', kind: 'iso', format: 'pdf', name: 'Quy trình ISO', form: 'PDF' },
  { file: 'quy-trinh-iso.docx', kind: 'iso', format: 'docx', name: 'Quy trình ISO', form: 'Word' },
  { file: 'csdl-quoc-gia.json', kind: 'national-json', format: 'json', name: 'Dữ liệu theo cơ sở dữ liệu quốc gia', form: 'JSON' },
  { file: 'cpsv-ap.jsonld', kind: 'cpsv-ap', format: 'json', name: 'Dữ liệu theo từ vựng CPSV-AP', form: 'JSON-LD' },
  { file: 'quy-trinh-dien-tu.json', kind: 'plan', format: 'json', name: 'Quy trình điện tử', form: 'JSON' },
]

/** The name of a file of an output; the page alone is not handed out as one. */
export const fileOf = (kind: OutputKind, format: OutputFormat): string =>
  downloads.find((one) => one.kind === kind && one.format === format)?.file ?? 'thu-tuc.html'
