/**
 * One procedure as the national database of procedures holds it (CSDL quốc gia về TTHC): the key names are those
 * of its record. A value that no source states is null; an empty list says that there is none. Keys of the
 * items of DOITUONGTHUCHIEN and of related procedures are not in the description we hold and follow the others.
 */
import { z } from 'zod'

const words = z.string().min(1)
const stated = words.nullable()
const count = z.int().nonnegative().nullable()
const day = z.iso.date().nullable()
const unit = z.strictObject({ MADONVI: stated, TENDONVI: words })

const fee = z.strictObject({ MAPHILEPHI: stated, SOTIEN: count, DONVI: words, MOTA: stated, TENTEP: stated, URL: stated })
/** One time, of one case where cases differ; its fees hang under it. */
const time = z.strictObject({ DONVITINH: stated, THOIGIANGIAIQUYET: count, MOTA: stated, PHILEPHI: z.array(fee).nullable() })
/** KENH: 1 trực tiếp, 2 trực tuyến, 3 bưu chính; null: no source says how to file. */
const channel = z.strictObject({ KENH: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(), THOIGIAN: z.array(time) })
const paper = z.strictObject({
  MAGIAYTO: stated, MA_KQ_THAYTHE: stated, TENGIAYTO: words, SOBANCHINH: count, SOBANSAO: count, TENMAUDON: stated, URL: stated,
})
const related = z.strictObject({ MaTTHC: stated, TENTTHC: words })

export const nationalSchema = z.strictObject({
  /** The national database gives it. */
  ID: stated,
  MaTTHC: stated,
  MATTHCDP: stated,
  TENTTHC: words,
  MACOQUANCONGBO: stated,
  LOAITTHC: stated,
  MOTADOITUONGTHUCHIEN: stated,
  DIACHITIEPNHAN: stated,
  QUYETDINH: stated,
  IDQUYETDINHCONGBO: stated,
  YEUCAU: stated,
  TUKHOA: stated,
  /** 1: public. */
  TRANGTHAI: z.union([z.literal(0), z.literal(1)]),
  MOTA: stated,
  MOTACOQUANTHUCHIEN: stated,
  MOTACOQUANTHAMQUYEN: stated,
  TRINHTUTHUCHIEN: z.array(z.strictObject({ TRUONGHOP: stated, TRINHTU: z.array(z.strictObject({ TENTRINHTU: words })) })).nullable(),
  CAPTHUCHIEN: z.array(z.strictObject({ CAPTHUCHIEN: stated, TENCAP: words })),
  LINHVUCTHUCHIEN: z.array(z.strictObject({ MALINHVUC: stated, TENLINHVUC: words })),
  CACHTHUCTHUCHIEN: z.array(channel),
  DOITUONGTHUCHIEN: z.array(z.strictObject({ MADOITUONG: stated, TENDOITUONG: words })).nullable(),
  THANHPHANHOSO: z.array(z.strictObject({ TRUONGHOP: stated, GIAYTO: z.array(paper).nullable() })).nullable(),
  /** Số bộ: not in the record's description, and without it the dossier is not whole. */
  SOBOHOSO: count,
  KETQUATHUCHIEN: z.array(z.strictObject({ MAKETQUA: stated, TENKETQUA: words, TENTEP: stated, URL: stated })).nullable(),
  CANCUPHAPLY: z.array(z.strictObject({
    SOVANBAN: words, TENVANBAN: stated, COQUANBANHANH: stated, NGAYBANHANH: day, NGAYHIEULUC: day, DIACHITRUYCAP: stated,
  })).nullable(),
  TTHCLIENQUAN: z.array(related),
  TTHCLIENTHONG: z.array(related),
  COQUANTHUCHIEN: z.array(unit),
  COQUANCOTHAMQUYEN: z.array(unit),
  COQUANDUOCUYQUYEN: z.array(unit),
  COQUANPHOIHOP: z.array(unit),
  /** The stamp: not of the national record; which version this is, by number, hash and address. */
  PHIENBAN: z.strictObject({ SO: z.int().nonnegative(), TRANGTHAI: z.enum(['draft', 'published']), HIEULUC: day, MABAM: words, URL: z.url() }),
})
export type NationalRecord = z.infer<typeof nationalSchema>
