import { runCommandLine, type CommandTable } from './commands/run.ts'
import type { Io } from './platform/cli.ts'

const calendar = async () => (await import('./modules/calendar/cli.ts')).commands
const procedures = async () => (await import('./modules/procedures/cli.ts')).commands
const workflow = async () => (await import('./modules/workflow/cli.ts')).commands

/** Every command of `motcua`. A pure command loads its room and nothing else, so it answers at once. */
export const table: CommandTable = {
  due: calendar,
  'calendar show': calendar,
  'bpmn check': workflow,
  'bpmn run': workflow,
  feel: workflow,
  cccd: async () => (await import('./modules/people/cli.ts')).commands,
  'procedure check': procedures,
  'procedure compare': procedures,
  'procedure render': procedures,
  'procedure import': async () => (await import('./commands/import.ts')).commands,
  migrate: async () => (await import('./commands/migrate.ts')).commands,
  seed: async () => (await import('./commands/seed.ts')).commands,
  load: async () => (await import('./commands/load.ts')).commands,
  doctor: async () => (await import('./commands/doctor.ts')).commands,
}

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  async stdin() {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks).toString('utf8')
  },
}

/** Runs the command line of this process; the exit code is set, not forced, so that all output is written. */
export async function main(args: readonly string[]): Promise<void> {
  // A reader that has enough (`| head`) closes its end: no fault of anybody.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code === 'EPIPE') process.exit() })
  process.exitCode = await runCommandLine(table, args, io)
}

if (import.meta.main) await main(process.argv.slice(2))
