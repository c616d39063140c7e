import { errorOf, fieldId } from '../../../../../ui/forms.tsx'
import { channelSchema, type Channel } from '../../../model/definition.ts'
import { CHANNEL_NAMES } from '../../../model/words.ts'
import { join, oneOf, rowsOf, type Entry, type Values } from '../fields/entry.ts'
import { Box, Fields, None, Select, units, type Show } from '../fields/fields.tsx'
import { besideTimes, ofTimes } from './entries.ts'

const shortUnits = units.map(({ value, label }) => ({ value, label: label.replace('làm việc', 'l.v.') }))

/** Columns of the table: the channels of the procedure in their order, then the others. */
function channelsIn(values: Values): Channel[] {
  const stated = Array.from({ length: rowsOf(values, 'channels') }, (_, at) => oneOf(values, `channels.${at}.channel`))
  return [...channelSchema.options.filter((one) => stated.includes(one)).sort((a, b) => stated.indexOf(a) - stated.indexOf(b)), ...channelSchema.options.filter((one) => !stated.includes(one))]
}

/** Where the values of a channel stand in a list of rows; a channel that is not in it has none. */
function rowOf(values: Values, path: string, channel: Channel): string | undefined {
  const at = Array.from({ length: rowsOf(values, path) }, (_, one) => one).find((one) => oneOf(values, `${path}.${one}.channel`) === channel)
  return at === undefined ? undefined : join(path, at)
}

type CellProps = { show: Show; /** Where the boxes are posted to. */ path: string; /** Where what they hold stands now. */ from: string | undefined; label: string }

/** A term of one case and channel; empty: as the cell before it says. */
const Cell = ({ show: { values, problems, locked }, path, from, label }: CellProps) => {
  const given = (part: string) => (from === undefined ? '' : oneOf(values, join(from, part)))
  const error = errorOf(problems, `${path}.value`)
  return (
    <td>
      <input class="ds-input number" type="text" inputmode="numeric" autocomplete="off" id={fieldId(`${path}.value`)} name={`${path}.value`} value={given('value')} maxlength={4} readonly={locked} aria-label={`${label}: số`} {...(error ? { 'aria-invalid': 'true' as const } : {})} />
      <Select choices={shortUnits} empty={undefined} value={given('unit')} attributes={{ name: `${path}.unit`, disabled: locked, 'aria-label': `${label}: đơn vị` }} />
      <input type="hidden" name={`${path}.text`} value={given('text')} />
      {error && <p class="field-error">{error}</p>}
    </td>
  )
}

type RowProps = { show: Show; channels: readonly Channel[]; path: string; label: string }

/** One line of the table: its own term, then one for each channel. */
const Line = ({ show, channels, path, label }: RowProps) => {
  const { values } = show
  const list = join(path, 'channels')
  return (
    <>
      <Cell show={show} path={join(path, 'time')} from={join(path, 'time')} label={`${label}, mọi cách nộp`} />
      {channels.map((channel, at) => {
        const now = rowOf(values, list, channel)
        return <Cell show={show} path={`${list}.${at}.time`} from={now === undefined ? undefined : `${now}.time`} label={`${label}, ${CHANNEL_NAMES[channel].toLowerCase()}`} />
      })}
    </>
  )
}

const isRows = (entry: Entry): entry is Entry & { kind: 'rows' } => entry.kind === 'rows'

/** Channels, cases and their terms as one table (cách nộp × trường hợp × thời hạn); the rest of the part stands below. */
export const Times = (show: Show) => {
  const { values, locked } = show
  const columns = channelsIn(values)
  const cases = Array.from({ length: rowsOf(values, 'cases') }, (_, at) => ({ at, path: `cases.${at}`, name: oneOf(values, `cases.${at}.name`) }))
  const chain = ofTimes.filter(isRows).find(({ name }) => name === 'cases')?.of.find(({ name }) => name === 'chain')
  return (
    <>
      <section class="times" aria-label="Cách nộp và thời hạn">
        <h3>Cách nộp và thời hạn</h3>
        <p class="hint">Đánh dấu cách nộp được nhận. Ô trống theo ô bên trái; dòng của trường hợp trống thì theo dòng chung.</p>
        <input type="hidden" name="channels.n" value={String(columns.length)} />
        {cases.length > 0 && <input type="hidden" name="cases.n" value={String(cases.length)} />}
        <div class="times-room" role="region" tabindex={0} aria-label="Bảng thời hạn">
          <table class="times-table">
            <caption class="ds-sr-only">Thời hạn theo trường hợp và cách nộp</caption>
            <thead>
              <tr id="o-channels">
                <td />
                <th scope="col">Mọi cách nộp</th>
                {columns.map((channel, at) => (
                  <th scope="col" id={`hang-channels-${at}`}>
                    <label class="box-yes"><input class="ds-input" type="checkbox" name={`channels.${at}.channel`} value={channel} checked={rowOf(values, 'channels', channel) !== undefined} disabled={locked} /> {CHANNEL_NAMES[channel]}</label>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody id="o-cases">
              <tr><th scope="row">Chung</th><Line show={show} channels={columns} path="" label="Chung" /></tr>
              {cases.map(({ at, path, name }) => (
                <tr id={`hang-cases-${at}`} tabindex={-1}>
                  <th scope="row">
                    {name}
                    <input type="hidden" name={`${path}.key`} value={oneOf(values, `${path}.key`)} />
                    <input type="hidden" name={`${path}.name`} value={name} />
                    <input type="hidden" name={`${path}.channels.n`} value={String(columns.length)} />
                    {columns.map((channel, column) => <input type="hidden" name={`${path}.channels.${column}.channel`} value={channel} />)}
                  </th>
                  <Line show={show} channels={columns} path={path} label={name} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {rowsOf(values, 'channels') === 0 && <None path="channels" values={values} locked={locked} />}
        {chain && cases.map(({ path, name }) => (
          <details class="boxes-more" open={rowsOf(values, `${path}.chain`) > 0 || show.adding === `${path}.chain`}>
            <summary>Các chặng với cơ quan khác: {name}</summary>
            <Box {...show} entry={chain} path={`${path}.chain`} />
          </details>
        ))}
      </section>
      <Fields {...show} entries={besideTimes} />
    </>
  )
}
