/** One field of a form (ô nhập): label, hint, control, error, tied together for every kind of reader. */
import type { Child } from 'hono/jsx'
import type { Words } from '../types.ts'

/** What every control takes. Values come back as they were typed, also the wrong ones. */
export type ControlProps = {
  /** Field name in the form; the id is made from it. */
  name: string
  label: string
  hint?: Words | undefined
  /** The sentence without `Cần sửa:`, which is put before it. */
  error?: string | undefined
  /** Adds `(không bắt buộc)` to the label and drops `required`. */
  optional?: boolean | undefined
  /** Where a read-only value comes from: `Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp`. */
  source?: string | undefined
  disabled?: boolean | undefined
  /** The words stand above already (a panel's heading); the label is only heard. */
  hideLabel?: boolean | undefined
  /** Replaces the id, when one name occurs twice on a page. */
  id?: string | undefined
}

/** `applicant.name` → `o-applicant-name`; the error summary links to it. */
export const fieldId = (name: string): string => `o-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`

/** The id and ARIA attributes of the control inside a `Field`. */
export function controlAttributes(props: ControlProps) {
  const id = props.id ?? fieldId(props.name)
  const described = [
    props.hint === undefined ? '' : `${id}-goi-y`,
    props.source === undefined ? '' : `${id}-nguon`,
    props.error === undefined ? '' : `${id}-loi`,
  ].filter((part) => part !== '')
  return {
    id,
    name: props.name,
    required: !props.optional && props.source === undefined,
    readonly: props.source !== undefined,
    disabled: props.disabled,
    ...(described.length > 0 ? { 'aria-describedby': described.join(' ') } : {}),
    ...(props.error === undefined ? {} : { 'aria-invalid': 'true' as const }),
  }
}

export const Optional = () => <span class="optional"> (không bắt buộc)</span>

// Behind a colon a sentence goes on small, unless its first word is an abbreviation.
const inSentence = (text: string): string => (/^\p{Lu}(?!\p{Lu})/u.test(text) ? (text[0] ?? '').toLocaleLowerCase('vi') + text.slice(1) : text)

/** `Cần sửa: …`, told by weight, rule and words, never by colour. */
export const FieldError = ({ id, error }: { id: string; error?: string | undefined }) =>
  error === undefined ? <></> : (
    <p class="field-error" id={`${id}-loi`}>
      Cần sửa: {inSentence(error)}
    </p>
  )

export const Hint = ({ id, hint }: { id: string; hint?: Words | undefined }) =>
  hint === undefined ? <></> : (
    <p class="hint" id={`${id}-goi-y`}>
      {hint}
    </p>
  )

/** Label above, hint, control, error. Own controls go inside with `controlAttributes`. */
export function Field({ children, ...props }: ControlProps & { children: Child }) {
  const id = props.id ?? fieldId(props.name)
  return (
    <div class={props.error === undefined ? 'ds-field field' : 'ds-field field field-wrong'}>
      <label class={props.hideLabel ? 'ds-sr-only' : 'ds-label'} for={id}>
        {props.label}
        {props.optional && <Optional />}
      </label>
      <Hint id={id} hint={props.hint} />
      {children}
      {props.source !== undefined && (
        <p class="hint" id={`${id}-nguon`}>
          Theo {props.source}
        </p>
      )}
      <FieldError id={id} error={props.error} />
    </div>
  )
}
