/** A form on the screen: every question with what was typed and what is wrong with it. Needs no script. */
import { raw } from 'hono/html'
import { asset } from '../../platform/page.ts'
import { say } from '../../platform/text.ts'
import { DataList } from '../../ui/facts.tsx'
import {
  Checkbox,
  CheckboxGroup,
  DateInput,
  FieldError,
  FieldGroup,
  fieldId,
  FormSection,
  MoneyInput,
  NumberInput,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
  type Problem,
} from '../../ui/forms.tsx'
import { Table } from '../../ui/table.tsx'
import {
  cellName,
  DEFAULT_MAX_ROWS,
  fieldsOf,
  isRequired,
  maxLengthOf,
  type Field,
  type FieldProblem,
  type FormDefinition,
  type Simple,
  type SimpleField,
  type TableField,
  type Values,
} from './model/definition.ts'
import type { FilingPage } from './model/filing.ts'
import type { Typed } from './model/posted.ts'
import { sentenceOf } from './model/sentence.ts'
import { answersOf, typedOf } from './model/show.ts'

type Given = Typed | Values
type Problems = readonly FieldProblem[]

/** The sentence of a problem: of an answer by this room's words, of what another room asks of it by theirs. */
const worded = (problem: FieldProblem): string => (problem.code.startsWith('forms.') ? sentenceOf(problem) : say(problem.code, problem.params))

/** The lines of the error summary (`ErrorSummary`) for the problems of a form. */
export const problemLines = (problems: Problems): Problem[] =>
  problems.map((problem) => ({ field: problem.field, message: worded(problem) }))

type FieldsProps = {
  form: FormDefinition
  /** What was typed, or cleaned answers. */
  given: Given
  problems?: Problems
  /** From where an answer was filled in, by key of its question: it is said there, and can be changed. */
  sources?: Readonly<Record<string, string>>
}

/** All questions of a form, section by section. */
export const FormFields = ({ form, given, problems = [], sources = {} }: FieldsProps) => (
  <>
    {form.sections.map((section) => (
      <FormSection title={section.title} note={section.hint}>
        {section.fields.map((field) => (
          <div data-question={field.key}>
            <Question form={form} field={field} given={given} problems={problems} source={sources[field.key]} />
          </div>
        ))}
      </FormSection>
    ))}
  </>
)

type QuestionProps = { form: FormDefinition; field: Field; given: Given; problems: Problems; source: string | undefined }

const Question = ({ form, field, given, problems, source }: QuestionProps) =>
  field.kind === 'table' ? (
    <TableQuestion table={field} given={given[field.key]} problems={problems} />
  ) : (
    <SimpleQuestion field={field} name={field.key} given={given[field.key]} problems={problems} when={whenOf(form, field)} source={source} />
  )

/** Says in words when a question is asked, for those whose browser does not hide it. */
function whenOf(form: FormDefinition, field: Field): string | undefined {
  if (!field.showWhen) return undefined
  const { field: key, is } = field.showWhen
  const other = fieldsOf(form).find((one) => one.key === key)
  if (!other || other.kind === 'table') return undefined
  const wanted = Array.isArray(is) ? (is as readonly string[]) : [is as string | boolean]
  const words = wanted.map((one) =>
    typeof one === 'boolean'
      ? one ? 'Có' : 'Không'
      : 'options' in other ? (other.options.find((option) => option.value === one)?.label ?? one) : one,
  )
  return `Chỉ trả lời khi “${other.label}” là: ${words.join(', ')}.`
}

/** What stands in a control: text as typed, or a cleaned answer as it would be typed. */
function inControl(field: SimpleField, given: unknown): string | string[] | undefined {
  if (typeof given === 'number' || typeof given === 'boolean') return typedOf(field, given)
  if (Array.isArray(given)) return given.filter((one): one is Simple & string => typeof one === 'string')
  return typeof given === 'string' ? given : undefined
}

type SimpleProps = { field: SimpleField; name: string; given: unknown; problems: Problems; when?: string | undefined; source?: string | undefined }

/** Up to this many options are shown at once; more go into a list that opens. */
const SEEN_AT_ONCE = 6

