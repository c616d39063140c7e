import { printJson, type Command } from '../platform/cli.ts'
import { noMoreWords } from './chore.ts'
import { examine } from './doctor/examine.ts'

const doctor: Command = {
  summary: 'Says what is wrong with this installation and how to mend it.',
  help: `Usage: motcua doctor [--json]

Looks at the settings, Node.js, the data folder and its disk, the built files, the database with its migrations
and roles, the mail server, the clock and the port. It changes nothing. Exit 1 if something is wrong.

--json prints { ok, checks: [ { name, ok, found, mend } ] }
  name   settings | node | data | disk | assets | fonts | database | migrations | trail | mail | clock | timezone | port
  found  what was seen, one sentence
  mend   how to mend it, one sentence; null when it is well`,
  options: {},
  async run(input) {
    noMoreWords('doctor', input)
    const checks = await examine(process.env)
    const ok = checks.every((check) => check.ok)
    if (input.json) printJson(input.io, { ok, checks })
    else {
      for (const check of checks) {
        input.io.out(`${check.ok ? 'tốt    ' : 'cần sửa'}  ${check.found}\n`)
        if (check.mend !== null) input.io.out(`         → ${check.mend}\n`)
      }
      input.io.out(ok ? 'Không thấy điều gì cần sửa.\n' : `Cần sửa ${checks.filter((check) => !check.ok).length} điều.\n`)
    }
    return ok ? 0 : 1
  },
}

export const commands: Record<string, Command> = { doctor }
