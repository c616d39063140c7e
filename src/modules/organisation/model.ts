import type { Agency } from '../../platform/ctx.ts'

export type { Agency } from '../../platform/ctx.ts'

/** Kind of a unit (phòng, đơn vị): leadership, one-stop unit, office, specialist room, subordinate unit. */
export type UnitKind = 'leadership' | 'oneStop' | 'office' | 'room' | 'subordinate'

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

/** An agency with its units, as the hall and the pages need it. */
export type AgencyWithUnits = Agency & { units: Unit[] }
