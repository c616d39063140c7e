/** Forms: every control keeps what was typed, says what is wrong, and works without script. */
export { FieldError, fieldId } from './forms/field.tsx'
export type { ControlProps } from './forms/field.tsx'
export { DateInput, MoneyInput, NumberInput, shownDay, shownMoney, TextArea, TextInput } from './forms/inputs.tsx'
export { Checkbox, CheckboxGroup, FileInput, RadioGroup, Select } from './forms/choices.tsx'
export type { Choice } from './forms/choices.tsx'
export {
  ButtonGroup,
  errorOf,
  ErrorSummary,
  FieldGroup,
  Form,
  FormSection,
  HiddenFields,
  LinkButton,
  SubmitButton,
} from './forms/parts.tsx'
export type { Problem } from './forms/parts.tsx'
