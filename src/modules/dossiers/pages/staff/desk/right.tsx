import { formatStamp } from '../../../../../platform/time.ts'
import { LogList, Panel } from '../../../../../ui/staff-parts.tsx'
import { ProcessDiagram } from '../../../../workflow/view.tsx'
import { checkedOf, eventText, type LoggedEvent } from '../../../model/event-text.ts'
import { stepMarks } from '../../../model/step-time.ts'
import type { Desk } from './desk.ts'

/** Lines of the log that are seen at once; the others open. */
const AT_ONCE = 6

function Process({ view, ctx }: Desk) {
  const { plan, clock, ledger } = view.situation
  const marks = stepMarks({ plan, state: view.whole.dossier.state, tasks: view.whole.tasks, ledger, calendar: clock.calendar, now: ctx.now })
  return (
    <Panel title="Quy trình" bare link={{ href: `/ho-so/${view.whole.dossier.code}/so-do`, label: 'Mở sơ đồ' }}>
      <ProcessDiagram plan={plan} marks={marks} />
    </Panel>
  )
}

/** What was looked at before the step ended: by whom says the line, when says its time. */
const Checked = ({ event }: { event: LoggedEvent }) => {
  const checks = checkedOf(event)
  return checks.length === 0 ? <></> : <><br />Đã kiểm tra: {checks.join('; ')}.</>
}

function Log({ view }: Desk) {
  const lines = [...view.events].reverse().map((event) => ({ when: formatStamp(event.at), text: <>{eventText(event, view.names)}<Checked event={event} /></> }))
  const more = lines.slice(AT_ONCE)
  return (
    <Panel title="Nhật ký" aside={`${lines.length} dòng`}>
      <LogList lines={lines.slice(0, AT_ONCE)} />
      {more.length > 0 && (
        <details class="log-more">
          <summary>Xem {more.length} dòng trước đó</summary>
          <LogList lines={more} />
        </details>
      )}
    </Panel>
  )
}

/** Where it is in its process, and what has happened. */
export const Right = (desk: Desk) => (
  <>
    <Process {...desk} />
    <Log {...desk} />
  </>
)
