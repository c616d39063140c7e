import { SaxesParser } from 'saxes'
import { invalid, Refusal } from '../../../platform/errors.ts'

export const BPMN_NAMESPACE = 'http://www.omg.org/spec/BPMN/20100524/MODEL'

/** Two megabytes: the largest models of the BPMN interchange tests have 200 kB. */
const BYTES_AT_MOST = 2 * 1024 * 1024
const DEPTH_AT_MOST = 100
const ELEMENTS_AT_MOST = 50_000

/**
 * Lets only well-formed, harmless BPMN text through, before anything is built from it. No entity is ever
 * expanded: a file with a DOCTYPE is refused when the declaration is met.
 *
 * @throws Refusal 413 `workflow.tooLarge`; 422 `workflow.encoding`, `workflow.notXml`, `workflow.doctype`,
 * `workflow.tooDeep`, `workflow.notBpmn`.
 */
export function guardXml(input: string | Uint8Array): string {
  const size = typeof input === 'string' ? input.length : input.byteLength
  if (size > BYTES_AT_MOST) throw new Refusal(413, 'workflow.tooLarge', { params: { limit: '2 MB' } })
  const xml = (typeof input === 'string' ? input : decode(input)).replace(/^\uFEFF/, '')
  scan(xml)
  return xml
}

/** By the byte order mark, else as the XML declaration says, else UTF-8. */
function decode(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const mark = head.startsWith('\u00ff\u00fe') ? 'utf-16le' : head.startsWith('\u00fe\u00ff') ? 'utf-16be' : undefined
  const declared = /^<\?xml[^>]*\sencoding=["']([\w.-]+)["']/.exec(head)?.[1]
  try {
    return new TextDecoder(mark ?? declared ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalid('workflow.encoding')
  }
}

function scan(xml: string): void {
  const parser = new SaxesParser({ xmlns: true })
  let depth = 0
  let elements = 0
  parser.on('doctype', () => {
    throw invalid('workflow.doctype')
  })
  parser.on('opentag', (tag) => {
    if (elements === 0 && (tag.local !== 'definitions' || tag.uri !== BPMN_NAMESPACE)) throw invalid('workflow.notBpmn')
    if (++depth > DEPTH_AT_MOST || ++elements > ELEMENTS_AT_MOST) throw invalid('workflow.tooDeep')
  })
  parser.on('closetag', () => void depth--)
  parser.on('error', () => {
    throw invalid('workflow.notXml', [], { place: ` (dòng ${parser.line}, cột ${parser.column})` })
  })
  parser.write(xml).close()
}
