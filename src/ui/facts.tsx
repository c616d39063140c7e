/** Facts side by side, and facts under each other. */
import type { Words } from './types.ts'

export type Fact = {
  label: string
  /** Set in the big numeral: `05`. */
  numeral?: string | undefined
  /** `ngày làm việc`; or the whole answer when there is no numeral. */
  value?: Words | undefined
  note?: Words | undefined
}

/** The strip under a title (thông tin chính): four facts, two by two on phones. */
export const Facts = ({ facts }: { facts: Fact[] }) => (
  <dl class="facts">
    {facts.map((fact) => (
      <div>
        <dt>{fact.label}</dt>
        <dd>
          {fact.numeral !== undefined && <b class="facts-numeral">{fact.numeral} </b>}
          {fact.value !== undefined && <span class="facts-value">{fact.value}</span>}
          {fact.note !== undefined && <small>{fact.note}</small>}
        </dd>
      </div>
    ))}
  </dl>
)

export type Datum = {
  label: string
  /** Nothing known: write the words that say so, never an empty cell. */
  value: Words
}

/** Label and value in lines (dữ liệu đơn). `ruled` puts hairlines between them. */
export const DataList = ({ data, ruled = true }: { data: Datum[]; ruled?: boolean | undefined }) => (
  <dl class={ruled ? 'data data-ruled' : 'data'}>
    {data.map((datum) => (
      <div>
        <dt>{datum.label}</dt>
        <dd>{datum.value}</dd>
      </div>
    ))}
  </dl>
)
