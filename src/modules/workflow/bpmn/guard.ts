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

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
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
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^(utf-8|utf-16(le|be)?|us-ascii)$/i.test(encoding)) throw invalid('workflow.encoding')
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
