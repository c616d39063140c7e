import { CHANNEL_NAMES, conditionWords, LEVEL_NAMES } from '../model/words.ts'
import type { Channel, Fee, Paper, ProcedureDefinition, TimeLimit } from '../model/definition.ts'
import { countsOf, timeFor } from '../model/rules.ts'
import { templateUrl, versionUrl, type OutputInput } from './input.ts'
import type { NationalRecord } from './national-schema.ts'
import { capital, timeWords } from './parts/words.ts'

type Way = NationalRecord['CACHTHUCTHUCHIEN'][number]
type Time = Way['THOIGIAN'][number]

const CHANNELS: Record<Channel, 1 | 2 | 3> = { direct: 1, online: 2, post: 3, email: 2 }
const UNITS: Record<TimeLimit['unit'], string> = {
  workingDay: 'Ngày làm việc', workingHour: 'Giờ làm việc', calendarDay: 'Ngày', month: 'Tháng', year: 'Năm',
}
const joined = (texts: readonly (string | null | undefined)[], between = '; '): string | null => texts.filter((one) => one != null && one !== '').join(between) || null

/** Fees and charges that may be due through a channel in a case; null: no source says. */
function feesOf(definition: ProcedureDefinition, caseKey: string | null, channel: Channel | null): Time['PHILEPHI'] {
  const own = definition.cases?.find((one) => one.key === caseKey)
  const fees = own?.fees ?? (own?.sameAs?.parts.includes('fees') ? null : definition.fees)
  const { charges, feeAdjustments } = definition
  if (fees === null && charges === null) return null
  const holds = (when: Fee['when']) => (when.channel === null || channel === null || when.channel === channel) && (when.case === null || caseKey === null || when.case === caseKey)
  return [...(fees ?? []), ...(charges ?? [])].filter((fee) => holds(fee.when)).map((fee) => ({
    MAPHILEPHI: fee.code,
    SOTIEN: fee.amount,
    DONVI: 'Đồng',
    MOTA: joined([fee.name, conditionWords(fee.when), fee.per && `mỗi ${fee.per}`, ...feeAdjustments.filter((one) => holds(one.when)).map((one) => one.text), fee.basis]),
    TENTEP: null,
    URL: null,
  }))
}

/** The times of one channel: one for each case, or one for all. */
function timesOf(definition: ProcedureDefinition, channel: Channel | null): Time[] {
  const cases = definition.cases && definition.cases.length > 0 ? definition.cases : [null]
  return cases.map((one): Time => {
    const own = one?.channels.find((each) => each.channel === channel)?.time
    const { limit } = own ? { limit: own } : timeFor(definition, one?.key ?? null, channel)
    return {
      DONVITINH: limit ? UNITS[limit.unit] : null,
      THOIGIANGIAIQUYET: limit?.value ?? null,
      MOTA: joined([one && `Trường hợp ${one.name}`, limit && timeWords(limit), one?.sameAs?.text, channel === 'email' ? CHANNEL_NAMES.email : null]),
      PHILEPHI: feesOf(definition, one?.key ?? null, channel),
    }
  })
}

/** Time and fee hang under the channel; where no source says how to file, under one that is not named. */
const ways = (definition: ProcedureDefinition): Way[] =>
  (definition.channels ?? [{ channel: null }]).map(({ channel }) => ({ KENH: channel === null ? null : CHANNELS[channel], THOIGIAN: timesOf(definition, channel) }))

const paperOf = (input: OutputInput) => (paper: Paper) => ({
  MAGIAYTO: paper.code,
  MA_KQ_THAYTHE: paper.replacedBy,
  TENGIAYTO: paper.oneOf.length > 0 ? `${paper.name} (một trong các giấy tờ: ${paper.oneOf.join('; ')})` : paper.name,
  SOBANCHINH: countsOf(paper).originals,
  SOBANSAO: countsOf(paper).copies,
  TENMAUDON: paper.form?.name ?? null,
  URL: templateUrl(input, paper.form?.file),
})

function papersOf(input: OutputInput): NationalRecord['THANHPHANHOSO'] {
  const { papers, cases } = input.definition
  const told = paperOf(input)
  const own = (cases ?? []).filter((one) => one.papers !== null || one.sameAs?.parts.includes('papers'))
  if (own.length > 0) return (cases ?? []).map((one) => ({ TRUONGHOP: one.name, GIAYTO: (one.papers ?? (one.sameAs?.parts.includes('papers') ? null : papers))?.map(told) ?? null }))
  return papers && [{ TRUONGHOP: null, GIAYTO: papers.map(told) }]
}

