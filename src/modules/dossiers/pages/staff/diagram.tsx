import { html } from '../../../../platform/page.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Staff } from '../../../../ui/frame.tsx'
import { Breadcrumbs } from '../../../../ui/page-parts.tsx'
import { StaffHead } from '../../../../ui/staff-parts.tsx'
import { drawingOf, readBpmn } from '../../../workflow/index.ts'
import { BpmnDiagram, ProcessDiagram } from '../../../workflow/view.tsx'
import { stepMarks } from '../../model/step-time.ts'
import { viewDossier } from '../../service.ts'
import { officersCode } from './dossier.tsx'

/** GET /ho-so/:code/so-do: the whole process as it was drawn, with where this dossier stands in it. */
export async function showDiagram(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  const { whole, situation, version } = await viewDossier(ctx, { code: officersCode(c) })
  const { dossier, tasks } = whole
  const marks = stepMarks({ plan: situation.plan, state: dossier.state, tasks, ledger: situation.ledger, calendar: situation.clock.calendar, now: ctx.now })
  const bpmn = version.definition.process?.bpmn
  const drawing = bpmn === undefined ? null : drawingOf(await readBpmn(bpmn))
  return html(c, (
    <Staff c={c} title={`Quy trình của hồ sơ ${dossier.code}`}>
      <Breadcrumbs links={[{ href: `/ho-so/${dossier.code}`, label: dossier.code }]} here="Quy trình" />
      <StaffHead title={`Quy trình của hồ sơ ${dossier.code}`} aside={`${version.definition.name}, phiên bản ${version.number}`} />
      {situation.plan.composed && <p class="note">Bảng bước do bộ dữ liệu mẫu soạn để minh họa; Sở phải xác nhận trước khi dùng.</p>}
      <div class="diagram-box" tabindex={0} role="region" aria-label="Sơ đồ quy trình, cuộn ngang nếu cần">
        {drawing ? <BpmnDiagram drawing={drawing} marks={marks} title={`Quy trình của hồ sơ ${dossier.code}`} /> : <ProcessDiagram plan={situation.plan} marks={marks} width={480} />}
      </div>
    </Staff>
  ))
}
