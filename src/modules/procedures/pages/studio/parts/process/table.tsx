import { roleNames } from '../../../../../people/model.ts'
import type { Plan, StepWork } from '../../../../../workflow/model.ts'
import type { StepTable, TableRow } from '../../../../../workflow/index.ts'
import { LaneDiagram, type ProblemMark } from '../../../../../workflow/view.tsx'
import { errorOf, fieldId, SubmitButton, type Problem } from '../../../../../../ui/forms.tsx'
import { Icon, type IconName } from '../../../../../../ui/icons.tsx'
import { longestHours } from '../../../../model/process.ts'
import { spokenHours, type ProcessDefinition } from './model.ts'
import { nameOfPosition } from './read.ts'

type Props = {
  table: StepTable
  plan: Plan | undefined
  definition: ProcessDefinition
  problems: readonly Problem[]
  marks: Record<string, readonly ProblemMark[]>
  /** What was typed and could not be taken, by name of the field. */
  typed?: ((name: string) => string | undefined) | undefined
  locked: boolean
}

/** The table officials know, with the drawing of the same process beside it: one row, one box. */
export const ProcessTable = ({ table, plan, definition, problems, marks, typed = () => undefined, locked }: Props) => (
  <div class="process">
    <div class="process-table">
      <table class="lines steps-table">
        <caption class="ds-sr-only">Bảng các bước của quy trình</caption>
        <thead>
          <tr>
            <th scope="col" class="index">Bước</th>
            <th scope="col">Nội dung, người thực hiện</th>
            <th scope="col" class="number">Giờ</th>
            <th scope="col" class="papers-of-step">Biểu mẫu, kết quả</th>
            {!table.fixed && !locked && <th scope="col"><span class="ds-sr-only">Thứ tự</span></th>}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => <Line row={row} at={at} problems={problems} marks={marks[row.id] ?? []} typed={typed} fixed={table.fixed || locked} locked={locked} />)}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan={2}>Cộng</th>
            <td class="number sum" data-live="steps-sum">{plan ? spokenHours(longestHours(plan)) : '–'}</td>
            <td colspan={2}>{promisedWords(definition)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
    {plan && table.rows.length > 0 && (
      <div class="process-drawing" data-live="steps-drawing" role="region" tabindex={0} aria-label="Sơ đồ quy trình">
        <LaneDiagram plan={plan} marks={marks} head={(position, lane) => lane || nameOfPosition(position)} />
      </div>
    )}
  </div>
)

/** `/ 40 giờ` where the promised time is working time. */
function promisedWords({ time }: ProcessDefinition): string {
  if (time === null) return 'thời hạn giải quyết chưa ghi'
  if (time.unit === 'workingDay') return `/ ${time.value * 8} giờ (${time.value} ngày làm việc)`
  return time.unit === 'workingHour' ? `/ ${time.value} giờ` : ''
}

type LineProps = { row: TableRow; at: number; problems: readonly Problem[]; marks: readonly ProblemMark[]; typed: (name: string) => string | undefined; fixed: boolean; locked: boolean }

const Line = ({ row, at, problems, marks, typed, fixed, locked }: LineProps) => {
  const name = (field: string) => `row.${at}.${field}`
  const given = (field: string, value: string) => typed(name(field)) ?? value
  const wrong = (field: string) => (errorOf(problems, name(field)) ? { 'aria-invalid': 'true' as const } : {})
  const of = `của bước ${row.number}`
  return (
    <tr id={`buoc-${row.id}`} {...(marks.some(({ must }) => must) ? { class: 'step-wrong' } : {})}>
      <td class="index">
        <input type="hidden" name={name('id')} value={row.id} />
        {row.number}
        {marks.map((mark) => <span class={mark.must ? 'mark mark-must' : 'mark'}><span class="ds-sr-only">Vấn đề số </span>{mark.number}</span>)}
      </td>
      <td class="main">
        <textarea class="ds-input" rows={1} name={name('name')} id={fieldId(name('name'))} maxlength={250} aria-label={`Nội dung ${of}`} required readonly={locked} {...wrong('name')}>{given('name', row.name)}</textarea>
        <select class="ds-input" name={name('position')} id={fieldId(name('position'))} aria-label={`Người thực hiện ${of}`} disabled={locked}>
          {positionsFor(row.position).map(([value, label]) => <option value={value} selected={value === given('position', row.position)}>{label}</option>)}
        </select>
      </td>
      <td class="number">
        <input class="ds-input number" type="text" inputmode="decimal" name={name('hours')} id={fieldId(name('hours'))} value={given('hours', row.hours === null ? '' : spokenHours(row.hours))} maxlength={7} aria-label={`Giờ làm việc ${of}`} readonly={locked} {...wrong('hours')} />
      </td>
      <td class="papers-of-step"><a href={`#chi-tiet-${row.id}`} aria-label={`Nội dung, biểu mẫu, kết quả của bước ${row.number}`}>{papersWords(row)}</a></td>
      {!fixed && (
        <td class="moves">
          <div>
            <Act act={`up:${row.id}`} icon="chevron" turned label={`Chuyển bước ${row.number} lên trên`} closed={!row.can.up} />
            <Act act={`insert:${row.id}`} icon="plus" label={`Thêm bước sau bước ${row.number}`} closed={!row.can.insert} />
            <Act act={`down:${row.id}`} icon="chevron" label={`Chuyển bước ${row.number} xuống dưới`} closed={!row.can.down} />
            <Act act={`remove:${row.id}`} icon="cross" label={`Bỏ bước ${row.number}`} closed={!row.can.remove} />
          </div>
        </td>
      )}
    </tr>
  )
}

const Act = ({ act, icon, label, closed, turned }: { act: string; icon: IconName; label: string; closed: boolean; turned?: true }) =>
  closed ? <span class="move" /> : (
    <button type="submit" name="act" value={act} class={turned ? 'move move-up' : 'move'} aria-label={label} title={label}><Icon name={icon} size={14} /></button>
  )

/** All positions there are; one that this program does not know stays choosable where it stands. */
export function positionsFor(position: string): [string, string][] {
  const known = Object.entries(roleNames)
  const own: [string, string][] = position !== '' && !(position in roleNames) ? [[position, position]] : []
  return [['', 'Chưa giao cho ai'], ...own, ...known]
}

/** Codes where there are some, else names: short, for the column. */
function papersWords({ forms, outputs }: Required<Pick<StepWork, 'forms' | 'outputs'>>): string {
  const all = [...forms, ...outputs].map(({ code, name }) => code ?? name)
  return all.length === 0 ? '–' : all.join(', ')
}

/** Adds a step behind the last one. */
export const AddStep = ({ table }: { table: StepTable }) => {
  const last = table.rows.at(-1)
  return last && !table.fixed ? <SubmitButton name="act" value={`insert:${[...table.rows].reverse().find(({ can }) => can.insert)?.id ?? ''}`} variant="secondary" icon="plus">Thêm bước</SubmitButton> : <></>
}