function stepsOfCases({ publicSteps, cases }: ProcedureDefinition): NationalRecord['TRINHTUTHUCHIEN'] {
  const told = (steps: readonly string[]) => steps.map((step) => ({ TENTRINHTU: step }))
  const own = (cases ?? []).flatMap((one) => (one.publicSteps ? [{ TRUONGHOP: one.name, TRINHTU: told(one.publicSteps) }] : []))
  const whole = publicSteps ? [{ TRUONGHOP: null, TRINHTU: told(publicSteps) }] : []
  return publicSteps === null && own.length === 0 ? null : [...whole, ...own]
}

/** The record of the national database (dữ liệu TTHC trên CSDL quốc gia). What was composed here is left out of it. */
export function nationalRecord(input: OutputInput): NationalRecord {
  const { definition, agency, version, decision, names } = input
  const { agencies } = definition
  // "Sở Công Thương" on a publication means this one.
  const unit = (name: string) => ({ MADONVI: (agency.name.startsWith(name) && agency.code) || null, TENDONVI: name })
  const composed = (part: string) => definition.composed.some((one) => one.part === part)
  const conditions = [definition.conditions, definition.statutory?.condition, ...(definition.cases ?? []).map((one) => one.conditions && `Trường hợp ${one.name}: ${one.conditions}`)]
  return {
    ID: null,
    MaTTHC: definition.code,
    MATTHCDP: definition.localCode,
    TENTTHC: definition.name,
    // The province publishes; its code is the first group of that of its department (QĐ 20/2020/QĐ-TTg).
    MACOQUANCONGBO: agency.code.split('.')[0] || null,
    LOAITTHC: null,
    MOTADOITUONGTHUCHIEN: joined(definition.applicants ?? []),
    DIACHITIEPNHAN: joined(['Bộ phận Tiếp nhận và Trả kết quả', agency.name, agency.address], ', '),
    QUYETDINH: decision?.number ?? null,
    IDQUYETDINHCONGBO: null,
    YEUCAU: joined(conditions, '\n'),
    TUKHOA: joined(definition.keywords, ', '),
    TRANGTHAI: version.state === 'published' ? 1 : 0,
    MOTA: composed('plain.description') ? null : definition.plain.description,
    MOTACOQUANTHUCHIEN: agencies.asPublished,
    MOTACOQUANTHAMQUYEN: agencies.deciding,
    TRINHTUTHUCHIEN: stepsOfCases(definition),
    // Codes of levels stand in no description that we hold.
    CAPTHUCHIEN: [{ CAPTHUCHIEN: null, TENCAP: LEVEL_NAMES[definition.level] }],
    LINHVUCTHUCHIEN: [{ MALINHVUC: null, TENLINHVUC: definition.field }],
    CACHTHUCTHUCHIEN: ways(definition),
    DOITUONGTHUCHIEN: definition.applicants?.map((one) => ({ MADOITUONG: null, TENDOITUONG: one })) ?? null,
    THANHPHANHOSO: papersOf(input),
    SOBOHOSO: definition.sets,
    KETQUATHUCHIEN: definition.results?.map((one) => ({ MAKETQUA: one.code, TENKETQUA: one.name, TENTEP: one.file?.name ?? one.form, URL: templateUrl(input, one.file) })) ?? null,
    CANCUPHAPLY: definition.legalBasis?.map((law) => ({
      SOVANBAN: law.number, TENVANBAN: joined([law.title, law.article], ', '), COQUANBANHANH: law.issuer, NGAYBANHANH: law.issuedOn, NGAYHIEULUC: law.effectiveOn, DIACHITRUYCAP: law.url,
    })) ?? null,
    TTHCLIENQUAN: definition.related.map((key) => ({ MaTTHC: /^\d\.\d{6}/.test(key) ? key : null, TENTTHC: names[key] ?? capital(key) })),
    TTHCLIENTHONG: [],
    COQUANTHUCHIEN: agencies.executing ? [unit(agencies.executing)] : [],
    COQUANCOTHAMQUYEN: agencies.deciding ? [unit(agencies.deciding)] : [],
    COQUANDUOCUYQUYEN: agencies.delegated.map(unit),
    COQUANPHOIHOP: agencies.cooperating.map(unit),
    PHIENBAN: { SO: version.number, TRANGTHAI: version.state, HIEULUC: version.validFrom, MABAM: version.hash, URL: versionUrl(input) },
  }
}
