import type { ProcedureDefinition } from '../modules/procedures/model/definition.ts'

const NOTE = 'phần riêng của tài liệu ISO do bộ dữ liệu mẫu soạn; Sở phải xác nhận trước khi dùng'
const REGISTER = 'sổ cấp số do bộ dữ liệu mẫu giả định; Sở phải ghi sổ thực tế'

/** `Xúc tiến thương mại` → `XTTM`. */
const initials = (field: string): string =>
  field.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/gi, 'D').split(/[^A-Za-z]+/).map((word) => word.charAt(0).toUpperCase()).join('').slice(0, 6)

/** Codes of the process documents, `QT-XTTM-02`: numbered within each field, in the order of the keys. */
export function isoCodes(all: readonly ProcedureDefinition[]): Map<string, string> {
  const numbers = new Map<string, number>()
  return new Map(all.map(({ key, field }) => {
    const short = initials(field)
    const number = (numbers.get(short) ?? 0) + 1
    numbers.set(short, number)
    return [key, `QT-${short}-${String(number).padStart(2, '0')}`]
  }))
}

/**
 * What only the ISO document says, composed by rule from the definition: no source gives it. How long records are kept
 * is left to the agency's own rule, because no text that was read says it.
 */
export function withIso(definition: ProcedureDefinition, code: string): ProcedureDefinition {
  const { name, applicants, results, notification } = definition
  const products = (results ?? []).map((result) => ({ name: result.name, place: 'Phòng chuyên môn; hệ thống một cửa điện tử', keptFor: 'Theo quy định về thời hạn bảo quản của cơ quan' }))
  return {
    ...definition,
    results: results?.map((result) => ({ ...result, register: result.register ?? 'Sổ văn bản đi' })) ?? null,
    iso: {
      code,
      purpose: `Quy định trình tự, trách nhiệm và thời gian giải quyết thủ tục “${name}”, để việc giải quyết đúng pháp luật, đúng hẹn và thống nhất với quy trình điện tử.`,
      scope: `Áp dụng khi ${applicants === null ? 'tổ chức, cá nhân' : applicants.map((one) => one.charAt(0).toLowerCase() + one.slice(1)).join('; ')} ${notification ? 'gửi thông báo' : 'nộp hồ sơ'} đến Sở, và cho các phòng, đơn vị, công chức tham gia tiếp nhận, giải quyết.`,
      terms: [
        { term: 'TTHC', meaning: 'thủ tục hành chính' },
        { term: 'Bộ phận Một cửa', meaning: 'Bộ phận Tiếp nhận và Trả kết quả' },
        { term: 'HTQLCL', meaning: 'hệ thống quản lý chất lượng theo TCVN ISO 9001:2015' },
      ],
      records: [
        { name: 'Thành phần hồ sơ theo mục 5', place: 'Phòng chuyên môn; hệ thống một cửa điện tử', keptFor: 'Theo quy định về thời hạn bảo quản của cơ quan' },
        { name: notification ? 'Văn bản thông báo đã nhận' : 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', place: 'Hệ thống một cửa điện tử', keptFor: 'Theo quy định về thời hạn bảo quản của cơ quan' },
        ...products,
      ],
      risks: [
        { risk: 'Giải quyết quá hẹn', action: 'Hệ thống báo trước hạn cho người thụ lý và lãnh đạo phòng; quá hẹn thì xin lỗi và hẹn lại theo quy định.' },
        { risk: 'Yêu cầu giấy tờ ngoài danh mục hoặc yêu cầu bổ sung nhiều lần', action: 'Chỉ yêu cầu giấy tờ có trong mục 5; yêu cầu bổ sung một lần, bằng phiếu, nêu đủ nội dung.' },
        { risk: 'Áp dụng văn bản đã hết hiệu lực', action: 'Văn phòng Sở rà soát căn cứ pháp lý khi có văn bản mới và cập nhật tài liệu trong ba tháng.' },
      ],
    },
    composed: [
      ...definition.composed,
      ...(definition.iso === null ? [{ part: 'iso', note: NOTE }] : []),
      ...(results?.some((result) => result.register === null) ? [{ part: 'results', note: REGISTER }] : []),
    ],
  }
}
