// `npm run faults`: kills the program under load and looks for every filing it has answered. `--kills N` (60).
import { parseArgs } from 'node:util'
import { killUnderLoad } from './kills.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '60' }, clients: { type: 'string', default: '6' } } })
const kills = Number(values.kills)
const clients = Number(values.clients)
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(clients) || clients < 1) {
  process.stderr.write('--kills and --clients are whole numbers from 1.\n')
  process.exit(2)
}
const say = (line: string) => process.stdout.write(`${line}\n`)
const started = performance.now()
const { filings, acceptances, letters, onTheirWay, repeated, faults } = await killUnderLoad({ kills, clients, say })
say(`\n${kills} kills in ${((performance.now() - started) / 1000).toFixed(0)} s: ${filings} filings and ${acceptances} acceptances answered, ${letters} letters sent and ${onTheirWay} to be sent again, ${repeated} requests sent again`)
for (const fault of faults) say(`WRONG ${fault}`)
if (faults.length === 0) say('Every filing that was answered is there exactly once; codes without a gap; trail, tasks, receipts, notices and letters agree.')
process.exit(faults.length === 0 ? 0 : 1)
