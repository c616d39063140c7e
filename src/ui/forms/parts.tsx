/** What stands around the fields: the form, its sections, the summary of errors, the buttons. */
import type { PropsWithChildren } from 'hono/jsx'
import type { IconName } from '../icons.tsx'
import { Icon } from '../icons.tsx'
import type { Words } from '../types.ts'
import { fieldId } from './field.tsx'

/**
 * A form, posted to `action` (this address unless told). Browser checks are off (`novalidate`): their words
 * are in the browser's language and come one at a time; the server answers with all of them.
 */
export const Form = ({
  action,
  method = 'post',
  files,
  children,
  id,
  compact,
}: PropsWithChildren<{
  action?: string | undefined
  method?: 'get' | 'post' | undefined
  /** The form sends files. */
  files?: boolean | undefined
  id?: string | undefined
  /** Without the narrow column, for staff panels. */
  compact?: boolean | undefined
}>) => (
  <form
    class={compact ? 'form form-compact' : 'form'}
    id={id}
    action={action}
    method={method}
    novalidate
    {...(files ? { enctype: 'multipart/form-data' } : {})}
  >
    {children}
  </form>
)

/** A part of a long form with its heading. */
export const FormSection = ({ title, note, children }: PropsWithChildren<{ title: string; note?: Words | undefined }>) => (
  <section class="form-section">
    <h2>{title}</h2>
    {note !== undefined && <p class="note">{note}</p>}
    {children}
  </section>
)

/** Several fields that answer one question (`Người liên hệ`). */
export const FieldGroup = ({ legend, hint, children }: PropsWithChildren<{ legend: string; hint?: Words | undefined }>) => (
  <fieldset class="ds-fieldset field-group">
    <legend>{legend}</legend>
    {hint !== undefined && <p class="hint">{hint}</p>}
    {children}
  </fieldset>
)

/** One line of the summary: the field's name (for the link) and the whole sentence. */
export type Problem = { field?: string | undefined; message: string }

/** The sentence for one field, to hand to its control. */
export const errorOf = (problems: readonly Problem[], name: string): string | undefined =>
  problems.find((problem) => problem.field === name)?.message

/** All that must be corrected, at the top of the form; takes the focus when the page opens. */
export const ErrorSummary = ({ problems, title }: { problems: readonly Problem[]; title?: string | undefined }) =>
  problems.length === 0 ? <></> : (
    <div class="ds-error-summary error-summary" role="alert" tabindex={-1} autofocus id="can-sua" aria-labelledby="can-sua-ten">
      <h2 id="can-sua-ten">{title ?? `Cần sửa ${problems.length} chỗ. Những gì bạn đã điền vẫn còn nguyên.`}</h2>
      <ul>
        {problems.map((problem) => (
          <li>
            {problem.field === undefined ? sentence(problem.message) : <a href={`#${fieldId(problem.field)}`}>{sentence(problem.message)}</a>}
          </li>
        ))}
      </ul>
    </div>
  )

const sentence = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)

type ButtonLook = {
  variant?: 'primary' | 'secondary' | 'tertiary' | undefined
  icon?: IconName | undefined
  /** Icon behind the words (an arrow onwards). */
  iconEnd?: IconName | undefined
  wide?: boolean | undefined
}

const look = ({ variant = 'primary', wide }: ButtonLook) => ({
  class: 'ds-button',
  'data-variant': variant,
  ...(wide ? { 'data-fullwidth': 'true' } : {}),
})

const Inside = ({ icon, iconEnd, children }: PropsWithChildren<ButtonLook>) => (
  <>
    {icon && <Icon name={icon} />}
    {children}
    {iconEnd && <Icon name={iconEnd} />}
  </>
)

type SubmitProps = PropsWithChildren<
  ButtonLook & {
    name?: string | undefined
    value?: string | undefined
    /** Sends the form elsewhere (`Lưu và làm tiếp sau`). */
    formaction?: string | undefined
    disabled?: boolean | undefined
    /** Id of the words that say why it is disabled. */
    describedBy?: string | undefined
    form?: string | undefined
  }
>

/** Sends the form. Named by its result: `Nộp hồ sơ`, not `Đồng ý`. */
export const SubmitButton = ({ children, name, value, formaction, disabled, describedBy, form, ...rest }: SubmitProps) => (
  <button
    type="submit"
    name={name}
    value={value}
    formaction={formaction}
    form={form}
    disabled={disabled}
    {...(describedBy ? { 'aria-describedby': describedBy } : {})}
    {...look(rest)}
  >
    <Inside {...rest}>{children}</Inside>
  </button>
)

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export const LinkButton = ({ href, children, ...rest }: PropsWithChildren<ButtonLook & { href: string }>) => (
  <a href={href} {...look(rest)}>
    <Inside {...rest}>{children}</Inside>
  </a>
)

/** Buttons in a row, the main act first; `why` says in words why one of them is closed. */
export const ButtonGroup = ({ children, why, whyId }: PropsWithChildren<{ why?: Words | undefined; whyId?: string | undefined }>) => (
  <>
    <div class="buttons">{children}</div>
    {why !== undefined && (
      <p class="why" id={whyId}>
        {why}
      </p>
    )}
  </>
)

export const HiddenFields = ({ values }: { values: Record<string, string | number | undefined> }) => (
  <>
    {Object.entries(values).map(([name, value]) =>
      value === undefined ? null : <input type="hidden" name={name} value={String(value)} />,
    )}
  </>
)
