// `npm run miwg -- FOLDER`: opens every BPMN model of a folder, writes it again and prints one line a model:
// what was lost, by the product's own comparison and by a second one that knows nothing of BPMN but XML; what
// cannot run. Meant for the reference models of the BPMN Model Interchange Working Group
// (github.com/bpmn-miwg/bpmn-miwg-test-suite, folder Reference); exit 1 if anything was lost.
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensurePackages, nodePath } from './prepare.mjs'
import { difference } from './xml-difference.mjs'

ensurePackages()
const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('npm run miwg -- FOLDER')
  process.exit(2)
}
if (nodePath() !== process.execPath) {
  const run = spawnSync(nodePath(), [fileURLToPath(import.meta.url), folder], { stdio: 'inherit' })
  process.exit(run.status ?? 1)
}
const { inspectBpmn } = await import('../src/modules/workflow/bpmn/inspect.ts')
const { readBpmn, writeBpmn } = await import('../src/modules/workflow/bpmn/read.ts')

const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn')).sort()
let lostAtAll = 0
console.log('| Model | kB | opens, ms | lost | differs as XML | written twice | runs | what cannot run |')
console.log('|---|---|---|---|---|---|---|---|')
for (const file of files) {
  const bytes = readFileSync(join(folder, file))
  const began = performance.now()
  const found = await inspectBpmn(bytes)
  const took = Math.round(performance.now() - began)
  const bpmn = await readBpmn(bytes)
  const { xml, lost } = await writeBpmn(bpmn)
  const again = await writeBpmn(await readBpmn(xml))
  const differs = difference(bpmn.xml, xml)
  lostAtAll += lost.length + differs.length
  const refused = [...found.problems, ...found.ignored.filter(({ code }) => code === 'notExecuted')]
  const named = Object.entries(Object.groupBy(refused, ({ code, message }) => /là ([\w ]+);/.exec(message)?.[1] ?? code))
    .map(([name, all]) => (all.length > 1 ? `${name} ×${all.length}` : name))
  const runs = found.executable ? 'yes' : found.ok ? 'drawn only' : 'no'
  console.log(`| ${[file, Math.round(bytes.length / 1024), took, lost.length, differs.length, again.xml === xml ? 'same' : 'DIFFERS', runs, named.join(', ')].join(' | ')} |`)
  for (const line of [...lost.map(({ message }) => message), ...differs].slice(0, 20)) console.error(`  ${line}`)
}
console.log(`\n${files.length} models, ${lostAtAll} things lost.`)
process.exit(files.length > 0 && lostAtAll === 0 ? 0 : 1)
