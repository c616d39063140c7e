/** Media types of files that people fill in and officials write in (tệp văn phòng), by their ending. */
export const OFFICE_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  odt: 'application/vnd.oasis.opendocument.text',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  pdf: 'application/pdf',
} as const
export type OfficeKind = keyof typeof OFFICE_TYPES
export const OFFICE_KINDS = Object.keys(OFFICE_TYPES) as [OfficeKind, ...OfficeKind[]]
/** `DOCX, DOC, ODT, XLSX, ODS, PDF`. */
export const OFFICE_WORDS = OFFICE_KINDS.map((kind) => kind.toUpperCase()).join(', ')

/** The largest file that is taken, in bytes: a form of twenty pages with a crest in it has less than one megabyte. */
export const LARGEST_OFFICE_FILE = 10 * 1024 * 1024
