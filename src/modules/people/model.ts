import { z } from 'zod'
import type { Permission } from '../../platform/access.ts'
import { newPosition } from '../organisation/model.ts'

/** What kind of person an account stands for: công chức, công dân, doanh nghiệp. */
export type AccountKind = 'officer' | 'citizen' | 'business'

/** An account (tài khoản) without its secrets. */
export type Account = {
  id: string
  login: string
  kind: AccountKind
  name: string
  email: string | null
  phone: string | null
  citizenId: string | null
  taxCode: string | null
  address: string | null
  /** Who acts for a business (người đại diện, người liên hệ). */
  representative: string | null
}

/**
 * Roles (vai trò) and what each may do. One table, so that "who may?" has one answer. Rows a person may see
 * (own, unit, all) are conditions in the stores, asked by `dossier.viewUnit` and `dossier.viewAll`.
 */
export const roles = {
  /** công chức Một cửa */
  receptionOfficer: ['dossier.view', 'dossier.viewAll', 'dossier.fileAtCounter', 'dossier.receive', 'dossier.handOver', 'dossier.process', 'dossier.withdraw'],
  /** chuyên viên */
  officer: ['dossier.view', 'dossier.viewUnit', 'dossier.process', 'dossier.supplement', 'dossier.refuse'],
  /** lãnh đạo phòng */
  roomHead: ['dossier.view', 'dossier.viewUnit', 'dossier.process', 'dossier.assign', 'dossier.supplement', 'dossier.supplementAgain', 'dossier.refuse', 'dossier.stop', 'dossier.extend', 'procedure.viewDraft', 'procedure.review', 'control.view'],
  /** lãnh đạo Sở */
  departmentLeader: ['dossier.view', 'dossier.viewAll', 'dossier.process', 'dossier.assign', 'dossier.supplementAgain', 'dossier.refuse', 'dossier.stop', 'dossier.extend', 'procedure.viewDraft', 'procedure.review', 'procedure.approve', 'control.view'],
  /** văn thư */
  clerk: ['dossier.view', 'dossier.viewAll', 'dossier.process'],
  /** công chức Văn phòng, kiểm soát thủ tục hành chính */
  controlOfficer: ['dossier.view', 'dossier.viewAll', 'procedure.viewDraft', 'procedure.draft', 'procedure.publish', 'procedure.manage', 'calendar.manage', 'control.view', 'control.manage', 'dossier.rebase'],
  /** quản trị hệ thống */
  administrator: ['organisation.manage', 'people.manage', 'calendar.manage', 'procedure.viewDraft', 'procedure.draft', 'procedure.publish', 'procedure.manage', 'mail.view', 'jobs.view'],
  /** người kiểm tra */
  inspector: ['dossier.view', 'dossier.viewAll', 'control.view'],
} as const satisfies Record<string, readonly Permission[]>

export type Role = keyof typeof roles

/** Vietnamese name of a role. */
export const roleNames: Record<Role, string> = {
  receptionOfficer: 'Công chức Một cửa',
  officer: 'Chuyên viên',
  roomHead: 'Lãnh đạo phòng',
  departmentLeader: 'Lãnh đạo Sở',
  clerk: 'Văn thư',
  controlOfficer: 'Công chức kiểm soát thủ tục hành chính',
  administrator: 'Quản trị hệ thống',
  inspector: 'Người kiểm tra',
}

/** Whether a text names a role. */
export const isRole = (text: string): text is Role => text in roles

/** What the holder of several roles may do. */
export const permissionsOf = (held: readonly string[]): ReadonlySet<string> =>
  new Set(held.flatMap((role): readonly string[] => (isRole(role) ? roles[role] : [])))

/** A position an officer holds, held or will hold in the agency; `validTo` null: until further notice. */
export type HeldPosition = { id: string; unitId: string; unitName: string; role: string; title: string; validFrom: string; validTo: string | null }

/** An officer of an agency (cán bộ, công chức): whoever has a position in it, the latest first. */
export type Officer = {
  id: string
  login: string
  name: string
  email: string | null
  phone: string | null
  /** Since when the account is closed (đã khóa); null: it is open. */
  disabledAt: Date | null
  positions: HeldPosition[]
}

