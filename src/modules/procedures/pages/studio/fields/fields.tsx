import { errorOf, fieldId, shownMoney, type Problem } from '../../../../../ui/forms.tsx'
import { FieldError } from '../../../../../ui/forms/field.tsx'
import { Icon, type IconName } from '../../../../../ui/icons.tsx'
import { FileBox } from './file-box.tsx'
import type { ProcedureDefinition } from '../../../model/definition.ts'
import { join, manyOf, oneOf, rowsOf, type Choices, type Entry, type Rows, type Values } from './entry.ts'

export type Show = {
  values: Values
  definition: ProcedureDefinition
  problems: readonly Problem[]
  /** Nobody may change it now. */
  locked: boolean
  /** Address before the hash of a file that the draft names. */
  filesAt: string
  /** List that shows one empty row more. */
  adding: string | undefined
}

/** The boxes of a list of entries, in rows of twelve columns. */
export const Fields = ({ entries, path = '', ...show }: Show & { entries: readonly Entry[]; path?: string }) => {
  const more = entries.filter((entry) => 'more' in entry && entry.more)
  const open = more.length > 0 && filled(more, path, show)
  return (
    <div class="boxes">
      {entries.filter((entry) => !more.includes(entry)).map((entry) => <Box {...show} entry={entry} path={join(path, entry.name)} />)}
      {more.length > 0 && (
        <details class="boxes-more" open={open}>
          <summary>{more.flatMap((entry) => ('label' in entry ? [entry.label] : [])).join(', ')}</summary>
          <div class="boxes">{more.map((entry) => <Box {...show} entry={entry} path={join(path, entry.name)} />)}</div>
        </details>
      )}
    </div>
  )
}

/** Whether something wrong stands in what would be folded away. */
const filled = (entries: readonly Entry[], path: string, { problems }: Show): boolean =>
  problems.some(({ field }) => entries.some((entry) => field?.startsWith(join(path, entry.name))))

type BoxProps = Show & { entry: Entry; path: string }

/** One entry under its name. */
export const Box = (props: BoxProps) => {
  const { entry, path, values } = props
  if (entry.kind === 'kept' || entry.kind === 'key') return <input type="hidden" name={path} value={oneOf(values, path)} />
  if (entry.kind === 'rows') return <RowsBox {...props} rows={entry} />
  if (entry.kind === 'group') {
    return (
      <fieldset class="boxes-group" id={fieldId(path)}>
        <legend>{entry.label}</legend>
        {entry.hint && <p class="hint">{entry.hint}</p>}
        <Fields {...props} entries={entry.of} path={path} />
      </fieldset>
    )
  }
  if (entry.kind === 'file') return <FileBox {...props} entry={entry} value={oneOf(values, path)} error={errorOf(props.problems, path)} />
  const error = errorOf(props.problems, entry.kind === 'limit' ? `${path}.value` : path)
  return (
    <div class={`box${entry.span ? ` box-${entry.span}` : ''}${error ? ' field-wrong' : ''}`}>
      <Control {...props} entry={entry} error={error} />
      <FieldError id={fieldId(path)} error={error} />
    </div>
  )
}

type ControlProps = BoxProps & { entry: Exclude<Entry, { kind: 'kept' | 'key' | 'rows' | 'group' | 'file' }>; error: string | undefined }

const Control = ({ entry, path, values, definition, locked, error }: ControlProps) => {
  const id = fieldId(path)
  const value = oneOf(values, path)
  const described = [entry.hint ? `${id}-goi-y` : '', error ? `${id}-loi` : ''].filter(Boolean).join(' ')
  const common = { id, name: path, readonly: locked, ...(described ? { 'aria-describedby': described } : {}), ...(error ? { 'aria-invalid': 'true' as const } : {}) }
  const { readonly: _, ...choosing } = { ...common, disabled: locked }
  const label = <label class="ds-label" for={id}>{entry.label}</label>
  const hint = entry.hint && <p class="hint" id={`${id}-goi-y`}>{entry.hint}</p>
  switch (entry.kind) {
    case 'text':
      return <>{label}{hint}{entry.rows ? <textarea class="ds-input" rows={entry.rows} {...common}>{value}</textarea> : <input class="ds-input" type="text" value={value} {...common} />}</>
    case 'lines':
      return (
        <>
          {label}
          <p class="hint" id={`${id}-goi-y`}>{entry.hint ?? 'Mỗi dòng một mục.'}</p>
          <textarea class="ds-input" rows={Math.min(12, Math.max(2, value.split('\n').length + 1))} {...common} aria-describedby={[`${id}-goi-y`, error ? `${id}-loi` : ''].filter(Boolean).join(' ')}>{value}</textarea>
          {entry.nullable && value === '' && <None path={path} values={values} locked={locked} />}
        </>
      )
    case 'day': return <>{label}{hint}<input class="ds-input" type="text" value={value} maxlength={10} placeholder="ngày/tháng/năm" autocomplete="off" {...common} /></>
    case 'money': return <>{label}{hint}<div class="with-unit"><input class="ds-input number" type="text" inputmode="numeric" autocomplete="off" value={shownMoney(value)} {...common} /><span>đồng</span></div></>
    case 'number': return <>{label}{hint}<div class="with-unit"><input class="ds-input number" type="text" inputmode="decimal" autocomplete="off" value={value} {...common} />{entry.unit && <span>{entry.unit}</span>}</div></>
    case 'choice': return <>{label}{hint}<Select choices={choicesOf(entry.choices, definition)} empty={entry.empty} value={value} attributes={choosing} /></>
    case 'yes': return <label class="box-yes"><input class="ds-input" type="checkbox" value="1" checked={values[path] === undefined ? entry.checked === true : value === '1'} {...choosing} /> {entry.label}</label>
    case 'checks':
      return (
        <fieldset class="box-checks" id={id}>
          <legend>{entry.label}</legend>
          {hint}
          {choicesOf(entry.choices, definition).map((choice) => (
            <label class="box-yes"><input class="ds-input" type="checkbox" name={path} value={choice.value} checked={manyOf(values, path).includes(choice.value)} disabled={locked} /> {choice.label}</label>
          ))}
        </fieldset>
      )
    case 'limit': return <Limit label={entry.label} path={path} values={values} locked={locked} error={error} />
  }
}

