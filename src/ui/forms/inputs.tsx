/** Controls one types into. */
import type { ControlProps } from './field.tsx'
import { controlAttributes, Field } from './field.tsx'

type TextProps = ControlProps & {
  value?: string | number | undefined
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password' | undefined
  /** Signs the answer usually has; the width tells it. Full width unless given. */
  width?: number | undefined
  maxlength?: number | undefined
  /** HTML autocomplete token: `name`, `email`, `tel`, `organization`, `street-address`, `current-password`. */
  autocomplete?: string | undefined
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | undefined
  spellcheck?: boolean | undefined
  autofocus?: boolean | undefined
}

const widthStyle = (width: number | undefined) => (width === undefined ? {} : { style: `max-width:${width + 4}ch` })

/** One line of text. */
export const TextInput = ({ value, type = 'text', width, spellcheck, ...props }: TextProps) => (
  <Field {...props}>
    <input
      class="ds-input"
      type={type}
      value={value === undefined ? undefined : String(value)}
      maxlength={props.maxlength}
      autocomplete={props.autocomplete}
      inputmode={props.inputmode}
      autofocus={props.autofocus}
      {...(spellcheck === undefined ? {} : { spellcheck })}
      {...widthStyle(width)}
      {...controlAttributes(props)}
    />
  </Field>
)

/** Several lines. */
export const TextArea = ({
  value,
  rows = 4,
  ...props
}: ControlProps & { value?: string | undefined; rows?: number | undefined; maxlength?: number | undefined }) => (
  <Field {...props}>
    <textarea class="ds-input" rows={rows} maxlength={props.maxlength} {...controlAttributes(props)}>
      {value ?? ''}
    </textarea>
  </Field>
)

type NumberProps = Omit<TextProps, 'type' | 'inputmode'> & {
  /** Unit behind the box: `giờ làm việc`, `m²`. */
  unit?: string | undefined
}

/** A control with its unit behind it. The text is typed freely (comma or point); the model reads it. */
function Measured({ value, width, unit, inputmode, ...props }: TextProps & { unit?: string | undefined }) {
  const input = (
    <input
      class="ds-input number"
      type="text"
      value={value === undefined ? undefined : String(value)}
      inputmode={inputmode}
      autocomplete={props.autocomplete ?? 'off'}
      {...widthStyle(width)}
      {...controlAttributes(props)}
    />
  )
  return (
    <Field {...props}>
      {unit === undefined ? input : <div class="with-unit">{input}<span>{unit}</span></div>}
    </Field>
  )
}

/** A number; not `type=number`, which swallows a comma and changes under the mouse wheel. */
export const NumberInput = ({ width = 8, ...props }: NumberProps) => (
  <Measured inputmode="decimal" width={width} {...props} />
)

const withPoints = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, '.')

/** `186000000` → `186.000.000`; anything that is not a whole number stays as it was typed. */
export const shownMoney = (value: string | number | undefined): string | undefined => {
  const text = value === undefined ? undefined : String(value)
  return text !== undefined && /^\d+$/.test(text) ? withPoints(text) : text
}

/** An amount in whole đồng. */
export const MoneyInput = ({ value, width = 16, ...props }: Omit<NumberProps, 'unit'>) => (
  <Measured inputmode="numeric" width={width} unit="đồng" value={shownMoney(value)} {...props} />
)

/** `2023-10-23` → `23/10/2023`; anything else stays as it was typed. */
export const shownDay = (value: string | undefined): string | undefined => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value ?? '')
  return found ? `${found[3]}/${found[2]}/${found[1]}` : value
}

/**
 * A day, typed as one text `dd/mm/yyyy`. Not `type=date`: that one shows the browser's language (an English
 * Chrome shows mm/dd/yyyy to a Vietnamese clerk, who then enters the wrong month), and cannot be pasted into.
 * Not three boxes: a clerk types a date in one go from paper. The value may be `yyyy-mm-dd` or what was typed.
 */
export const DateInput = ({ value, hint, ...props }: Omit<TextProps, 'type' | 'width' | 'inputmode' | 'value'> & { value?: string | undefined }) => (
  <TextInput
    {...props}
    value={shownDay(value)}
    width={10}
    maxlength={10}
    inputmode="text"
    autocomplete={props.autocomplete ?? 'off'}
    hint={hint ?? 'Ngày/tháng/năm, ví dụ 23/10/2023'}
  />
)
