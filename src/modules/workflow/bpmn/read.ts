import { BpmnModdle, type ReadWarning } from 'bpmn-moddle'
import { invalid, Refusal } from '../../../platform/errors.ts'
import { problem, type Problem } from '../model/problem.ts'
import { calledElement, idOf, xmlName, type Element } from './element.ts'
import { motcuaPackage } from './extension.ts'
import { graft } from './graft.ts'
import { guardXml } from './guard.ts'
import { hoist } from './hoist.ts'
import { lostBetween } from './lost.ts'

/** A BPMN file in memory (sơ đồ BPMN), with all of its elements, known or not. */
export type Bpmn = {
  definitions: Element
  /** The text it was read from. */
  xml: string
  /** What was wrong and changes what the model means. */
  problems: Problem[]
  /** What could not be kept, or leads nowhere, and changes nothing that is executed. */
  notes: Problem[]
}

const newModdle = () => new BpmnModdle({ motcua: motcuaPackage })

/**
 * Reads a BPMN 2.0 file of at most 2 MB. What the reader cannot place is named in `problems` or `notes`.
 *
 * @throws Refusal as `guardXml` does.
 */
export async function readBpmn(input: string | Uint8Array): Promise<Bpmn> {
  const xml = guardXml(input)
  const { rootElement, warnings } = await parse(xml)
  const bpmn: Bpmn = { definitions: rootElement, xml, problems: [], notes: [] }
  for (const warning of warnings) sort(bpmn, warning)
  return bpmn
}

async function parse(xml: string) {
  try {
    // What encoding the bytes had is settled; the reader would complain of any but UTF-8.
    return await newModdle().fromXML(hoist(xml.replace(/^<\?xml[^>]*\?>/, '')))
  } catch {
    throw invalid('workflow.notBpmn')
  }
}

/**
 * Writes a model, and puts back what the model has no place for. `lost` names every element, attribute, text and comment that was in the file it was read
 * from and is not in the new one; what an editor took out on purpose is among them.
 *
 * @throws Refusal 422 `workflow.unwritable` for some foreign parts: the text in `bpmn.xml` is then the only one.
 */
export async function writeBpmn(bpmn: Bpmn): Promise<{ xml: string; lost: Problem[] }> {
  const written = await toXml(bpmn.definitions)
  const said = (names: string[]) => names.map((name) => problem('lost', null, { name }))
  const missing = lostBetween(bpmn.xml, written)
  if (missing.length === 0) return { xml: written, lost: [] }
  const xml = await restore(bpmn.xml, written)
  return { xml, lost: said(xml === written ? missing : lostBetween(bpmn.xml, xml)) }
}

/** Puts back into a drawing what the program that drew it has no place for and stood in the text before it. */
async function restore(before: string, drawn: string): Promise<string> {
  const untouched = await toXml((await parse(before)).rootElement)
  return lostBetween(before, untouched).length === 0 ? drawn : graft(before, untouched, drawn)
}

/**
 * A drawing from the drawing board, with what the board has no place for as it stood in `before`.
 *
 * @throws Refusal as `guardXml` does for the drawing; a `before` that cannot be read has nothing to give.
 */
export async function keepFrom(before: string | undefined, drawn: string): Promise<string> {
  await readBpmn(drawn)
  if (before === undefined || before === drawn) return drawn
  try {
    return await restore(guardXml(before), drawn)
  } catch (error) {
    if (error instanceof Refusal) return drawn
    throw error
  }
}

async function toXml(definitions: Element): Promise<string> {
  try {
    return (await newModdle().toXML(definitions, { format: true })).xml
  } catch {
    // A prefix that is declared deep inside a foreign part only is more than the writer can do.
    throw invalid('workflow.unwritable')
  }
}

/** References without which a token would not know its way. */
const GUIDES = new Set(['bpmn:sourceRef', 'bpmn:targetRef', 'bpmn:default', 'bpmn:attachedToRef', 'bpmn:flowNodeRef'])

function sort(bpmn: Bpmn, warning: ReadWarning): void {
  const { message, element, property = '', value = '' } = warning
  if (element && message.startsWith('unresolved reference')) {
    const found = problem('brokenReference', idOf(element) || null, { owner: calledElement(element), name: value })
    return void (GUIDES.has(property) ? bpmn.problems : bpmn.notes).push(found)
  }
  if (element && message.startsWith('unknown attribute')) {
    const type = xmlName(property)
    return void bpmn.notes.push(problem('foreign', idOf(element) || null, { name: calledElement(element), type }))
  }
  const [, trouble, name = ''] = /(duplicate ID|illegal ID|unknown type|unrecognized element) <([^>]*)>/.exec(message) ?? []
  if (trouble === 'duplicate ID') bpmn.problems.push(problem('duplicateId', name))
  else if (trouble === 'illegal ID') bpmn.problems.push(problem('illegalId', name))
  else if (trouble) (meansSomething(name) ? bpmn.problems : bpmn.notes).push(problem('unread', null, { name: `“${xmlName(name)}”` }))
  else bpmn.notes.push(problem('unread', null, { name: `“${/text <([^>]*)>/.exec(message)?.[1] ?? message.slice(0, 60)}”` }))
}

/** An element of BPMN itself that the reader could not place may have been a step or a way. */
const meansSomething = (name: string): boolean => name.startsWith('bpmn:') && name !== 'bpmn:documentation'
