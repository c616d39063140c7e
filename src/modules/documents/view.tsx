/** A document as a piece of screen: the same words, tables and pictures as its PDF and DOCX, for a look beside an editor. */
import { raw } from 'hono/html'
import type { FC } from 'hono/jsx'
import { stampLine, wordsOf, type Block, type Cell, type Document, type Section, type Table, type Words } from './model/document.ts'

export const DocumentView: FC<{ document: Document }> = ({ document: { sections, stamp } }) => (
  <div class="sheets">
    {sections.map((section) => <Sheet section={section} />)}
    <p class="sheet-stamp">{stampLine(stamp)} · Mã băm: {stamp.hash.slice(0, 12)}…</p>
  </div>
)

const Sheet: FC<{ section: Section }> = ({ section: { orientation, blocks } }) => (
  <div class={`sheet sheet-${orientation}`}>
    <div class="sheet-in">{blocks.map((block) => <Piece block={block} />)}</div>
  </div>
)

const Piece: FC<{ block: Block }> = ({ block }) => {
  switch (block.kind) {
    case 'letterhead': return (
      <div class="sheet-head">
        <div><p>{block.parent}</p><p><b>{block.agency}</b></p>{block.number !== null && <p>{block.number}</p>}</div>
        <div><p><b>Cộng hòa xã hội chủ nghĩa Việt Nam</b></p><p><b>Độc lập - Tự do - Hạnh phúc</b></p>{block.placeAndDate !== null && <p>{block.placeAndDate}</p>}</div>
      </div>
    )
    case 'title': return (
      <div class="sheet-title">
        <p><b>{block.text.toUpperCase()}</b></p>
        {(block.lines ?? []).map((line) => <p>{line}</p>)}
        {block.note !== undefined && <p class="sheet-note">{block.note}</p>}
      </div>
    )
    case 'heading': return <p class={`sheet-h${block.level}`}>{block.text}</p>
    case 'paragraph': return <p {...(block.align === undefined ? {} : { class: `sheet-${block.align}` })}><Said words={block.words} /></p>
    case 'list': return block.ordered
      ? <ol>{block.items.map((item) => <li><Said words={item} /></li>)}</ol>
      : <ul>{block.items.map((item) => <li><Said words={item} /></li>)}</ul>
    case 'table': return <Grid table={block} />
    case 'figure': return (
      <figure role="img" aria-label={block.alt}>
        <div aria-hidden="true">{raw(block.svg)}</div>
        {block.caption !== undefined && <figcaption>{block.caption}</figcaption>}
      </figure>
    )
    case 'pageBreak': return <hr />
    case 'signature': return (
      <div class="sheet-head sheet-signature">
        {block.recipients !== null && <div><p><b>Nơi nhận:</b></p>{block.recipients.map((one) => <p>- {one}</p>)}</div>}
        {block.signers.map(({ title, name, note }) => <div><p><b>{title}</b></p>{note !== null && <p>{note}</p>}<p>{name ?? ''}</p></div>)}
      </div>
    )
  }
}

const Grid: FC<{ table: Table }> = ({ table: { caption, columns, head, rows } }) => {
  const breadth = columns.reduce((sum, { width }) => sum + width, 0)
  return (
    <table>
      {caption !== undefined && <caption>{caption}</caption>}
      <colgroup>{columns.map(({ width }) => <col style={`width:${(width / breadth * 100).toFixed(1)}%`} />)}</colgroup>
      {head.length > 0 && <thead>{head.map((row) => <tr>{row.map((cell) => <th scope="col" {...spans(cell)}><Held cell={cell} /></th>)}</tr>)}</thead>}
      <tbody>
        {rows.map((row) => <tr>{row.map((cell, at) => <td {...spans(cell)} {...aligned(cell, row.length === columns.length ? columns[at]?.align : undefined)}><Held cell={cell} /></td>)}</tr>)}
      </tbody>
    </table>
  )
}

const spans = (cell: Cell) => (typeof cell === 'string' ? {} : { ...(cell.columns ? { colspan: cell.columns } : {}), ...(cell.rows ? { rowspan: cell.rows } : {}) })
const aligned = (cell: Cell, column: string | undefined) => {
  const align = typeof cell === 'string' ? column : (cell.align ?? column)
  return align === undefined ? {} : { class: `sheet-${align}` }
}

const Held: FC<{ cell: Cell }> = ({ cell }) => {
  const bold = typeof cell !== 'string' && cell.bold
  return <>{wordsOf(cell).map((words) => <p>{bold ? <b><Said words={words} /></b> : <Said words={words} />}</p>)}</>
}

const Said: FC<{ words: Words }> = ({ words }) =>
  typeof words === 'string' ? <>{words}</> : <>{words.map((run) => (typeof run === 'string' ? run : run.bold ? <b>{run.text}</b> : run.italic ? <i>{run.text}</i> : run.text))}</>
