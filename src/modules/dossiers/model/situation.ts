import type { Rules, ResumePolicy, Term, WorkingCalendar } from '../../calendar/model.ts'
import type { Plan } from '../../workflow/model.ts'
import type { Dossier, LedgerLine, SupplementRequest, Task } from './dossier.ts'

/** What the clock of one dossier counts with. The term is null when the procedure states no time. */
export type Clock = {
  calendar: WorkingCalendar
  term: Term | null
  rules: Rules
  /** What a supplement does to the clock (bổ sung: tính lại từ đầu, cộng thêm, trừ ra). */
  policy: ResumePolicy
  /** Article that sets the term, for the explanation. */
  legalBasis: string
}

/** Where the steps of a role lie: the one-stop unit, the resolving unit, the leadership, the office. */
export type Places = { unitOf(role: string): string | null }

/** Everything a decision about one dossier may look at; read once, then only pure functions speak. */
export type Situation = {
  dossier: Dossier
  /** Open tasks. */
  tasks: Task[]
  ledger: LedgerLine[]
  supplements: SupplementRequest[]
  plan: Plan
  clock: Clock
  places: Places
  now: Date
}
