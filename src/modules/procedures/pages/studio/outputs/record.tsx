import type { FC } from 'hono/jsx'
import type { NationalRecord } from '../../../outputs/national-schema.ts'

/** What the fields of the record are for, as its description names them. */
const names: Record<string, string> = {
  ID: 'Định danh trên cơ sở dữ liệu quốc gia', MaTTHC: 'Mã thủ tục', MATTHCDP: 'Mã thủ tục của địa phương', TENTTHC: 'Tên thủ tục', MACOQUANCONGBO: 'Mã cơ quan công bố',
  LOAITTHC: 'Loại thủ tục', MOTADOITUONGTHUCHIEN: 'Mô tả đối tượng thực hiện', DIACHITIEPNHAN: 'Địa chỉ tiếp nhận', QUYETDINH: 'Quyết định công bố', IDQUYETDINHCONGBO: 'Định danh quyết định công bố',
  YEUCAU: 'Yêu cầu, điều kiện', TUKHOA: 'Từ khóa', TRANGTHAI: 'Trạng thái', MOTA: 'Mô tả', MOTACOQUANTHUCHIEN: 'Cơ quan thực hiện, như công bố', MOTACOQUANTHAMQUYEN: 'Cơ quan có thẩm quyền, như công bố',
  TRINHTUTHUCHIEN: 'Trình tự thực hiện', CAPTHUCHIEN: 'Cấp thực hiện', LINHVUCTHUCHIEN: 'Lĩnh vực', CACHTHUCTHUCHIEN: 'Cách thức thực hiện', DOITUONGTHUCHIEN: 'Đối tượng thực hiện',
  THANHPHANHOSO: 'Thành phần hồ sơ', SOBOHOSO: 'Số bộ hồ sơ', KETQUATHUCHIEN: 'Kết quả', CANCUPHAPLY: 'Căn cứ pháp lý', TTHCLIENQUAN: 'Thủ tục liên quan', TTHCLIENTHONG: 'Thủ tục liên thông',
  COQUANTHUCHIEN: 'Cơ quan thực hiện', COQUANCOTHAMQUYEN: 'Cơ quan có thẩm quyền', COQUANDUOCUYQUYEN: 'Cơ quan được ủy quyền', COQUANPHOIHOP: 'Cơ quan phối hợp', PHIENBAN: 'Phiên bản, mã băm',
}
/** The fields inside those, where they are no field of the record itself. */
const innerNames: Record<string, string> = {
  MADONVI: 'Mã đơn vị', TENDONVI: 'Tên đơn vị', MAPHILEPHI: 'Mã phí, lệ phí', SOTIEN: 'Số tiền', DONVI: 'Đơn vị', TENTEP: 'Tên tệp', URL: 'Địa chỉ', DONVITINH: 'Đơn vị tính', THOIGIANGIAIQUYET: 'Thời gian giải quyết',
  PHILEPHI: 'Phí, lệ phí', KENH: 'Kênh', THOIGIAN: 'Thời hạn', MAGIAYTO: 'Mã giấy tờ', MA_KQ_THAYTHE: 'Mã kết quả thay thế', TENGIAYTO: 'Tên giấy tờ', SOBANCHINH: 'Số bản chính', SOBANSAO: 'Số bản sao',
  TENMAUDON: 'Tên mẫu đơn', TRUONGHOP: 'Trường hợp', TRINHTU: 'Trình tự', TENTRINHTU: 'Nội dung', TENCAP: 'Tên cấp', MALINHVUC: 'Mã lĩnh vực', TENLINHVUC: 'Tên lĩnh vực', MADOITUONG: 'Mã đối tượng',
  TENDOITUONG: 'Tên đối tượng', GIAYTO: 'Giấy tờ', MAKETQUA: 'Mã kết quả', TENKETQUA: 'Tên kết quả', SOVANBAN: 'Số, ký hiệu', TENVANBAN: 'Tên văn bản', COQUANBANHANH: 'Cơ quan ban hành', NGAYBANHANH: 'Ngày ban hành',
  NGAYHIEULUC: 'Ngày hiệu lực', DIACHITRUYCAP: 'Địa chỉ truy cập', SO: 'Số', HIEULUC: 'Hiệu lực từ', MABAM: 'Mã băm',
}

/** The record of the national database as it will be sent: its fields, and what stands in each. */
export const RecordView: FC<{ record: NationalRecord }> = ({ record }) => (
  <dl class="record">{Object.entries(record).map(([field, value]) => <><dt>{names[field] ?? field}<small>{field}</small></dt><dd><Held value={value} /></dd></>)}</dl>
)

const Held: FC<{ value: unknown }> = ({ value }) => {
  if (value === null || value === undefined || value === '') return <span class="quiet">không ghi</span>
  if (Array.isArray(value)) return value.length === 0 ? <span class="quiet">không có</span> : <ol>{value.map((one: unknown) => <li><Held value={one} /></li>)}</ol>
  if (typeof value !== 'object') return <>{String(value)}</>
  return <dl class="record-part">{Object.entries(value).map(([field, one]) => <><dt>{innerNames[field] ?? names[field] ?? field}</dt><dd><Held value={one} /></dd></>)}</dl>
}