function SimpleQuestion({ field, name, given, problems, when, source }: SimpleProps) {
  const shown = inControl(field, given)
  const one = Array.isArray(shown) ? shown.at(-1) : shown
  const all = shown === undefined ? [] : Array.isArray(shown) ? shown : [shown]
  const problem = problems.find((each) => each.field === name)
  const filled = source === undefined ? undefined : `Đã điền theo ${source}; xin sửa nếu chưa đúng.`
  const hint = [field.hint, when, filled].filter((part) => part !== undefined).join(' ')
  const common = {
    name,
    label: field.label,
    hint: hint === '' ? undefined : hint,
    error: problem && worded(problem),
    optional: !isRequired(field),
  }
  const { autocomplete } = field
  switch (field.kind) {
    case 'text': {
      const max = maxLengthOf(field)
      return <TextInput {...common} value={one} maxlength={max} width={max <= 60 ? max : undefined} autocomplete={autocomplete} />
    }
    case 'longText':
      return <TextArea {...common} value={one} maxlength={maxLengthOf(field)} />
    case 'number':
      return <NumberInput {...common} value={one} unit={field.unit} />
    case 'money':
      return <MoneyInput {...common} value={one} />
    case 'date':
      return <DateInput {...common} value={one} autocomplete={autocomplete} />
    case 'choices':
      return <CheckboxGroup {...common} values={all} choices={[...field.options]} />
    case 'choice':
      return field.options.length > SEEN_AT_ONCE ? (
        <Select {...common} value={one} choices={[...field.options]} empty="Chọn một mục" />
      ) : (
        <RadioGroup {...common} value={one} choices={[...field.options]} />
      )
    case 'yesNo':
      return field.mustBeYes ? (
        <Checkbox {...common} value="yes" checked={one === 'yes'} />
      ) : (
        <RadioGroup {...common} inline value={one} choices={[{ value: 'yes', label: 'Có' }, { value: 'no', label: 'Không' }]} />
      )
    case 'phone':
      return <TextInput {...common} value={one} type="tel" width={16} autocomplete={autocomplete ?? 'tel'} />
    case 'email':
      return <TextInput {...common} value={one} type="email" width={40} autocomplete={autocomplete ?? 'email'} />
    default:
      return <TextInput {...common} value={one} inputmode="numeric" width={16} autocomplete={autocomplete} />
  }
}

/** As many rows as were given and two more, at least three: without a script no button can add one. */
function rowsOf(table: TableField, given: unknown): unknown[] {
  // Rows that came back empty do not count: a page that is refused must not grow.
  const all: unknown[] = Array.isArray(given) ? given : []
  const rows = all.slice(0, all.findLastIndex((row) => typeof row === 'object' && row !== null && Object.values(row).some((cell) => cell !== undefined && cell !== null && cell !== '')) + 1)
  const count = Math.min(table.maxRows ?? DEFAULT_MAX_ROWS, Math.max(3, rows.length + 2))
  return Array.from({ length: Math.max(count, rows.length) }, (_, at) => rows[at])
}

function TableQuestion({ table, given, problems }: { table: TableField; given: unknown; problems: Problems }) {
  const own = problems.find((problem) => problem.field === table.key)
  const id = fieldId(table.key)
  return (
    <FieldGroup legend={isRequired(table) ? table.label : `${table.label} (không bắt buộc)`} hint={table.hint}>
      <FieldError id={id} error={own && worded(own)} />
      <div class="form-rows" id={id} tabindex={-1}>
        {rowsOf(table, given).map((row, at) => (
          <FieldGroup legend={`Dòng ${at + 1}`}>
            {table.columns.map((column) => (
              <SimpleQuestion
                field={column}
                name={cellName(table.key, at, column.key)}
                given={typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[column.key] : undefined}
                problems={problems}
              />
            ))}
          </FieldGroup>
        ))}
      </div>
    </FieldGroup>
  )
}

/** The form filled in, for reading: questions and answers; a question without an answer says so. */
export const FormAnswers = ({ form, values }: { form: FormDefinition; values: Values }) => (
  <>
    {answersOf(form, values).map(({ title, answers }) => (
      <section class="part">
        <h3>{title}</h3>
        <DataList data={answers.map(({ field, text, rows }) => ({ label: field.label, value: rows ? <Rows {...rows} label={field.label} /> : <span class="answer">{text ?? '–'}</span> }))} />
      </section>
    ))}
  </>
)

const Rows = ({ label, columns, cells }: { label: string; columns: string[]; cells: string[][] }) => (
  <Table<string[]>
    compact
    caption={label}
    rows={cells}
    columns={columns.map((head, at) => ({ head, kind: at === 0 ? 'main' as const : undefined, phone: at === 0 ? undefined : 'label' as const, cell: (row) => row[at] ?? '' }))}
  />
)

const asJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

/** Adds comfort to a filing page: nothing typed is lost, problems are said early, uploads show their progress. */
export const FilingScript = ({ page }: { page: FilingPage }) => (
  <>
    <script type="application/json" id="filing-page">{raw(asJson(page))}</script>
    <script type="module" src={asset('filing.js')}></script>
  </>
)
