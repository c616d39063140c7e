import { z } from 'zod'
import type { Agency } from '../../platform/ctx.ts'
import { dayNumberOf } from '../../platform/time.ts'

export type { Agency } from '../../platform/ctx.ts'

/** Kind of a unit (phòng, đơn vị): leadership, one-stop unit, office, specialist room, subordinate unit. */
export type UnitKind = 'leadership' | 'oneStop' | 'office' | 'room' | 'subordinate'

/** Vietnamese name of a kind of unit. */
export const unitKindNames: Record<UnitKind, string> = {
  leadership: 'Lãnh đạo', oneStop: 'Bộ phận Một cửa', office: 'Văn phòng', room: 'Phòng chuyên môn', subordinate: 'Đơn vị trực thuộc',
}

/** A code an agency has or had (mã định danh), with the decision that gave it; `validTo` null: the code of today. */
export type AgencyCode = { code: string; validFrom: string; validTo: string | null; decision: string | null }

/** A unit of an agency (phòng, đơn vị thuộc Sở). */
export type Unit = {
  id: string
  name: string
  shortName: string
  kind: UnitKind
  /** Fields of procedures (lĩnh vực) it deals with. */
  fields: string[]
}

/** A position held by a person from–to (vị trí). */
export type Position = {
  id: string
  unitId: string
  unitName: string
  accountId: string
  personName: string
  role: string
  title: string
  validFrom: string
  validTo: string | null
}

/** A delegation (ủy quyền): another officer acts for a position from a day to a day, both included. */
export type Delegation = {
  id: string
  positionId: string
  fromName: string
  title: string
  unitName: string
  toAccountId: string
  toName: string
  validFrom: string
  validTo: string
  reason: string
}

/**
 * Identification code of an agency (mã định danh điện tử): groups of capitals and digits between dots, at
 * most 35 characters (QĐ 20/2020/QĐ-TTg).
 */
export const agencyCodePattern = /^[A-Z0-9]+(?:\.[A-Z0-9]+)*$/

/** Whether a text can be an agency code. */
export const isAgencyCode = (text: string): boolean => text.length <= 35 && agencyCodePattern.test(text)

/** The unit that deals with a field: the first that lists it, else the first specialist room. */
export const unitForField = (units: readonly Unit[], field: string): Unit | undefined =>
  units.find((unit) => unit.fields.includes(field)) ?? units.find((unit) => unit.kind === 'room')

const deskKinds: Readonly<Record<string, Unit['kind']>> = { receptionOfficer: 'oneStop', departmentLeader: 'leadership', clerk: 'office', controlOfficer: 'office' }

/** Where the work of a role lies: at the one-stop, the leadership, the office; undefined: in the unit that resolves. */
export const deskOf = (units: readonly Unit[], role: string): Unit | undefined => units.find(({ kind }) => kind === deskKinds[role])

/** An agency with its units, as the hall and the pages need it. */
export type AgencyWithUnits = Agency & { units: Unit[] }

// What may be typed; the messages are sentence codes.
const words = (longest: number) => z.string('input.missing').trim().min(1, 'input.missing').max(longest, 'organisation.tooLong')
const maybeWords = (longest: number) => z.string('input.wrong').trim().max(longest, 'organisation.tooLong')
const day = z.string('input.missing').trim().min(1, 'input.missing').refine((text) => dayNumberOf(text) !== undefined, 'organisation.badDay')
const id = z.string('organisation.choose').min(1, 'organisation.choose')

/** What an agency says of itself on pages and papers. */
export const agencyDetails = z.object({ name: words(200), parentName: maybeWords(200), place: words(60), address: maybeWords(300), phone: maybeWords(40) })
export type AgencyDetails = z.output<typeof agencyDetails>

/** A new code: from which day, by which decision. */
export const newCode = z.object({ code: z.string('input.missing').trim().min(1, 'input.missing').refine(isAgencyCode, 'organisation.badCode'), validFrom: day, decision: words(200) })
export type NewCode = z.input<typeof newCode>

/** A unit as it is added or changed; a field of procedures stands once. */
export const unitDetails = z.object({
  name: words(200), shortName: words(20), kind: z.enum(['leadership', 'oneStop', 'office', 'room', 'subordinate'], 'organisation.choose'),
  sort: z.int('input.wrong').min(0, 'input.wrong').max(9999, 'input.wrong').optional(),
  fields: z.array(words(200), 'input.wrong').transform((fields) => [...new Set(fields)]),
})
export type UnitDetails = z.input<typeof unitDetails>

/** A position as it is given: to whom, where, as what, from which day. */
export const newPosition = z.object({ unitId: id, accountId: id, role: z.string('organisation.choose').min(1, 'organisation.choose'), title: words(100), validFrom: day })
export type NewPosition = z.input<typeof newPosition>

/** A delegation as it is given. */
export const newDelegation = z
  .object({ positionId: id, toAccountId: id, validFrom: day, validTo: day, reason: words(300) })
  .refine(({ validFrom, validTo }) => validTo >= validFrom, { path: ['validTo'], message: 'organisation.badPeriod' })
export type NewDelegation = z.input<typeof newDelegation>

/** The last day of something. */
export const lastDay = z.object({ lastDay: day })

/** Another unit that deals with one of these fields already: a field leads to one unit. Undefined if there is none. */
export function takenField(units: readonly Unit[], own: string | undefined, fields: readonly string[]): { field: string; unit: Unit } | undefined {
  for (const unit of units) {
    const field = unit.id === own ? undefined : fields.find((one) => unit.fields.includes(one))
    if (field !== undefined) return { field, unit }
  }
  return undefined
}
