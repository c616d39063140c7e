import { randomBytes } from 'node:crypto'
import type { Ctx } from '../platform/ctx.ts'
import { ctxFor, type Hall } from '../hall.ts'
import { createAgency, addUnit, appoint, defaultAgency } from '../modules/organisation/index.ts'
import type { Agency } from '../modules/organisation/model.ts'
import { createOfficer } from '../modules/people/index.ts'
import { roleNames } from '../modules/people/model.ts'
import { readClock } from '../platform/time.ts'
import { seedControl } from './control.ts'
import { applicants, DEMO_PASSWORD, officers, seedDepartment } from './department.ts'
import { seedDossiers } from './dossiers.ts'
import { seedProcedures } from './procedures.ts'

const nobody: Agency = { id: '00000000-0000-7000-8000-000000000000', code: 'X', name: '', parentName: '', place: '', address: '', phone: '' }

/** Fills an empty database: with the demonstration, or with one agency and its administrator. */
export async function seedWhenEmpty(hall: Hall, kind: 'none' | 'demo', say: (line: string) => void): Promise<boolean> {
  if (await defaultAgency(hall.db)) {
    if (kind === 'demo') sayAccounts(say)
    return false
  }
  const speak = (agency: Agency): Ctx => ctxFor(hall, agency, { kind: 'system', name: 'seed' }, readClock(), 'seed')
  if (kind === 'none') {
    await seedAdministrator(speak, say)
    return true
  }
  say('Đang soạn dữ liệu minh họa: một Sở, 14 công chức, 38 thủ tục, khoảng 300 hồ sơ…')
  const department = await seedDepartment(speak(nobody), speak)
  const procedures = await seedProcedures(speak(department.agency))
  say(`  đã công bố ${procedures} thủ tục`)
  await seedControl(speak(department.agency), department)
  const dossiers = await seedDossiers(speak(department.agency), department, 300, (done) => { if (done % 100 === 0) say(`  đã diễn lại ${done} hồ sơ`) })
  say(`  đã xong ${dossiers} hồ sơ.`)
  sayAccounts(say)
  return true
}

/** Who can log in to the demonstration. */
function sayAccounts(say: (line: string) => void): void {
  say(`\nTài khoản minh họa (mật khẩu chung: ${DEMO_PASSWORD}):`)
  for (const officer of officers) say(`  ${officer.login.padEnd(14)} ${officer.name.padEnd(34)} ${roleNames[officer.role]}`)
  for (const applicant of applicants) say(`  ${applicant.login.padEnd(14)} ${applicant.name.padEnd(34)} người nộp hồ sơ`)
}

async function seedAdministrator(speak: (agency: Agency) => Ctx, say: (line: string) => void): Promise<void> {
  const agency = await createAgency(speak(nobody), { code: 'X00', name: 'Cơ quan chưa đặt tên', parentName: '', place: '', address: '', phone: '', validFrom: '2000-01-01' })
  const ctx = speak(agency)
  const unit = await addUnit(ctx, { name: 'Văn phòng', shortName: 'VP', kind: 'office', sort: 0, fields: [] })
  const password = randomBytes(9).toString('base64url')
  const account = await createOfficer(ctx, { kind: 'officer', login: 'quantri', password, name: 'Quản trị' })
  await appoint(ctx, { unitId: unit.id, accountId: account.id, role: 'administrator', title: 'Quản trị hệ thống', validFrom: '2000-01-01' })
  say(`\nTài khoản quản trị: quantri, mật khẩu: ${password} (chỉ hiện một lần, xin đổi ngay sau khi đăng nhập).`)
}
