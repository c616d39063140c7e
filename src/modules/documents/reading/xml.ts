import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { Unreadable } from './refuse.ts'

const LIMITS = { depth: 300, elements: 600_000, attributes: 200 }

export type XmlReader = {
  /** Names keep their prefix (`w:p`), as every writer of DOCX writes them. */
  open(name: string, attributes: Record<string, string>): void
  close(name: string): void
  text(text: string): void
}

/** UTF-8, or UTF-16 by its mark. */
function decoded(bytes: Uint8Array): string {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(label).decode(bytes)
}

/**
 * Reads XML as a stream. A DOCTYPE is refused (Office never writes one): so there are no entities but the five
 * of XML, none from files or addresses and none that multiply.
 */
export function readXml(bytes: Uint8Array, reader: XmlReader): void {
  const parser = new SaxesParser()
  let depth = 0
  let elements = 0
  parser.on('doctype', () => { throw new Unreadable('doctype') })
  parser.on('error', () => { throw new Unreadable('broken') })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    depth += 1
    elements += 1
    if (depth > LIMITS.depth) throw new Unreadable('tooDeep')
    if (elements > LIMITS.elements || Object.keys(attributes).length > LIMITS.attributes) throw new Unreadable('tooMuch')
    reader.open(name, attributes)
  })
  parser.on('closetag', ({ name }: SaxesTagPlain) => {
    depth -= 1
    reader.close(name)
  })
  parser.on('text', (text) => { reader.text(text) })
  parser.on('cdata', (text) => { reader.text(text) })
  const text = decoded(bytes)
  for (let at = 0; at < text.length; at += 65_536) parser.write(text.slice(at, at + 65_536))
  parser.close()
}