const choicesOf = (choices: Choices | ((definition: ProcedureDefinition) => Choices), definition: ProcedureDefinition): Choices =>
  typeof choices === 'function' ? choices(definition) : choices

/** A value that is not among the choices stays choosable where it stands. */
export const Select = ({ choices, empty, value, attributes }: { choices: Choices; empty: string | undefined; value: string; attributes: Record<string, string | boolean> }) => (
  <select class="ds-input" {...attributes}>
    {empty !== undefined && <option value="">{empty}</option>}
    {value !== '' && !choices.some((one) => one.value === value) && <option value={value} selected>{value}</option>}
    {choices.map((one) => <option value={one.value} selected={one.value === value}>{one.label}</option>)}
  </select>
)

export const units: Choices = [
  { value: 'workingDay', label: 'ngày làm việc' }, { value: 'workingHour', label: 'giờ làm việc' }, { value: 'calendarDay', label: 'ngày' },
  { value: 'month', label: 'tháng' }, { value: 'year', label: 'năm' },
]

const Limit = ({ label, path, values, locked, error }: { label: string; path: string; values: Values; locked: boolean; error: string | undefined }) => {
  const name = (part: string) => join(path, part)
  return (
    <fieldset class="box-limit">
      <legend>{label}</legend>
      <input class="ds-input number" type="text" inputmode="numeric" autocomplete="off" id={fieldId(name('value'))} name={name('value')} value={oneOf(values, name('value'))} readonly={locked} aria-label={`${label}: số`} {...(error ? { 'aria-invalid': 'true' as const } : {})} />
      <Select choices={units} empty={undefined} value={oneOf(values, name('unit'))} attributes={{ id: fieldId(name('unit')), name: name('unit'), disabled: locked, 'aria-label': `${label}: đơn vị` }} />
      <input type="hidden" name={name('text')} value={oneOf(values, name('text'))} />
    </fieldset>
  )
}

/** «Nguồn ghi: không có» differs from a source that says nothing. */
export const None = ({ path, values, locked }: { path: string; values: Values; locked: boolean }) => (
  <label class="box-yes box-none"><input class="ds-input" type="checkbox" name={`${path}.none`} value="1" checked={oneOf(values, `${path}.none`) === '1'} disabled={locked} /> Đã xác định: không có</label>
)

const RowsBox = ({ rows, path, ...show }: Omit<BoxProps, 'entry'> & { rows: Rows }) => {
  const { values, locked, adding } = show
  const count = rowsOf(values, path) + (adding === path && !rows.fixed ? 1 : 0)
  return (
    <section class="rows" id={fieldId(path)} aria-label={rows.label} tabindex={-1}>
      <h3>{rows.label}</h3>
      {rows.hint && <p class="hint">{rows.hint}</p>}
      <input type="hidden" name={`${path}.n`} value={String(count)} />
      {Array.from({ length: count }, (_, at) => <Row {...show} rows={rows} path={join(path, at)} at={at} count={count} />)}
      {count === 0 && rows.nullable && <None path={path} values={values} locked={locked} />}
      {count === 0 && !rows.nullable && <p class="note">Chưa có.</p>}
      {!rows.fixed && !locked && (
        <button type="submit" class="ds-button" data-variant="tertiary" name="act" value={`add:${path}`}><Icon name="plus" size={14} />Thêm {rows.one.toLowerCase()}</button>
      )}
    </section>
  )
}

const Row = ({ rows, path, at, count, ...show }: Show & { rows: Rows; path: string; at: number; count: number }) => {
  const what = `${rows.one} ${at + 1}`
  const name = oneOf(show.values, `${path}.name`)
  return (
    <fieldset class="row" id={`hang-${path.replaceAll('.', '-')}`} tabindex={-1}>
      <legend>{rows.fixed && name ? `${rows.one} ${name}` : what}</legend>
      <div class="row-acts">
        {!rows.fixed && !show.locked && (
          <>
            {at > 0 && <RowAct act={`up:${path}`} icon="chevron" up label={`Chuyển ${what.toLowerCase()} lên trên`} />}
            {at < count - 1 && <RowAct act={`down:${path}`} icon="chevron" label={`Chuyển ${what.toLowerCase()} xuống dưới`} />}
            <RowAct act={`remove:${path}`} icon="cross" label={`Bỏ ${what.toLowerCase()}`} />
          </>
        )}
      </div>
      <Fields {...show} entries={rows.fixed ? rows.of.map(carried) : rows.of} path={path} />
    </fieldset>
  )
}

/** The name of a row that is not edited here stands in its heading. */
const carried = (entry: Entry): Entry => (entry.name === 'name' ? { kind: 'key', name: 'name', prefix: '' } : entry)

const RowAct = ({ act, icon, label, up }: { act: string; icon: IconName; label: string; up?: true }) => (
  <button type="submit" name="act" value={act} class={up ? 'move move-up' : 'move'} aria-label={label} title={label}><Icon name={icon} size={14} /></button>
)
