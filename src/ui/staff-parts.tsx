/** What stands on most staff pages: the head, three columns, panels, checks, the log. */
import type { PropsWithChildren } from 'hono/jsx'
import { Icon } from './icons.tsx'
import type { Link, Words } from './types.ts'

/** Heading of a list page: h1 at the left, a quiet line at the right. */
export const StaffHead = ({ title, aside, level = 1, children }: PropsWithChildren<{ title: Words; aside?: Words | undefined; level?: 1 | 2 | undefined }>) => (
  <div class="staff-head">
    <div>
      {level === 1 ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children}
    </div>
    {aside !== undefined && <p>{aside}</p>}
  </div>
)

/** Heading of one thing (a dossier, a procedure): code, lines under it, its dates or acts at the right. */
export const SubjectHead = ({
  title,
  over,
  lines,
  children,
}: PropsWithChildren<{ title: Words; over?: Words | undefined; lines?: Words[] | undefined }>) => (
  <div class="subject-head">
    <div>
      {over !== undefined && <p class="subject-over">{over}</p>}
      <h1>{title}</h1>
      {lines?.map((line) => <p>{line}</p>)}
    </div>
    <div class="subject-aside">{children}</div>
  </div>
)

/** Left 372, middle, right 306 px, divided by hairlines; under 1000 px below each other, the middle first. */
export const ThreeColumns = ({ left, right, children, narrowLeft }: PropsWithChildren<{ left: Words; right: Words; narrowLeft?: boolean | undefined }>) => (
  <div class={narrowLeft ? 'three three-narrow' : 'three'}>
    <div class="three-left">{left}</div>
    <div class="three-main">{children}</div>
    <div class="three-right">{right}</div>
  </div>
)

/** A part of a column: h2 and, at the right of it, a count or a link. `bare` leaves the line out. */
export const Panel = ({ title, aside, link, id, bare, children }: PropsWithChildren<{ title: string; aside?: Words | undefined; link?: Link | undefined; id?: string | undefined; bare?: boolean | undefined }>) => (
  <section class={bare ? 'panel panel-bare' : 'panel'} id={id}>
    <div class="panel-head">
      <h2>{title}</h2>
      {link ? <a href={link.href}>{link.label}</a> : aside !== undefined && <span>{aside}</span>}
    </div>
    {children}
  </section>
)

type StepHeadProps = {
  /** `3`; nothing when the step has no number. */
  number?: string | number | undefined
  title: Words
  note?: Words | undefined
  /** Share of the step's time that is used, 0…1; more than 1 draws a full bar. */
  used?: number | undefined
}

/** The step at hand: number, name, how much of its time is gone. */
export const StepHead = ({ number, title, note, used }: StepHeadProps) => (
  <div class="step-head">
    {number !== undefined && <b aria-hidden="true">{number}</b>}
    <div>
      <h2>{title}</h2>
      {note !== undefined && <p>{note}</p>}
    </div>
    {used !== undefined && (
      <div class="step-used" aria-hidden="true">
        <i style={`width:${Math.round(Math.min(1, Math.max(0, used)) * 100)}%`} />
      </div>
    )}
  </div>
)

export type Check = { name: string; value?: string | undefined; label: Words; checked?: boolean | undefined }

/** Things to look at, ticked one by one (nội dung cần kiểm tra). */
export const Checklist = ({ checks, disabled }: { checks: Check[]; disabled?: boolean | undefined }) => (
  <ul class="checklist">
    {checks.map((check) => (
      <li>
        <label>
          <input class="ds-input" type="checkbox" name={check.name} value={check.value ?? '1'} checked={check.checked} disabled={disabled} />
          <span>{check.label}</span>
        </label>
      </li>
    ))}
  </ul>
)

/** What happened, newest first (nhật ký). */
export const LogList = ({ lines }: { lines: { when: string; text: Words }[] }) => (
  <ol class="log">
    {lines.map((line) => (
      <li>
        <time>{line.when}</time>
        <span>{line.text}</span>
      </li>
    ))}
  </ol>
)

export type FlowNode =
  | { kind: 'start' | 'end' }
  | { kind: 'gateway'; text: Words; /** Draws the way back to the task above. */ back?: boolean | undefined }
  | { kind: 'task'; number: string | number; name: Words; note?: Words | undefined; state: 'done' | 'current' | 'next' }

/** A process from top to bottom (quy trình): done with a tick, the current step in its gold threshold. */
export const Flow = ({ nodes }: { nodes: FlowNode[] }) => (
  <ol class="flow">
    {nodes.map((node) => (
      <li class={node.kind === 'task' ? `flow-task flow-${node.state}` : `flow-${node.kind}`}>
        <span class="flow-shape">
          {node.kind === 'task' && node.state === 'done' && <Icon name="check" size={13} label="Đã xong" />}
          {node.kind === 'task' && <b>{node.number}</b>}
          {node.kind === 'gateway' && <Icon name="cross" size={13} />}
          {node.kind === 'start' && <span class="ds-sr-only">Bắt đầu</span>}
          {node.kind === 'end' && <span class="ds-sr-only">Kết thúc</span>}
        </span>
        {node.kind === 'task' && (
          <span class="flow-words">
            <span class="flow-name">{node.name}</span>
            {node.note !== undefined && <small>{node.note}</small>}
          </span>
        )}
        {node.kind === 'gateway' && node.back && <i class="flow-back" aria-hidden="true" />}
        {node.kind === 'gateway' && <span class="flow-words">{node.text}</span>}
      </li>
    ))}
  </ol>
)

/** Parts of a thing, as links down the left side (các phần). */
export const SideNav = ({ label, items }: { label: string; items: (Link & { note?: Words | undefined; current?: boolean | undefined })[] }) => (
  <nav class="side-nav" aria-label={label}>
    <ul>
      {items.map((item) => (
        <li>
          <a href={item.href} {...(item.current ? { 'aria-current': 'page' as const } : {})}>
            <span>{item.label}</span>
            {item.note !== undefined && <small>{item.note}</small>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

type ConfirmProps = PropsWithChildren<{
  id: string
  /** The words of the button that opens it. */
  opener: string
  /** `Từ chối hồ sơ này?` */
  title: string
  /** Opened already: something in it must be corrected. */
  open?: boolean | undefined
}>

/** An act that needs a reason or a second look; opens in place, without script. */
export const ActDetails = ({ id, opener, title, open, children }: ConfirmProps) => (
  <details class="act" id={id} open={open}>
    <summary class="ds-button" data-variant="secondary">{opener}</summary>
    <div class="act-body">
      <h3>{title}</h3>
      {children}
    </div>
  </details>
)
