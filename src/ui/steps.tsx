/** Steps of a procedure with their hours (các bước và thời gian), each drawn where it lies in the whole term. */
import type { Words } from './types.ts'

export type StepLine = {
  name: string
  /** Who does it: `Bộ phận Một cửa`. */
  place: string
  /** Working hours; undefined when the source states none. */
  hours?: number | undefined
}

/** 4.5 → `4,5`. */
const comma = (n: number): string => String(Math.round(n * 100) / 100).replace('.', ',')

/** Where each step begins and how long it is, in percent of the sum. */
export function spansOf(hours: readonly number[]): { left: number; width: number }[] {
  const sum = hours.reduce((a, b) => a + b, 0)
  let begun = 0
  return hours.map((length) => {
    const span = sum === 0 ? { left: 0, width: 0 } : { left: (begun / sum) * 100, width: (length / sum) * 100 }
    begun += length
    return span
  })
}

const percent = (n: number): string => `${Math.round(n * 100) / 100}%`

/** `total` is the last line (`Cộng (05 ngày làm việc)`); `note` stands under the table. */
export function StepBars({ steps, total, note }: { steps: StepLine[]; total?: string | undefined; note?: Words | undefined }) {
  const spans = spansOf(steps.map((step) => step.hours ?? 0))
  const known = steps.every((step) => step.hours !== undefined)
  return (
    <>
      <table class="ds-table lines steps">
        <caption class="ds-sr-only">Các bước, nơi thực hiện và số giờ làm việc</caption>
        <thead>
          <tr>
            <th scope="col" class="index">TT</th>
            <th scope="col">Bước</th>
            <th scope="col">Nơi thực hiện</th>
            <th scope="col" class="number">Giờ làm việc</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => (
            <tr>
              <td class="index">{index + 1}</td>
              <td class="main">
                {step.name}
                {known && (
                  <span class="bar" aria-hidden="true">
                    <i style={`left:${percent(spans[index]?.left ?? 0)};width:${percent(spans[index]?.width ?? 0)}`} />
                  </span>
                )}
              </td>
              <td class="quiet">{step.place}</td>
              <td class="number">{step.hours === undefined ? '–' : comma(step.hours)}</td>
            </tr>
          ))}
        </tbody>
        {known && total && (
          <tfoot>
            <tr>
              <td class="index"></td>
              <td class="main" colspan={2}>{total}</td>
              <td class="number">{comma(steps.reduce((sum, step) => sum + (step.hours ?? 0), 0))}</td>
            </tr>
          </tfoot>
        )}
      </table>
      {note !== undefined && <p class="note">{note}</p>}
    </>
  )
}
