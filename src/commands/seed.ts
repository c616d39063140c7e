import { defaultAgency } from '../modules/organisation/index.ts'
import { printJson, type Command } from '../platform/cli.ts'
import { migrate } from '../platform/migrate.ts'
import { seedWhenEmpty } from '../seed/index.ts'
import { noMoreWords, withHall } from './chore.ts'

const seed: Command = {
  summary: 'Fills an empty database with the demonstration department.',
  help: `Usage: motcua seed [--json]

Migrates, then fills the database with an invented department, its people and dossiers, and prints the accounts
to log in with. A database that has an agency is left as it is.

--json prints { seeded, agency: its code }; what is being done goes to standard error`,
  options: {},
  async run(input) {
    noMoreWords('seed', input)
    const { io, json } = input
    await withHall(async (hall) => {
      await migrate(hall.ownerPool)
      const before = await defaultAgency(hall.db)
      if (before === undefined) await seedWhenEmpty(hall, 'demo', (line) => (json ? io.err : io.out)(`${line}\n`))
      const agency = before ?? (await defaultAgency(hall.db))
      if (json) printJson(io, { seeded: before === undefined, agency: agency?.code ?? null })
      else if (before !== undefined) io.out(`Cơ sở dữ liệu đã có dữ liệu của ${before.name}; giữ nguyên, không nạp thêm.\n`)
    })
    return 0
  },
}

export const commands: Record<string, Command> = { seed }
