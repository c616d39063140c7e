import type { FC } from 'hono/jsx'
import type { NationalRecord } from '../../../outputs/national-schema.ts'

/** The record of the national database as it will be sent: names of its fields, and what stands in each. */
export const RecordView: FC<{ record: NationalRecord }> = ({ record }) => (
  <dl class="record">{Object.entries(record).map(([name, value]) => <><dt>{name}</dt><dd><Held value={value} /></dd></>)}</dl>
)

const Held: FC<{ value: unknown }> = ({ value }) => {
  if (value === null || value === undefined || value === '') return <span class="quiet">không ghi</span>
  if (Array.isArray(value)) return value.length === 0 ? <span class="quiet">không có</span> : <ol>{value.map((one: unknown) => <li><Held value={one} /></li>)}</ol>
  if (typeof value !== 'object') return <>{String(value)}</>
  return <dl class="record-part">{Object.entries(value).map(([name, one]) => <><dt>{name}</dt><dd><Held value={one} /></dd></>)}</dl>
}
