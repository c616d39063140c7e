/** What has happened, what happens now, what comes (quá trình giải quyết). */
import { Icon } from './icons.tsx'
import type { Words } from './types.ts'

export type TimelineStep = {
  title: Words
  /** `9 giờ 40, 12/10/2023`; for a step to come, who does it. */
  note?: Words | undefined
  state: 'done' | 'current' | 'next'
}

const spoken = { done: 'Đã xong: ', current: 'Đang làm: ', next: 'Sắp tới: ' } as const

export const Timeline = ({ steps }: { steps: TimelineStep[] }) => (
  <ol class="timeline">
    {steps.map((step) => (
      <li class={`timeline-${step.state}`} {...(step.state === 'current' ? { 'aria-current': 'step' as const } : {})}>
        <span class="timeline-mark">{step.state === 'done' && <Icon name="check" size={12} />}</span>
        <p class="timeline-title">
          <span class="ds-sr-only">{spoken[step.state]}</span>
          {step.title}
        </p>
        {step.note !== undefined && <p class="timeline-note">{step.note}</p>}
      </li>
    ))}
  </ol>
)
