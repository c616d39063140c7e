/** The work list of staff (danh sách hồ sơ): counts as tabs, filters, rows with the due date first, acts on many. */
import type { PropsWithChildren } from 'hono/jsx'
import { Icon } from './icons.tsx'
import type { TimeState } from './time-mark.tsx'
import { DueMark } from './time-mark.tsx'
import type { Words } from './types.ts'

export type CountTab = {
  href: string
  label: string
  count: number | string
  /** Colours count and icon; only for counts about time. */
  state?: TimeState | undefined
  current?: boolean | undefined
}

const tabIcon = {
  onTime: ['ringTick', 'on-time'],
  nearDue: ['clock', 'near-due'],
  overdue: ['triangle', 'overdue'],
  paused: ['pause', 'paused'],
  doneOnTime: ['ringTick', 'on-time'],
  doneLate: ['triangle', 'overdue'],
  none: ['ring', 'paused'],
} as const

/** `38 Tất cả · 2 Quá hạn · …`, each a link to the list behind the number. */
export const CountTabs = ({ tabs, label = 'Chọn theo hạn' }: { tabs: CountTab[]; label?: string | undefined }) => (
  <nav class="count-tabs" aria-label={label}>
    {tabs.map((tab) => {
      const [icon, tone] = tab.state ? tabIcon[tab.state] : [undefined, 'plain']
      return (
        <a href={tab.href} class={`due-${tone}`} {...(tab.current ? { 'aria-current': 'true' as const } : {})}>
          <b>{tab.count}</b>
          {icon && <Icon name={icon} />}
          <span>{tab.label}</span>
        </a>
      )
    })}
  </nav>
)

export type Filter = {
  name: string
  label: string
  value: string
  choices: { value: string; label: string }[]
  /** Stands at the right end (`Xếp theo`). */
  atEnd?: boolean | undefined
}

type FilterBarProps = {
  action: string
  /** The box for words inside this list. */
  search?: { name: string; value: string; label: string } | undefined
  filters: Filter[]
  /** Parameters to keep (the current tab). */
  keep?: Record<string, string | undefined> | undefined
}

const FilterSelect = ({ filter }: { filter: Filter }) => (
  <label class={filter.atEnd ? 'filter filter-end' : 'filter'}>
    <span>{filter.label}</span>
    <select name={filter.name} data-send-on-change>
      {filter.choices.map((choice) => (
        <option value={choice.value} selected={choice.value === filter.value}>
          {choice.label}
        </option>
      ))}
    </select>
    <Icon name="chevron" size={13} />
  </label>
)

