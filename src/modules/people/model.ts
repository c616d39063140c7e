import type { Permission } from '../../platform/access.ts'

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
  roomHead: ['dossier.view', 'dossier.viewUnit', 'dossier.process', 'dossier.assign', 'dossier.supplement', 'dossier.supplementAgain', 'dossier.refuse', 'dossier.stop', 'dossier.extend'],
  /** lãnh đạo Sở */
  departmentLeader: ['dossier.view', 'dossier.viewAll', 'dossier.process', 'dossier.assign', 'dossier.supplementAgain', 'dossier.refuse', 'dossier.stop', 'dossier.extend'],
  /** văn thư */
  clerk: ['dossier.view', 'dossier.viewAll', 'dossier.process'],
  /** công chức Văn phòng, kiểm soát thủ tục hành chính */
  controlOfficer: ['dossier.view', 'dossier.viewAll', 'procedure.manage', 'calendar.manage'],
  /** quản trị hệ thống */
  administrator: ['organisation.manage', 'people.manage', 'calendar.manage', 'procedure.manage', 'mail.view', 'jobs.view'],
  /** người kiểm tra */
  inspector: ['dossier.view', 'dossier.viewAll'],
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

export const isRole = (text: string): text is Role => text in roles

/** What the holder of several roles may do. */
export const permissionsOf = (held: readonly string[]): ReadonlySet<string> =>
  new Set(held.flatMap((role): readonly string[] => (isRole(role) ? roles[role] : [])))

/** Minutes without any act after which a session ends (30), and the warning before it (60 s). */
export const SESSION_IDLE_MINUTES = 30
export const SESSION_WARNING_SECONDS = 60

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
