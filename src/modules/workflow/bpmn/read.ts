import { BpmnModdle, type ReadWarning } from 'bpmn-moddle'
import { invalid } from '../../../platform/errors.ts'
import { problem, type Problem } from '../model/problem.ts'
import { calledElement, idOf, xmlName, type Element } from './element.ts'
import { motcuaPackage } from './extension.ts'
import { graft } from './graft.ts'
import { guardXml } from './guard.ts'
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
 * Declares prefixes at the root as well that a foreign part declares for itself: the writer knows no others. One
 * that means several namespaces in the file stays where it is.
 */
function hoist(xml: string): string {
  const uses = [...xml.matchAll(/\sxmlns:([\w.-]+)\s*=\s*("[^"]*"|'[^']*')/g)]
  const meanings = Map.groupBy(uses, ([, prefix = '']) => prefix)
  const root = /<(?:[\w.-]+:)?definitions(?=[\s/>])(?:"[^"]*"|'[^']*'|[^>"'/]+|\/(?!>))*/.exec(xml.replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length)))
  if (!root) return xml
  const missing = [...meanings].filter(([prefix, all]) => !new RegExp(`\\sxmlns:${prefix.replaceAll('.', '\\.')}\\s*=`).test(root[0])
    && new Set(all.map(([, , value = '']) => value.slice(1, -1))).size === 1)
  const end = root.index + root[0].length
  return xml.slice(0, end) + missing.map(([, [first]]) => ` ${first?.[0].trim() ?? ''}`).join('') + xml.slice(end)
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
  const untouched = await toXml((await parse(bpmn.xml)).rootElement)
  if (lostBetween(bpmn.xml, untouched).length === 0) return { xml: written, lost: said(missing) }
  const xml = graft(bpmn.xml, untouched, written)
  return { xml, lost: said(lostBetween(bpmn.xml, xml)) }
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
