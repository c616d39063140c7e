import type pg from 'pg'
import { createPool } from '../../platform/db.ts'
import type { Env } from '../../platform/env.ts'
import { APP_ROLE, pendingMigrations } from '../../platform/migrate.ts'
import { hasDatabase, reachDatabase } from '../../platform/postgres/database.ts'
import { reasonOf, well, wrong, type Finding } from './finding.ts'

/** The database, its migrations and its roles. What cannot be asked after a failure is not listed. */
export async function database(env: Env): Promise<Finding[]> {
  if (!hasDatabase(env)) return [wrong('database', 'Chưa có cơ sở dữ liệu trong thư mục dữ liệu.', 'Tạo bằng: npm start, hoặc npx motcua migrate')]
  const reached = await reachDatabase(env).catch((error: unknown) => reasonOf(error))
  if (typeof reached === 'string') return [wrong('database', `Không mở được cơ sở dữ liệu: ${reached}`, mendReach(env))]
  const pool = createPool({ url: reached.url, size: 1 })
  try {
    const server = await connection(pool, env)
    return server.ok ? [server, await migrations(pool), await trail(pool)] : [server]
  } finally {
    await pool.end()
    await reached.stop()
  }
}

const mendReach = (env: Env): string =>
  env.DATABASE_URL === undefined
    ? 'Xem quyền của thư mục dữ liệu; nếu vẫn không được, dừng Motcua rồi chạy lại npm start để xem PostgreSQL báo gì.'
    : 'Kiểm tra địa chỉ, tên và mật khẩu trong DATABASE_URL, và máy chủ PostgreSQL đang chạy.'

async function connection(pool: pg.Pool, env: Env): Promise<Finding> {
  try {
    const { rows } = await pool.query<{ version: string; number: number }>("select current_setting('server_version') as version, current_setting('server_version_num')::int as number")
    const { version = '', number = 0 } = rows[0] ?? {}
    const found = `Cơ sở dữ liệu trả lời: PostgreSQL ${version}.`
    return number >= 150000 ? well('database', found) : wrong('database', found, 'Dùng PostgreSQL 15 trở lên.')
  } catch (error) {
    return wrong('database', `Cơ sở dữ liệu không trả lời: ${reasonOf(error)}`, mendReach(env))
  }
}

async function migrations(pool: pg.Pool): Promise<Finding> {
  const { rows } = await pool.query<{ known: boolean }>("select to_regclass('platform.migrations') is not null as known")
  const pending = rows[0]?.known ? await pendingMigrations(pool) : undefined
  const mend = 'Nâng cấp bằng: npx motcua migrate'
  if (pending === undefined) return wrong('migrations', 'Cơ sở dữ liệu còn trống, chưa có bảng nào của Motcua.', mend)
  return pending.length === 0
    ? well('migrations', 'Cơ sở dữ liệu ở đúng phiên bản của chương trình.')
    : wrong('migrations', `Còn ${pending.length} tệp nâng cấp chưa áp dụng: ${pending.join(', ')}.`, mend)
}

/** The program's role exists, is bound by row-level security and can only add to the trail. */
async function trail(pool: pg.Pool): Promise<Finding> {
  const mend = 'Chạy npx motcua migrate; nếu quyền đã bị sửa tay, thu hồi bằng: revoke update, delete, truncate on all tables in schema trail from motcua_app'
  const { rows } = await pool.query<{ free: boolean }>('select rolsuper or rolbypassrls as free from pg_roles where rolname = $1', [APP_ROLE])
  const role = rows[0]
  if (role === undefined) return wrong('trail', `Cơ sở dữ liệu chưa có vai trò ${APP_ROLE}.`, mend)
  if (role.free) return wrong('trail', `Vai trò ${APP_ROLE} được miễn mọi giới hạn.`, `Thu hồi bằng: alter role ${APP_ROLE} nosuperuser nobypassrls`)
  const { rows: open } = await pool.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'trail' and c.relkind in ('r', 'p')
      and (has_table_privilege($1, c.oid, 'update, delete, truncate') or pg_get_userbyid(c.relowner) = $1)`, [APP_ROLE])
  if (open.length > 0) return wrong('trail', `Vai trò ${APP_ROLE} sửa được nhật ký: ${open.map((t) => t.name).join(', ')}.`, mend)
  const { rows: tables } = await pool.query("select from pg_tables where schemaname = 'trail'")
  return tables.length > 0 ? well('trail', `Vai trò ${APP_ROLE} chỉ ghi thêm được vào nhật ký, không sửa, không xóa.`) : wrong('trail', 'Cơ sở dữ liệu chưa có nhật ký.', mend)
}