/** Where a day lies to a position: over, running, or to come. */
export const phaseOf = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }, day: string): 'past' | 'now' | 'future' =>
  validFrom > day ? 'future' : validTo !== null && validTo < day ? 'past' : 'now'

/** Whether somebody works here: an open account with a position that is not over. */
export const worksHere = (officer: Officer, day: string): boolean =>
  officer.disabledAt === null && officer.positions.some((position) => phaseOf(position, day) !== 'past')

/**
 * Whether another login attempt is allowed after these failures (ages in seconds, newest first): five in
 * fifteen minutes, then a wait that doubles from 30 s up to 15 minutes. Pure; answers the seconds to wait.
 */
export function waitAfterFailures(agesInSeconds: readonly number[]): number {
  const recent = agesInSeconds.filter((age) => age < 900)
  if (recent.length < 5) return 0
  const wait = Math.min(900, 30 * 2 ** (recent.length - 5))
  return Math.max(0, Math.ceil(wait - Math.min(...recent)))
}

/** A password must be long rather than odd: at least 10 characters, not the login itself. Answers a code. */
export function passwordProblem(password: string, login: string): string | undefined {
  if ([...password].length < 10) return 'people.passwordShort'
  if (password.length > 200) return 'people.passwordLong'
  if (password.toLowerCase().includes(login.toLowerCase()) && login.length > 3) return 'people.passwordIsLogin'
  return undefined
}

const optional = (pattern: RegExp, code: string) =>
  z.string().optional().transform((v) => (v === undefined || v === '' ? undefined : v)).pipe(z.string().regex(pattern, code).optional())

/** What a citizen or a business tells about itself when it registers; messages are sentence codes. */
export const newApplicant = z.object({
  kind: z.enum(['citizen', 'business'], { error: 'input.wrong' }),
  name: z.string('input.missing').min(1, 'input.missing').max(200, 'input.wrong'),
  representative: optional(/^.{1,100}$/s, 'input.wrong'),
  taxCode: optional(/^\d{10}(-?\d{3})?$/, 'people.badTaxCode'),
  citizenId: optional(/^\d{12}$/, 'people.badCitizenId'),
  address: z.string('input.missing').min(1, 'input.missing').max(300, 'input.wrong'),
  phone: z.string('input.missing').regex(/^(\+84|0)[\d .]{8,13}$/, 'people.badPhone'),
  email: optional(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'people.badEmail'),
  login: z.string('input.missing').regex(/^[A-Za-z0-9._@-]{3,60}$/, 'people.badLogin'),
  password: z.string('input.missing').min(1, 'input.missing'),
})

const maybe = (pattern: RegExp, code: string) => z.string('input.wrong').trim().regex(pattern, code).nullish().or(z.literal('').transform(() => null))

/** A position given to an officer: as the organisation reads it, and the role is one of ours. */
export const officerPosition = newPosition.omit({ accountId: true }).extend({ role: z.string('people.noRole').refine(isRole, 'people.noRole') })
export type OfficerPosition = z.input<typeof officerPosition>

/** A new officer: the account with its first position; without one there would be nothing to do. */
export const newOfficer = officerPosition.extend({
  name: z.string('input.missing').trim().min(1, 'input.missing').max(200, 'input.wrong'),
  login: z.string('input.missing').trim().min(1, 'input.missing').regex(/^[A-Za-z0-9._@-]{3,60}$/, 'people.badLogin'),
  email: maybe(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'people.badEmail'),
  phone: maybe(/^(\+84|0)[\d .]{8,13}$/, 'people.badPhone'),
})
export type NewOfficer = z.input<typeof newOfficer>

const givenName = (name: string): string => name.slice(name.lastIndexOf(' ') + 1)

/** The order of Vietnamese lists of people: by the given name (tên), then by the whole. */
export const byGivenName = (a: { name: string }, b: { name: string }): number =>
  givenName(a.name).localeCompare(givenName(b.name), 'vi') || a.name.localeCompare(b.name, 'vi')
