/** Controls one chooses with. */
import type { Words } from '../types.ts'
import type { ControlProps } from './field.tsx'
import { controlAttributes, Field, FieldError, fieldId, Hint, Optional } from './field.tsx'

export type Choice = { value: string; label: Words; hint?: Words | undefined; disabled?: boolean | undefined }

/** One of many. `empty` is the words of the first, valueless line (`Chọn lĩnh vực`). */
export const Select = ({
  value,
  choices,
  empty,
  ...props
}: ControlProps & {
  value?: string | undefined
  choices: { value: string; label: string }[]
  empty?: string | undefined
}) => (
  <Field {...props}>
    <select class="ds-input" data-width="auto" {...controlAttributes(props)}>
      {empty !== undefined && <option value="">{empty}</option>}
      {choices.map((choice) => (
        <option value={choice.value} selected={choice.value === value}>
          {choice.label}
        </option>
      ))}
    </select>
  </Field>
)

type GroupProps = ControlProps & { choices: Choice[]; inline?: boolean | undefined }

function Group({ type, chosen, ...props }: GroupProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const id = props.id ?? fieldId(props.name)
  const { 'aria-describedby': described, 'aria-invalid': wrong } = controlAttributes(props)
  return (
    <fieldset
      class={`ds-fieldset field choices${props.inline ? ' choices-inline' : ''}${props.error ? ' field-wrong' : ''}`}
      {...(described ? { 'aria-describedby': described } : {})}
    >
      <legend class="ds-label">
        {props.label}
        {props.optional && <Optional />}
      </legend>
      <Hint id={id} hint={props.hint} />
      <div class="choices-list">
        {props.choices.map((choice, index) => {
          const own = index === 0 ? id : `${id}-${index + 1}`
          return (
            <div class="ds-field choice">
              <input
                class="ds-input"
                type={type}
                id={own}
                name={props.name}
                value={choice.value}
                checked={chosen.includes(choice.value)}
                disabled={props.disabled || choice.disabled}
                required={type === 'radio' && !props.optional}
                {...(wrong ? { 'aria-invalid': wrong } : {})}
                {...(choice.hint === undefined ? {} : { 'aria-describedby': `${own}-goi-y` })}
              />
              <label class="ds-label" data-weight="regular" for={own}>
                {choice.label}
              </label>
              <Hint id={own} hint={choice.hint} />
            </div>
          )
        })}
      </div>
      <FieldError id={id} error={props.error} />
    </fieldset>
  )
}

/** One of a few, all seen at once. */
export const RadioGroup = ({ value, ...props }: GroupProps & { value?: string | undefined }) => (
  <Group type="radio" chosen={value === undefined ? [] : [value]} {...props} />
)

/** Any number of a few. */
export const CheckboxGroup = ({ values = [], ...props }: GroupProps & { values?: readonly string[] | undefined }) => (
  <Group type="checkbox" chosen={values} {...props} />
)

/** One box: yes or nothing. */
export function Checkbox({
  value = '1',
  checked,
  ...props
}: ControlProps & { value?: string | undefined; checked?: boolean | undefined }) {
  const attributes = controlAttributes(props)
  return (
    <div class={props.error === undefined ? 'field' : 'field field-wrong'}>
      <div class="ds-field choice">
        <input class="ds-input" type="checkbox" value={value} checked={checked} {...attributes} readonly={undefined} />
        <label class="ds-label" data-weight="regular" for={attributes.id}>
          {props.label}
        </label>
        <Hint id={attributes.id} hint={props.hint} />
      </div>
      <FieldError id={attributes.id} error={props.error} />
    </div>
  )
}

/** A file to send. What is already kept stands above, so that nothing is sent twice. */
export const FileInput = ({
  accept,
  multiple,
  kept,
  ...props
}: ControlProps & {
  /** `.pdf,.jpg,.png` */
  accept?: string | undefined
  multiple?: boolean | undefined
  /** Files the draft already holds. */
  kept?: { name: string; href?: string | undefined; note?: string | undefined }[] | undefined
}) => (
  <Field {...props} optional={props.optional}>
    {kept !== undefined && kept.length > 0 && (
      <ul class="kept-files">
        {kept.map((file) => (
          <li>
            {file.href === undefined ? <span>{file.name}</span> : <a href={file.href}>{file.name}</a>}
            {file.note && <small>{file.note}</small>}
          </li>
        ))}
      </ul>
    )}
    <input
      class="file-input"
      type="file"
      accept={accept}
      multiple={multiple}
      {...controlAttributes(props)}
      required={!props.optional && !(kept && kept.length > 0)}
      readonly={undefined}
    />
  </Field>
)
