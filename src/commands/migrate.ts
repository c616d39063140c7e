import { printJson, type Command } from '../platform/cli.ts'
import { migrate as applyMigrations } from '../platform/migrate.ts'
import { noMoreWords, withHall } from './chore.ts'

const migrate: Command = {
  summary: 'Brings the database up to this version of the program.',
  help: `Usage: motcua migrate [--json]

Applies the files of migrations/ that are new, each in its own transaction. npm start does the same. While the
program runs on the same data folder, its server is used.

--json prints { applied: [ file ], already: number of files applied before }`,
  options: {},
  async run(input) {
    noMoreWords('migrate', input)
    const done = await withHall((hall) => applyMigrations(hall.ownerPool))
    if (input.json) printJson(input.io, done)
    else {
      for (const file of done.applied) input.io.out(`Đã áp dụng ${file}\n`)
      input.io.out(done.applied.length === 0 ? `Cơ sở dữ liệu đã ở bản mới nhất (${done.already} tệp).\n` : `Xong: ${done.applied.length} tệp.\n`)
    }
    return 0
  },
}

export const commands: Record<string, Command> = { migrate }
