import { formatDay, WEEKDAYS } from '../../../platform/time.ts'
import { ButtonGroup, DateInput, errorOf, ErrorSummary, Form, HiddenFields, Select, SubmitButton, TextInput, type Problem } from '../../../ui/forms.tsx'
import { intervalsText, weekWords } from '../model/office.ts'
import type { CalendarYear } from '../service.ts'

/** What was typed into one of the forms, and what is wrong with it. */
export type Typed = { form: 'day' | 'confirm' | 'hours'; values: Record<string, string>; problems: Problem[] }

const kinds = [
  { value: 'off', label: 'Nghỉ' },
  { value: 'work', label: 'Làm việc (làm bù, nửa ngày)' },
  { value: 'plain', label: 'Như ngày thường trong tuần' },
]

/** The values of one form: what was typed, else what stands in the calendar. */
const valuesOf = (typed: Typed | undefined, form: Typed['form'], given: Record<string, string>): Record<string, string> =>
  typed?.form === form ? typed.values : given
const problemsOf = (typed: Typed | undefined, form: Typed['form']): Problem[] => (typed?.form === form ? typed.problems : [])

/** Decides one day. */
export function DayForm({ year, day, typed }: { year: CalendarYear; day: string | undefined; typed: Typed | undefined }) {
  const known = year.days.find((one) => one.day === day)
  const given: Record<string, string> = day === undefined ? {} : {
    day, kind: known?.kind ?? 'off', name: known?.name ?? '', basis: known?.basis ?? '', hours: known?.hours ? intervalsText(known.hours) : '',
  }
  const values = valuesOf(typed, 'day', given)
  const problems = problemsOf(typed, 'day')
  return (
    <section class="panel" id="sua-ngay">
      <div class="panel-head"><h2>{day === undefined ? 'Thêm hoặc sửa một ngày' : `Sửa ngày ${formatDay(day)}`}</h2></div>
      <ErrorSummary problems={problems} />
      <Form action="/quan-tri/lich/ngay" compact>
        <HiddenFields values={{ nam: year.year }} />
        <DateInput name="day" label="Ngày" value={values['day']} error={errorOf(problems, 'day')} />
        <Select name="kind" label="Ngày này" choices={kinds} value={values['kind']} error={errorOf(problems, 'kind')} />
        <TextInput name="hours" label="Giờ làm việc trong ngày" optional width={32} value={values['hours']} error={errorOf(problems, 'hours')}
          hint="Chỉ khi làm việc; bỏ trống là giờ thường. Ví dụ nửa ngày: 07:00-11:30" />
        <TextInput name="name" label="Tên gọi" value={values['name']} error={errorOf(problems, 'name')} hint="Ví dụ: Nghỉ hoán đổi với Thứ Bảy 22/08" />
        <TextInput name="basis" label="Văn bản" optional value={values['basis']} error={errorOf(problems, 'basis')} hint="Số, ký hiệu của thông báo hoặc quyết định" />
        <ButtonGroup why="Hồ sơ đang giải quyết có ngày hẹn trả đổi theo sẽ được tính lại và báo cho người nộp.">
          <SubmitButton>Ghi ngày này vào lịch</SubmitButton>
        </ButtonGroup>
      </Form>
    </section>
  )
}

/** Confirms what is only proposed, from the notice of the year. */
export function ConfirmForm({ year, typed }: { year: CalendarYear; typed: Typed | undefined }) {
  const values = valuesOf(typed, 'confirm', {})
  const problems = problemsOf(typed, 'confirm')
  return (
    <section class="callout" id="xac-nhan">
      <p class="callout-title">Năm {year.year} còn {year.proposed} ngày mới dự kiến</p>
      <p>Các ngày này tính theo Bộ luật Lao động và âm lịch. Khi có thông báo nghỉ lễ, Tết của năm, hãy sửa những ngày khác với dự kiến, ghi ngày hoán đổi, rồi xác nhận phần còn lại.</p>
      <ErrorSummary problems={problems} />
      <Form action="/quan-tri/lich/xac-nhan" compact>
        <HiddenFields values={{ nam: year.year }} />
        <TextInput name="source" label="Số, ký hiệu của thông báo" width={40} value={values['source']} error={errorOf(problems, 'source')} />
        <ButtonGroup><SubmitButton>Xác nhận {year.proposed} ngày của năm {year.year}</SubmitButton></ButtonGroup>
      </Form>
    </section>
  )
}

/** Field of one weekday in the form of hours. */
export const weekdayField = (index: number): string => `week${index + 1}`

/** Sets office hours from a day on. */
export function HoursForm({ year, typed }: { year: CalendarYear; typed: Typed | undefined }) {
  const given = Object.fromEntries(year.week.map((intervals, i) => [weekdayField(i), intervalsText(intervals)]))
  const values = valuesOf(typed, 'hours', given)
  const problems = problemsOf(typed, 'hours')
  return (
    <section class="panel" id="gio-lam-viec">
      <div class="panel-head"><h2>Giờ làm việc</h2></div>
      <p>Hôm nay: {weekWords(year.week)}.</p>
      {year.hours.length > 0 && (
        <ul class="hours-list">
          {year.hours.map((one) => (
            <li>
              <strong>{one.validTo === null ? `Từ ${formatDay(one.validFrom)}` : `${formatDay(one.validFrom)} – ${formatDay(one.validTo)}`}</strong>
              <span>{weekWords(one.week)}. {one.reason}</span>
              <form method="post" action="/quan-tri/lich/gio/bo">
                <HiddenFields values={{ nam: year.year, id: one.id }} />
                <SubmitButton variant="tertiary">Bỏ giờ từ {formatDay(one.validFrom)}</SubmitButton>
              </form>
            </li>
          ))}
        </ul>
      )}
      <details class="act" {...(typed?.form === 'hours' ? { open: true } : {})}>
        <summary class="ds-button" data-variant="secondary">Đổi giờ làm việc</summary>
        <div class="act-body">
          <ErrorSummary problems={problems} />
          <Form action="/quan-tri/lich/gio" compact>
            <HiddenFields values={{ nam: year.year }} />
            <DateInput name="validFrom" label="Từ ngày" value={values['validFrom']} error={errorOf(problems, 'validFrom')} />
            <DateInput name="validTo" label="Đến hết ngày" optional value={values['validTo']} error={errorOf(problems, 'validTo')} hint="Bỏ trống nếu áp dụng lâu dài" />
            {WEEKDAYS.map((name, i) => (
              <TextInput name={weekdayField(i)} label={name} optional width={28} value={values[weekdayField(i)]} error={errorOf(problems, weekdayField(i))}
                {...(i === 0 ? { hint: 'Ví dụ: 07:00-11:30, 13:30-17:00; bỏ trống là ngày nghỉ' } : {})} />
            ))}
            <TextInput name="reason" label="Văn bản hoặc lý do" value={values['reason']} error={errorOf(problems, 'reason')} />
            <ButtonGroup><SubmitButton>Áp dụng giờ này</SubmitButton></ButtonGroup>
          </Form>
        </div>
      </details>
    </section>
  )
}
