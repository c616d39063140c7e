/** The big numbers (số liệu): each with its numerator and denominator, and a way to the dossiers behind it. */
import type { TimeState } from './time-mark.tsx'
import { DueMark } from './time-mark.tsx'
import type { Words } from './types.ts'

export type Figure = {
  /** `97,8`; `–` when there is no number yet, never 0. */
  value: string
  unit?: string | undefined
  label: string
  /** Only for figures about time. */
  state?: TimeState | undefined
  /** `403 trong 412 hồ sơ đã giải quyết`. */
  note: Words
  href?: string | undefined
}

export const Figures = ({ figures }: { figures: Figure[] }) => (
  <ul class="figures">
    {figures.map((figure) => (
      <li>
        <p class="figures-value">
          {figure.value}
          {figure.unit && <small>{figure.unit}</small>}
        </p>
        <p class="figures-label">{figure.state ? <DueMark state={figure.state}>{figure.label}</DueMark> : figure.label}</p>
        <p class="figures-note">{figure.href ? <a href={figure.href}>{figure.note}</a> : figure.note}</p>
      </li>
    ))}
  </ul>
)
