import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { ctxFor } from '../hall.ts'
import { defaultAgency } from '../modules/organisation/index.ts'
import { draftImport, importDefinitions } from '../modules/procedures/index.ts'
import { printJson, UsageError, type Command } from '../platform/cli.ts'
import { Refusal } from '../platform/errors.ts'
import { migrate } from '../platform/migrate.ts'
import { say } from '../platform/text.ts'
import { readClock } from '../platform/time.ts'
import '../text.ts'
import { withHall } from './chore.ts'

const read = async (file: string) => {
  try {
    return { name: basename(file), bytes: new Uint8Array(await readFile(file)) }
  } catch {
    throw new UsageError(`Không đọc được tệp ${file}.`)
  }
}

const importCommand: Command = {
  summary: 'Reads many definitions at once and reports what each is to those in force; makes drafts when asked.',
  help: `Usage: motcua procedure import FILE… [--draft] [--json]

Each FILE is a definition (or a procedure as collected), a JSON array of them, or a .zip of such files. Nothing is
published: without --draft nothing but the report is kept. Exit 1 if one was refused.

--draft   makes a draft of everything new and changed

--json prints one object:
  id       of the import; its page is /soan-thao/nhap/ID
  counts   { new, changed, same, refused }
  items    [ { file, verdict, key, code, name, differences, openDrafts, reasons: [ { path, message } ],
             missingTemplates: [ name of a template file that is not kept here ] } ]
  drafts   how many drafts were made, or null`,
  options: { draft: { type: 'boolean' } },
  async run({ positionals, values, json, io }) {
    if (positionals.length === 0) throw new UsageError('procedure import cần ít nhất một tệp.')
    const files = await Promise.all(positionals.map(read))
    return withHall(async (hall) => {
      await migrate(hall.ownerPool)
      const agency = await defaultAgency(hall.db)
      if (!agency) throw new UsageError('Cơ sở dữ liệu chưa có cơ quan nào.')
      const ctx = ctxFor(hall, agency, { kind: 'system', name: 'import' }, readClock(), 'import')
      try {
        let report = await importDefinitions(ctx, files)
        const { counts } = report
        if (values['draft'] === true && counts.new + counts.changed > 0) report = await draftImport(ctx, report.id)
        const { id, items, drafts } = report
        if (json) printJson(io, { id, counts, items, drafts })
        else {
          io.out(`${counts.new} mới, ${counts.changed} có thay đổi, ${counts.same} giống hệt, ${counts.refused} bị từ chối.\n`)
          for (const { file, reasons } of items.filter(({ verdict }) => verdict === 'refused')) io.out(`  ${file}: ${reasons.map(({ path, message }) => (path === '' ? message : `${message} [${path}]`)).join(' ')}\n`)
          for (const { key, missingTemplates } of items.filter((one) => one.missingTemplates.length > 0)) io.out(`  ${key}: thiếu tệp mẫu ${missingTemplates.join(', ')}; xin gửi lại trong bản thảo trước khi công bố.\n`)
          if (drafts !== null) io.out(`Đã lập ${drafts} bản thảo.\n`)
        }
        return counts.refused > 0 ? 1 : 0
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        io.err(`${say(error.code, error.params)}\n`)
        return 1
      }
    })
  },
}

export const commands: Record<string, Command> = { 'procedure import': importCommand }
