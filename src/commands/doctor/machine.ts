import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { rm, statfs, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { canReach } from '../../outside/mail.ts'
import type { Env } from '../../platform/env.ts'
import { inProject } from '../../platform/root.ts'
import { dayOf, formatDate, formatDay, formatTime, TIME_ZONE } from '../../platform/time.ts'
import { reasonOf, well, wrong, type Finding } from './finding.ts'

/** Free space below which an installation is short (byte): files and the database both grow into it. */
const LEAST_FREE = 2 * 1024 ** 3

export function node(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const found = `Node.js ${version}.`
  // 24.7 brought argon2 to node:crypto.
  return major > 24 || (major === 24 && minor >= 7) ? well('node', found) : wrong('node', found, 'Cài Node.js 24.7 trở lên từ nodejs.org.')
}

export async function dataFolder({ dataFolder: folder }: Env): Promise<Finding> {
  const probe = join(folder, `.doctor-${process.pid}`)
  try {
    if (!existsSync(folder)) return well('data', `Thư mục dữ liệu ${folder} chưa có; chương trình tạo khi khởi động.`)
    await writeFile(probe, '')
    await rm(probe)
    return well('data', `Thư mục dữ liệu ${folder} ghi được.`)
  } catch (error) {
    return wrong('data', `Không ghi được vào thư mục dữ liệu ${folder} (${reasonOf(error)}).`, 'Cấp quyền ghi thư mục này cho người dùng chạy Motcua, hoặc đặt MOTCUA_DATA tới thư mục khác.')
  }
}

const nearestFolder = (path: string): string => (existsSync(path) ? path : nearestFolder(dirname(path)))

export async function disk({ dataFolder: folder }: Env): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearestFolder(folder))
  const free = bavail * bsize
  const found = `Đĩa của thư mục dữ liệu còn trống ${(free / 1024 ** 3).toFixed(1).replace('.', ',')} GB.`
  return free >= LEAST_FREE ? well('disk', found) : wrong('disk', found, 'Giải phóng đĩa cho còn ít nhất 2 GB, hoặc chuyển thư mục dữ liệu sang đĩa khác.')
}

/** Whether every file the manifest of the build names is there. */
export function assets(folder = inProject('dist', 'assets')): Finding {
  const mend = 'Dựng lại chương trình: npm run build'
  const path = join(folder, 'manifest.json')
  if (!existsSync(path)) return wrong('assets', 'Chưa dựng phần giao diện.', mend)
  const names = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>)
  const missing = ['public.css', 'staff.css'].filter((name) => !names.some(([key]) => key === name))
    .concat(names.map(([, address]) => address.replace(/^\/assets\//, '')).filter((file) => !existsSync(join(folder, file))))
  return missing.length === 0
    ? well('assets', `Giao diện đã dựng: ${names.length} tệp.`)
    : wrong('assets', `Phần giao diện đã dựng còn thiếu ${missing.join(', ')}.`, mend)
}

export function fonts(folder = inProject('node_modules', '@expo-google-fonts', 'tinos')): Finding {
  const found = existsSync(folder) ? readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.ttf')).length : 0
  return found > 0
    ? well('fonts', `Phông chữ của giấy tờ in: ${found} tệp.`)
    : wrong('fonts', 'Không thấy phông chữ để in giấy tờ.', 'Cài lại các gói phần mềm: npm ci')
}

export async function mail({ SMTP_URL: url }: Env): Promise<Finding> {
  if (url === undefined) return well('mail', 'Không đặt SMTP_URL: thư được ghi vào thư mục dữ liệu.')
  try {
    await canReach(url)
    return well('mail', `Máy chủ thư ${new URL(url).host} nhận kết nối.`)
  } catch (error) {
    return wrong('mail', `Không kết nối được máy chủ thư (${reasonOf(error)}).`, 'Kiểm tra địa chỉ, tên và mật khẩu trong SMTP_URL, và tường lửa tới máy chủ thư.')
  }
}

/** A clock that shows a day before this version was written is wrong; due dates would be too. */
export function clock(now: Date, folder = inProject('migrations')): Finding {
  const newest = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort().at(-1)?.slice(0, 8) ?? ''
  const written = newest.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  const found = `Đồng hồ máy: ${formatTime(now)}, ${formatDate(now)}, theo giờ Việt Nam.`
  return dayOf(now) >= written
    ? well('clock', found)
    : wrong('clock', `${found} Phiên bản này có từ ${formatDay(written)}.`, 'Đặt lại đồng hồ của máy và bật đồng bộ giờ (NTP).')
}

/** The time zone data of this Node.js must show the same hour of Vietnam as the program counts with. */
export function timezone(now: Date): Finding {
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now)
  const [hour = '', minute = ''] = shown.split(':')
  return `${Number(hour)} giờ ${minute}` === formatTime(now)
    ? well('timezone', `Múi giờ ${TIME_ZONE} đúng là UTC+7.`)
    : wrong('timezone', `Dữ liệu múi giờ cho ${TIME_ZONE} là ${shown}, không phải UTC+7.`, 'Cài bản Node.js chính thức có đủ dữ liệu ICU.')
}

/** Free, or taken by Motcua itself. */
export async function port(env: Env): Promise<Finding> {
  const place = `${env.HOST}:${env.PORT}`
  if (await isFree(env)) return well('port', `Cổng ${place} còn trống.`)
  const host = env.HOST === '0.0.0.0' ? '127.0.0.1' : env.HOST
  const answer = await fetch(`http://${host}:${env.PORT}/readyz`, { signal: AbortSignal.timeout(3000) }).then((r) => r.text(), () => '')
  if (answer === 'ready') return well('port', `Motcua đang chạy tại cổng ${place}.`)
  if (answer === 'migrations pending') return wrong('port', `Motcua đang chạy tại cổng ${place} với cơ sở dữ liệu chưa nâng cấp.`, 'Khởi động lại: npm start')
  return wrong('port', `Cổng ${place} không dùng được: chương trình khác đang giữ, hoặc máy không có địa chỉ này.`, 'Dừng chương trình đó, hoặc đặt PORT và HOST khác.')
}

const isFree = ({ PORT, HOST }: Env): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(PORT, HOST, () => server.close(() => done(true)))
  })
