import { spawnSync } from 'node:child_process'
import { dueDate, explainDue, parseTerm, vietnameseCalendar, type Ledger } from '../src/modules/calendar/model.ts'
import { compileBpmn, processFor } from '../src/modules/workflow/index.ts'
import { advance, begin } from '../src/modules/workflow/model.ts'
import { inProject } from '../src/platform/root.ts'
import { parseWall } from '../src/platform/time.ts'

/** Microseconds of one call: the best of five rounds, so that other programs disturb least. */
function micros(rounds: number, work: () => void): number {
  let best = Infinity
  for (let round = 0; round < 5; round++) {
    const started = performance.now()
    for (let i = 0; i < rounds; i++) work()
    best = Math.min(best, ((performance.now() - started) * 1000) / rounds)
  }
  return best
}

/** What the pure kernels cost, and how long the command line takes from a shell. */
export async function measureKernels(note: (what: string, figure: string, against: string, target: string) => void): Promise<void> {
  const calendar = vietnameseCalendar()
  const wall = (text: string) => parseWall(text) ?? 0
  const term = parseTerm('5wd') ?? { count: 5, unit: 'wd' as const }
  const ledger: Ledger = [{ kind: 'pause', at: wall('2023-10-18T10:00') }, { kind: 'resume', at: wall('2023-10-25T14:00'), policy: 'shift' }]
  const input = { from: wall('2023-10-16T09:15'), term, calendar, ledger }
  note('a due date with one pause', `${micros(20_000, () => dueDate(input)).toFixed(1)} µs`, '', '')
  note('why this date, line by line', `${micros(2_000, () => explainDue(input)).toFixed(0)} µs`, '', '')
  const plan = await compileBpmn(processFor(40))
  let steps = 0
  const walk = micros(500, () => {
    for (let now = begin(plan); !now.ended; steps++) now = advance(plan, now.state, { complete: now.opened[0] ?? '' })
  })
  note('a step of a process (tokens only)', `${(walk / 7).toFixed(0)} µs`, '', '≤ 700 µs')
  const cli = (args: string[], text = '') => {
    const started = performance.now()
    const { status } = spawnSync(process.execPath, [inProject('dist', 'cli.js'), ...args], { input: text, maxBuffer: 1 << 28 })
    if (status !== 0) throw new Error(`motcua ${args.join(' ')} ended with ${status}`)
    return (performance.now() - started) / 1000
  }
  note('motcua feel "1 + 1"', `${Math.min(cli(['feel', '1 + 1']), cli(['feel', '1 + 1'])).toFixed(2)} s`, '', '< 1 s')
  const lines = Array.from({ length: 10_000 }, (_, i) => JSON.stringify({ from: `2025-0${(i % 9) + 1}-1${i % 9}T${10 + (i % 8)}:15`, term: ['5wd', '30wh', '14d', '2m'][i % 4] })).join('\n')
  note('motcua due --batch, 10,000 cases', `${cli(['due', '--batch', '-'], lines).toFixed(1)} s`, '', 'a few seconds')
}
