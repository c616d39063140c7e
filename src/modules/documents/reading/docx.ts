/** DOCX (ECMA-376): the words of the body, headers, footers and footnotes. Nothing in it is run or followed. */
import type { OutsideDocument, Unread, UnreadKind } from '../model/outside.ts'
import { counterOf, readHeadings, readNumbering } from './docx-styles.ts'
import { readStory, type Counts } from './docx-story.ts'
import { Unreadable } from './refuse.ts'
import { readXml } from './xml.ts'
import { openPackage, type Package } from './zip.ts'

const MAIN = /\/main\+xml$|wordprocessingml\.document\.main\+xml$/

/** Name of the main part by the list of contents. @throws Unreadable macros, kind. */
function mainPart(parts: Package): string {
  const types = parts.read('[Content_Types].xml')
  if (!types) throw new Unreadable('kind')
  let main: string | undefined
  let macros = parts.names.some((name) => /vbaProject|vbaData|activeX/i.test(name))
  readXml(types, {
    open(_, { ContentType: type = '', PartName: name = '' }) {
      if (/macroEnabled|vbaProject/i.test(type)) macros = true
      if (/wordprocessingml/.test(type) && MAIN.test(type)) main = name.replace(/^\//, '')
    },
    close: () => undefined,
    text: () => undefined,
  })
  if (macros) throw new Unreadable('macros')
  if (main === undefined) throw new Unreadable('kind')
  return main
}

/** Links to files and templates elsewhere are named and never opened; those to pages a reader may click are no matter. */
function outsideLinks(bytes: Uint8Array | undefined): boolean {
  let found = false
  if (bytes) {
    readXml(bytes, {
      open(_, { TargetMode: mode, Type: type = '' }) { if (mode === 'External' && !type.endsWith('/hyperlink')) found = true },
      close: () => undefined,
      text: () => undefined,
    })
  }
  return found
}

/** @throws Unreadable */
export function readDocx(bytes: Uint8Array): OutsideDocument {
  const parts = openPackage(bytes)
  const main = mainPart(parts)
  const body = parts.read(main)
  if (!body) throw new Unreadable('broken')
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const found = new Map<string, Unread>()
  const unread = (what: UnreadKind, where: string) => void found.set(`${what} ${where}`, { what, where })
  const headings = readHeadings(parts.read(`${folder}styles.xml`))
  const numberOf = counterOf(readNumbering(parts.read(`${folder}numbering.xml`)))
  const story = (part: string, content: Uint8Array, counts: Counts = { paragraphs: 0, tables: 0 }) =>
    readStory(content, { headings, numberOf, counts, part, unread })
  const beside = (pattern: RegExp, words: string) =>
    parts.names.filter((name) => name.startsWith(folder) && pattern.test(name.slice(folder.length))).sort().flatMap((name) => {
      const content = parts.read(name)
      return content ? story(words, content) : []
    })
  for (const name of parts.names.filter((one) => /\/_rels\/[^/]+\.rels$/.test(one))) {
    if (outsideLinks(parts.read(name))) unread('link', name === `${folder}_rels/settings.xml.rels` ? 'mẫu đính kèm của văn bản' : 'trong văn bản')
  }
  const blocks = [
    ...story('', body),
    ...beside(/^footnotes\.xml$/, 'chú thích'),
    ...beside(/^endnotes\.xml$/, 'chú thích cuối'),
    ...beside(/^header\d*\.xml$/, 'đầu trang'),
    ...beside(/^footer\d*\.xml$/, 'chân trang'),
  ]
  return { format: 'docx', blocks, unread: [...found.values()] }
}
