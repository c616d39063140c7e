import type { PreviewedKind } from '../../../service.ts'

/** An output as the studio lists it: its address in `?xem=`, its name, the files it comes as. */
export type ShownOutput = { kind: PreviewedKind; place: string; name: string; tab: string; files: { file: string; label: string }[] }

const paper = (file: string) => [{ file: `${file}.pdf`, label: 'Mở bản PDF' }, { file: `${file}.docx`, label: 'Tải bản Word' }]

/** What is made of a draft, in the order in which officials ask for it. */
export const shownOutputs: readonly ShownOutput[] = [
  { kind: 'page', place: 'trang', name: 'Trang công khai và mẫu nộp', tab: 'Trang công khai', files: [{ file: 'trang', label: 'Mở cả trang' }] },
  { kind: 'annex', place: 'phu-luc', name: 'Phụ lục quyết định công bố', tab: 'Phụ lục', files: paper('phu-luc') },
  { kind: 'internal-process', place: 'quy-trinh-noi-bo', name: 'Quy trình nội bộ', tab: 'Quy trình nội bộ', files: paper('quy-trinh-noi-bo') },
  { kind: 'iso', place: 'quy-trinh-iso', name: 'Quy trình ISO', tab: 'ISO', files: paper('quy-trinh-iso') },
  { kind: 'plan', place: 'luong', name: 'Luồng xử lý hồ sơ', tab: 'Luồng xử lý', files: [{ file: 'luong', label: 'Mở cả trang' }] },
  { kind: 'national-json', place: 'csdl-quoc-gia', name: 'Bản ghi cơ sở dữ liệu quốc gia', tab: 'Bản ghi quốc gia', files: [{ file: 'csdl-quoc-gia.json', label: 'Mở tệp dữ liệu' }] },
]

/** `?xem=quy-trinh-iso`: the output that is looked at beside the boxes. */
export const outputAt = (place: string | undefined): ShownOutput | undefined => shownOutputs.find((one) => one.place === place)