/** Filters in one line, sent by GET so that a list can be kept as an address. */
export const FilterBar = ({ action, search, filters, keep = {} }: FilterBarProps) => (
  <form class="filters" action={action} method="get" role="search" aria-label="Lọc danh sách">
    {Object.entries(keep).map(([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />)}
    {search && (
      <label class="filter filter-search">
        <Icon name="search" />
        <input type="search" name={search.name} value={search.value} placeholder={search.label} aria-label={search.label} data-key="f" />
      </label>
    )}
    {filters.filter((f) => !f.atEnd).map((filter) => <FilterSelect filter={filter} />)}
    <button class="ds-button filter-send" data-variant="secondary" type="submit">Lọc</button>
    {filters.filter((f) => f.atEnd).map((filter) => <FilterSelect filter={filter} />)}
  </form>
)

/** A cell of two lines: what matters, and what is beside it. */
export type TwoLines = { main: Words; sub?: Words | undefined }

export type WorkRow = {
  id: string
  href: string
  due: { state: TimeState; words: Words; note?: Words | undefined }
  /** Who, and which procedure. */
  title: TwoLines
  /** Heard with the checkbox: `Chọn hồ sơ 231012-0003`. */
  selectLabel: string
  /** The other columns, in the order of `columns`. */
  cells: (TwoLines | Words)[]
  selected?: boolean | undefined
  /** Cannot be chosen together with others. */
  apart?: boolean | undefined
}

type WorkListProps = PropsWithChildren<{
  /** Heads of due date and title, then of the other cells. */
  columns: { due?: string | undefined; title: string; cells: string[] }
  caption: string
  rows: WorkRow[]
  /** Name of the checkbox fields; without it rows cannot be chosen. */
  selectName?: string | undefined
}>

const isTwoLines = (cell: TwoLines | Words): cell is TwoLines =>
  typeof cell === 'object' && cell !== null && 'main' in cell && !('tag' in cell)

const Cell = ({ cell }: { cell: TwoLines | Words }) =>
  isTwoLines(cell) ? <><span>{cell.main}</span>{cell.sub !== undefined && <small>{cell.sub}</small>}</> : <span>{cell}</span>

const WorkLine = ({ row, heads, selectName }: { row: WorkRow; heads: string[]; selectName?: string | undefined }) => (
  <tr data-row class={row.selected ? 'chosen' : undefined}>
    {selectName && (
      <td class="pick">
        {!row.apart && <input class="ds-input" type="checkbox" name={selectName} value={row.id} checked={row.selected} aria-label={row.selectLabel} />}
      </td>
    )}
    <td class="work-due"><DueMark state={row.due.state} note={row.due.note}>{row.due.words}</DueMark></td>
    <th scope="row" class="work-title">
      <a href={row.href}>{row.title.main}</a>
      {row.title.sub !== undefined && <small>{row.title.sub}</small>}
    </th>
    {row.cells.map((cell, index) => (
      <td {...(isTwoLines(cell) ? {} : { 'data-label': heads[index] })}><Cell cell={cell} /></td>
    ))}
    <td class="work-go" aria-hidden="true"><Icon name="arrow" size={14} /></td>
  </tr>
)

/** The rows. Put it inside a POST form together with a `BulkBar` when rows can be chosen. */
export const WorkList = ({ columns, caption, rows, selectName }: WorkListProps) => (
  <table class="ds-table work" data-worklist>
    <caption class="ds-sr-only">{caption}</caption>
    <thead>
      <tr>
        {selectName && (
          <th scope="col" class="pick">
            <input class="ds-input" type="checkbox" data-choose-all aria-label="Chọn cả trang" />
          </th>
        )}
        <th scope="col">{columns.due ?? 'Hạn trả'}</th>
        <th scope="col">{columns.title}</th>
        {columns.cells.map((head) => <th scope="col">{head}</th>)}
        <th class="work-go"><span class="ds-sr-only">Mở</span></th>
      </tr>
    </thead>
    <tbody>{rows.map((row) => <WorkLine row={row} heads={columns.cells} selectName={selectName} />)}</tbody>
  </table>
)

/** Acts on what is chosen; sticks to the bottom while something is. `pager` stands at the right. */
export const BulkBar = ({ children, noun = 'hồ sơ', pager }: PropsWithChildren<{ noun?: string | undefined; pager?: Words | undefined }>) => (
  <div class="bulk" data-bulk>
    <div class="bulk-acts">
      <strong data-bulk-count={`Đã chọn {n} ${noun}`}>{`Với các ${noun} đã chọn`}</strong>
      {children}
      <button class="plain-button" type="button" data-choose-none hidden>Bỏ chọn</button>
    </div>
    {pager}
  </div>
)

/** The keys of the list, with the switch that turns them off (WCAG 2.1.4). Shown only when script runs. */
export const KeyHelp = ({ choosing = true }: { /** Rows can be chosen. */ choosing?: boolean | undefined }) => (
  <div class="keys" data-keys hidden>
    <span><kbd>J</kbd><kbd>K</kbd> xuống, lên</span>
    {choosing && <span><kbd>X</kbd> chọn</span>}
    <span><kbd>Enter</kbd> mở hồ sơ</span>
    <span><kbd>F</kbd> lọc</span>
    <span><kbd>/</kbd> tìm</span>
    <button class="plain-button" type="button" data-keys-switch aria-pressed="true">Tắt phím tắt</button>
  </div>
)
