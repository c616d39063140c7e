import { say } from '../../../../platform/text.ts'
import { SideNav } from '../../../../ui/staff-parts.tsx'
import { stepsOf } from '../../../workflow/model.ts'
import { partNames, parts, type Part } from '../../model/draft.ts'
import { timeSaved } from '../../model/rules.ts'
import type { Desk, Numbered } from './desk.ts'
import { Outputs } from './outputs/panel.tsx'
import { studioParts } from './parts/index.tsx'
import { hrefOf } from './where.ts'

/** The parts at the left, with how much is in each. */
export const Parts = ({ desk: { draft, inspection }, part, query }: { desk: Desk; part: Part; query: string }) => {
  const steps = inspection?.plan ? stepsOf(inspection.plan).length : 0
  const noteOf = (one: Part) => (one === 'process' && steps > 0 ? `${steps} bước` : studioParts[one].count(draft.definition))
  return (
    <div data-live="parts" id="cac-phan">
      <h2 class="studio-title">Các phần</h2>
      <SideNav label="Các phần của bản thảo" items={parts.map((one) => ({ href: `${hrefOf(draft.id, one)}${query}`, label: partNames[one], note: noteOf(one), current: one === part }))} />
    </div>
  )
}

/** `2 phải sửa, 1 nên xem`. */
export const counted = (problems: readonly Numbered[]): string => {
  const must = problems.filter((one) => one.must).length
  return [must > 0 && `${must} phải sửa`, problems.length > must && `${problems.length - must} nên xem`].filter(Boolean).join(', ')
}

/** So many are shown at once, so that the outputs stay in sight; what must be mended is never folded away. */
const SHOWN = 5
const MOST = 60

/** What must be mended and what should be looked at, with the way to each. */
const Problems = ({ desk: { draft, problems }, part }: { desk: Desk; part: Part }) => {
  const first = Math.max(SHOWN, problems.filter(({ must }) => must).length)
  const rest = problems.slice(first, MOST)
  const list = (some: readonly Numbered[]) => <ol class="studio-problems">{some.map((one) => <Problem one={one} draft={draft} part={part} />)}</ol>
  return (
    <section class="panel" id="kiem-tra">
      <div class="panel-head"><h2>Kiểm tra</h2><span>{counted(problems)}</span></div>
      {problems.length === 0 && <p class="studio-fine">Không thấy chỗ nào mâu thuẫn hay còn thiếu.</p>}
      {list(problems.slice(0, first))}
      {rest.length > 0 && <details class="boxes-more" id="kiem-tra-them"><summary>{rest.length} chỗ nên xem nữa</summary>{list(rest)}</details>}
      {problems.length > MOST && <p class="note">và {problems.length - MOST} chỗ nữa.</p>}
    </section>
  )
}

const Problem = ({ one, draft, part }: { one: Numbered; draft: Desk['draft']; part: Part }) => (
  <li class={one.must ? 'problem problem-must' : 'problem'}>
    <span class={one.must ? 'mark mark-must' : 'mark'}><span class="ds-sr-only">{one.must ? 'Phải sửa, số ' : 'Nên xem, số '}</span>{one.number}</span>
    <div>
      <h3>{partNames[one.part]}</h3>
      <p>{say(`procedures.check.${one.code}`, one.params)}</p>
      <a href={`${hrefOf(draft.id, one.part)}#${one.anchor}`}>{one.part === part ? 'Đến chỗ này' : 'Mở phần này'}<span class="ds-sr-only">: vấn đề số {one.number}</span></a>
    </div>
  </li>
)

/** Days cut against the law (cắt giảm so với quy định). */
const Saving = ({ desk: { draft } }: { desk: Desk }) => {
  const saved = timeSaved(draft.definition)
  return saved ? <p class="studio-saving">Cắt giảm {saved.value} ngày, {saved.percent} % so với thời hạn theo pháp luật.</p> : <></>
}

/** Problems and outputs at the right. */
export const Checks = ({ desk, part, running }: { desk: Desk; part: Part; /** What is said of open dossiers. */ running: string | undefined }) => (
  <div data-live="checks">
    <Problems desk={desk} part={part} />
    <Saving desk={desk} />
    <Outputs desk={desk} part={part} />
    {running !== undefined && <p class="studio-saving">{running}</p>}
  </div>
)
