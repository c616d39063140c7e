import { html } from '../../../platform/page.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Icon, type IconName } from '../../../ui/icons.tsx'
import { LinkButton } from '../../../ui/forms.tsx'
import { Either, Staff } from '../../../ui/frame.tsx'
import { PageHead, Section } from '../../../ui/page-parts.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Agreement, AgreementColumn, AgreementRow, Cell } from '../agreement/agreement.ts'
import { FACT_NAMES } from '../facts/index.ts'
import { draftAgreement, getDraft, getProcedure, versionAgreement } from '../service.ts'

const TITLE = 'Sự thống nhất của các đầu ra'
const FORMATS = { html: 'trang', pdf: 'PDF', docx: 'DOCX', json: 'dữ liệu' } as const

const signs: Record<Cell['state'], { icon: IconName; words: string }> = {
  same: { icon: 'filledTick', words: 'khớp' }, differs: { icon: 'notEqual', words: 'lệch' }, missing: { icon: 'notEqual', words: 'không thấy' }, leftOut: { icon: 'ring', words: 'không thuộc đầu ra này' },
}
const isWrong = (cell: Cell): boolean => cell.state === 'differs' || cell.state === 'missing'

const columnName = ({ name, format }: AgreementColumn): string => `${name}, ${FORMATS[format]}`

/** How one output stands: khớp, lệch 2 chỗ. */
const Summary = ({ columns }: { columns: AgreementColumn[] }) => (
  <ul class="plain-list agreement-summary">
    {columns.map((column) => (
      <li>
        <Icon name={column.wrong === 0 ? 'filledTick' : 'notEqual'} size={15} />
        <span>{columnName(column)}: {column.wrong === 0 ? 'khớp' : `lệch ${column.wrong} chỗ`}</span>
      </li>
    ))}
  </ul>
)

type Place = { cell: Cell; column: AgreementColumn }

const PlaceLine = ({ place: { cell, column } }: { place: Place }) => (
  <li class={isWrong(cell) ? 'agreement-wrong' : 'quiet'}>
    <Icon name={signs[cell.state].icon} size={13} /> {columnName(column)}: {signs[cell.state].words}
    {'where' in cell && ` (${cell.where})`}{cell.state === 'differs' && `, ghi “${cell.words}”`}
  </li>
)

/** Where a fact stands in each output, in words: the places that agree folded together, each that does not by itself. */
const Places = ({ row, columns }: { row: AgreementRow; columns: AgreementColumn[] }) => {
  const all = row.cells.flatMap((cell, at): Place[] => { const column = columns[at]; return column ? [{ cell, column }] : [] })
  const wrong = all.filter(({ cell }) => isWrong(cell))
  const same = all.filter(({ cell }) => cell.state === 'same')
  return (
    <>
      {wrong.length > 0 && <ul class="plain-list">{wrong.map((place) => <PlaceLine place={place} />)}</ul>}
      {same.length > 0 && (
        <details class="agreement-same">
          <summary><Icon name="filledTick" size={13} /> Khớp ở {same.length} đầu ra</summary>
          <ul class="plain-list">{same.map((place) => <PlaceLine place={place} />)}</ul>
        </details>
      )}
      {wrong.length + same.length === 0 && <span class="quiet">Không thuộc đầu ra nào.</span>}
    </>
  )
}

const Report = ({ agreement: { columns, rows, wrong, facts }, onlyWrong, here }: { agreement: Agreement; onlyWrong: boolean; here: string }) => {
  const shown = onlyWrong ? rows.filter((row) => row.cells.some(isWrong)) : rows
  return (
    <>
      <Section title={wrong === 0 ? 'Các đầu ra khớp nhau' : `Lệch ở ${wrong} dữ kiện`} aside={`${facts} dữ kiện, ${columns.length} tệp đã đọc lại`}>
        <p>Từng tệp được đọc lại như đọc văn bản của cơ quan khác, rồi so với nội dung thủ tục.</p>
        <Summary columns={columns} />
        <p class="note">{onlyWrong ? <a href={here}>Xem mọi dữ kiện</a> : <a href={`${here}${here.includes('?') ? '&' : '?'}lech=1`}>Chỉ xem chỗ lệch</a>}</p>
      </Section>
      {shown.length === 0 ? <Empty title="Không có chỗ lệch nào."><></></Empty> : (
        <Table
          caption="Từng dữ kiện và chỗ của nó trong mỗi đầu ra" rows={shown}
          columns={[
            { head: 'Dữ kiện', kind: 'main', width: '36%', cell: (row) => <>{row.words}<p class="note">{FACT_NAMES[row.kind]}{row.about === '' ? '' : `, ${row.about}`}</p></> },
            { head: 'Ở đâu trong các đầu ra', phone: 'label', cell: (row) => <Places row={row} columns={columns} /> },
          ]}
        />
      )}
    </>
  )
}

/** GET /thu-tuc/:key/khop[?phien-ban=2][&lech=1]: where each fact of a version stands in each output. */
export async function showAgreement(c: WebContext): Promise<Response> {
  const key = c.req.param('key') ?? ''
  const asked = /^[1-9]\d{0,4}$/.exec(c.req.query('phien-ban') ?? '')
  const { version } = await getProcedure(c.var.ctx, key, asked ? Number(asked[0]) : null)
  const agreement = await versionAgreement(c.var.ctx, key, version.number)
  const here = `/thu-tuc/${key}/khop?phien-ban=${version.number}`
  return html(c, (
    <Either c={c} title={TITLE}>
      <PageHead title={TITLE} crumbs={{ links: [{ href: '/thu-tuc', label: 'Thủ tục' }, { href: `/thu-tuc/${key}`, label: version.definition.code ?? version.definition.name }], here: `Phiên bản ${version.number}` }} />
      <p>{version.definition.name}</p>
      <Report agreement={agreement} onlyWrong={c.req.query('lech') === '1'} here={here} />
    </Either>
  ))
}

/** GET /soan-thao/:id/khop[?lech=1]: the same of a draft. */
export async function showDraftAgreement(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const [draft, agreement] = await Promise.all([getDraft(c.var.ctx, id), draftAgreement(c.var.ctx, id)])
  return html(c, (
    <Staff c={c} title={TITLE}>
      <PageHead title={TITLE} crumbs={{ links: [{ href: '/soan-thao', label: 'Soạn thảo' }], here: draft.definition.code ?? 'Bản thảo' }} />
      <p>{draft.definition.name}</p>
      <Report agreement={agreement} onlyWrong={c.req.query('lech') === '1'} here={`/soan-thao/${id}/khop`} />
      <LinkButton href={`/soan-thao/${id}`} variant="secondary">Về bản thảo</LinkButton>
    </Staff>
  ))
}
