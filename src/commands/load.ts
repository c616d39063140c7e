import { ctxFor } from '../hall.ts'
import { load } from '../load/index.ts'
import { defaultAgency } from '../modules/organisation/index.ts'
import { printJson, textOption, UsageError, type Command } from '../platform/cli.ts'
import { readEnv } from '../platform/env.ts'
import { migrate } from '../platform/migrate.ts'
import { readClock } from '../platform/time.ts'
import { seedWhenEmpty } from '../seed/index.ts'
import { noMoreWords, withHall } from './chore.ts'

const whole = (text: string | undefined, name: string, otherwise: number, largest: number): number => {
  const n = text === undefined ? otherwise : Number(text)
  if (!Number.isInteger(n) || n < 1 || n > largest) throw new UsageError(`--${name} là số nguyên từ 1 đến ${largest}.`)
  return n
}

const loadCommand: Command = {
  summary: 'Fills a database with made-up dossiers, fast, for measuring.',
  help: `Usage: motcua load [--dossiers 100000] [--years 3] [--json]

Puts made-up dossiers into the first agency; an empty database gets the demonstration department before. For
measuring only: never load an installation that is in use.

--dossiers N  how many (default 100000)
--years N     over how many years up to now (default 3)

--json prints { dossiers, seconds, perSecond }; progress goes to standard error`,
  options: { dossiers: { type: 'string' }, years: { type: 'string' } },
  async run(input) {
    noMoreWords('load', input)
    const dossiers = whole(textOption(input, 'dossiers'), 'dossiers', 100_000, 50_000_000)
    const years = whole(textOption(input, 'years'), 'years', 3, 20)
    await withHall(async (hall, env) => {
      await migrate(hall.ownerPool)
      if (!(await defaultAgency(hall.db))) await seedWhenEmpty(hall, 'demo', (line) => input.io.err(`${line}\n`))
      const agency = await defaultAgency(hall.db)
      if (!agency) throw new Error('Cơ sở dữ liệu chưa có cơ quan nào.')
      const url = String(hall.ownerPool.options.connectionString ?? readEnv(process.env).DATABASE_URL ?? env.DATABASE_URL ?? '')
      let said = 0
      const seconds = await load(ctxFor(hall, agency, { kind: 'system', name: 'load' }, readClock(), 'load'), {
        url, dossiers, years, tell: (done) => { if (done - said >= 50_000) { said = done; input.io.err(`  ${done} hồ sơ\n`) } },
      })
      await hall.ownerPool.query('analyze')
      const perSecond = Math.round(dossiers / seconds)
      if (input.json) printJson(input.io, { dossiers, seconds: Math.round(seconds * 10) / 10, perSecond })
      else input.io.out(`Đã nạp ${dossiers} hồ sơ trong ${seconds.toFixed(1)} giây (${perSecond} hồ sơ/giây).\n`)
    })
    return 0
  },
}

export const commands: Record<string, Command> = { load: loadCommand }
