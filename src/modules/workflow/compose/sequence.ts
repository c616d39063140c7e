import { applyRows, readTable } from '../edit/apply.ts'
import type { BlueprintLane, BlueprintNode } from './blueprint.ts'
import { writeBlueprint } from './write.ts'

/** A step as a list of steps tells it. */
export type ListedStep = { name: string; position: string; lane: string; hours: number | null; work: string; forms: string[]; outputs: string[] }

/**
 * A process that does steps one after the other (quy trình tuần tự), with a lane for each position, as BPMN 2.0.
 * A step's lane may have a name and no position: nobody is known by that name yet. `note` says where it is from.
 */
export async function sequenceOf(steps: readonly ListedStep[], { name, note }: { name: string; note: string }): Promise<string> {
  const lanes: BlueprintLane[] = []
  const laneOf = ({ position, lane }: ListedStep): BlueprintLane => {
    const found = lanes.find((one) => one.position === position && one.name === lane)
    if (found) return found
    const made = { id: String(lanes.length + 1), name: lane, position }
    lanes.push(made)
    return made
  }
  const placed = steps.map((step, at): BlueprintNode => ({ kind: 'step', id: `buoc-${at + 1}`, lane: laneOf(step).id, column: at + 1, name: step.name, share: 1, work: step.work }))
  const [first, last] = [placed[0], placed.at(-1)]
  if (!first || !last) throw new RangeError('a sequence has at least one step')
  const nodes: BlueprintNode[] = [
    { kind: 'start', id: 'bat-dau', lane: first.lane, column: 0 }, ...placed, { kind: 'end', id: 'ket-thuc', lane: last.lane, column: steps.length + 1 },
  ]
  const flows = nodes.slice(1).map((node, at) => ({ from: nodes[at]?.id ?? '', to: node.id }))
  const xml = writeBlueprint({ lanes, nodes, flows }, { id: 'quy-trinh', name, note }, new Map())
  const { rows } = await readTable(xml)
  return applyRows(xml, rows.map((row, at) => ({
    ...row, hours: steps[at]?.hours ?? null, work: steps[at]?.work ?? '', forms: documents(steps[at]?.forms), outputs: documents(steps[at]?.outputs),
  })))
}

const documents = (names: readonly string[] = []) => names.map((name) => ({ name }))
