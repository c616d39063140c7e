import { resolve } from 'node:path'
import { z } from 'zod'

const schema = z.object({
  /** Port of the web server. */
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Address to listen on. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Address people use, without a slash at the end; printed in links, QR codes and mails. */
  BASE_URL: z.url().transform((url) => url.replace(/\/+$/, '')).optional(),
  /** Folder of the database, files, keys and, without SMTP_URL, mails. */
  MOTCUA_DATA: z.string().min(1).default('./data'),
  /** A PostgreSQL server to use; without it the program runs its own. */
  DATABASE_URL: z.string().min(1).optional(),
  /** A mail server; without it mails are written to the data folder and shown to the administrator. */
  SMTP_URL: z.string().min(1).optional(),
  /** Sender of mails. */
  MAIL_FROM: z.string().min(3).default('motcua@localhost'),
  /** What an empty database is filled with. */
  SEED: z.enum(['none', 'demo']).default('demo'),
  /** Words of the log: `silent` in tests. */
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

/** The settings of this process (cấu hình), read once at the start. */
export type Env = Omit<z.infer<typeof schema>, 'BASE_URL'> & { BASE_URL: string; dataFolder: string }

/** Reads the settings; throws one Vietnamese sentence that names each wrong one. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
    throw new Error(`Cấu hình chưa đúng: ${names.map((n) => `${n}=${given[n] ?? ''}`).join(', ')}. Xin xem mục «Cấu hình» trong README.vi.md.`)
  }
  const env = parsed.data
  return {
    ...env,
    BASE_URL: env.BASE_URL ?? `http://${env.HOST === '0.0.0.0' || env.HOST === '127.0.0.1' ? 'localhost' : env.HOST}:${env.PORT}`,
    dataFolder: resolve(env.MOTCUA_DATA),
  }
}
