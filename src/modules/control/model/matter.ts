import { z } from 'zod'
import { dayNumberOf, type Day } from '../../../platform/time.ts'

/** What can happen in a matter (sự kiện), in the order in which it usually does. */
export const factKinds = ['announcementSeen', 'decisionSubmitted', 'decisionSigned', 'nationalUpdated', 'lawInForce', 'isoUpdated', 'websitePosted'] as const
export type FactKind = (typeof factKinds)[number]

export const factNames: Record<FactKind, string> = {
  announcementSeen: 'Bộ công bố thủ tục trên Cổng Dịch vụ công quốc gia',
  decisionSubmitted: 'Trình UBND tỉnh dự thảo quyết định công bố',
  decisionSigned: 'Chủ tịch UBND tỉnh ký quyết định công bố',
  nationalUpdated: 'Cập nhật Cơ sở dữ liệu quốc gia về thủ tục hành chính',
  lawInForce: 'Văn bản quy phạm pháp luật có hiệu lực',
  isoUpdated: 'Ban hành tài liệu ISO sửa đổi',
  websitePosted: 'Đăng nội dung thay đổi trên trang thông tin điện tử',
}

/** A version as it stood when the national database was updated; `hash` is SHA-256 of its definition. */
export type KnownVersion = { key: string; number: number; hash: string }

/** Something that happened (sự kiện), as somebody recorded it. `on` null: what was recorded before is taken back. */
export type Fact = { kind: FactKind; on: Day | null; note: string; versions: KnownVersion[]; at: Date; byName: string }

/**
 * A change that is followed up (việc theo dõi): an announcement of the ministry, a publication decision or a legal
 * text, the procedures it concerns, and what happened since.
 */
export type Matter = {
  id: string
  title: string
  /** Number and sign of the document it rests on. */
  number: string
  issuer: string
  procedures: string[]
  createdAt: Date
  createdByName: string
  /** As recorded, oldest first. */
  facts: Fact[]
}

/** The fact of a kind that holds: the last recorded, unless it was taken back. */
export const factOf = (facts: readonly Fact[], kind: FactKind): (Fact & { on: Day }) | undefined => {
  const last = facts.findLast((fact) => fact.kind === kind)
  return last && last.on !== null ? { ...last, on: last.on } : undefined
}

const words = (longest: number) => z.string('input.missing').trim().min(1, 'input.missing').max(longest, 'input.wrong')
const maybe = (longest: number) => z.string('input.wrong').trim().max(longest, 'input.wrong').default('')
const day = z.string('input.missing').trim().min(1, 'input.missing').refine((text) => dayNumberOf(text) !== undefined, 'control.badDay')
const kind = z.enum(factKinds, 'input.missing')

/** A new matter with the fact it begins with. */
export const newMatter = z.object({
  title: words(500), number: words(100), issuer: words(200),
  procedures: z.array(words(81), 'input.wrong').min(1, 'control.noProcedure').max(300, 'input.wrong').transform((keys) => [...new Set(keys)]),
  kind: z.enum(['announcementSeen', 'decisionSigned', 'lawInForce'], 'input.missing'), on: day,
})
export type NewMatter = z.input<typeof newMatter>

/** A fact as it is recorded; `on` null takes back what was recorded, and says why in `note`. */
export const newFact = z.object({ kind, on: day.nullable(), note: maybe(1000) })
export type NewFact = z.input<typeof newFact>
