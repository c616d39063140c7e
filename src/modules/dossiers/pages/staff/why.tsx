import { html } from '../../../../platform/page.ts'
import { dayOf, formatDay } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { Staff } from '../../../../ui/frame.tsx'
import { Breadcrumbs } from '../../../../ui/page-parts.tsx'
import { StaffHead } from '../../../../ui/staff-parts.tsx'
import { WhyThisDate } from '../../../calendar/view.tsx'
import { limitWords, timeFor } from '../../../procedures/model/rules.ts'
import { explain, viewDossier } from '../../service.ts'
import { officersCode } from './dossier.tsx'

/** GET /ho-so/:code/thoi-han: why the due date is what it is, line by line. */
export async function showWhy(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  const view = await viewDossier(ctx, { code: officersCode(c) })
  const { dossier } = view.whole
  const { limit } = timeFor(view.version.definition, dossier.caseKey, dossier.channel)
  const lines = explain(view)
  return html(c, (
    <Staff c={c} title={`Thời hạn của hồ sơ ${dossier.code}`}>
      <Breadcrumbs links={[{ href: `/ho-so/${dossier.code}`, label: dossier.code }]} here="Thời hạn" />
      <StaffHead title={`Thời hạn của hồ sơ ${dossier.code}`} aside={dossier.applicant.owner.name} />
      {limit && lines.length > 0 ? (
        <WhyThisDate dueOn={dossier.dueOn && formatDay(dossier.dueOn)} term={limitWords(limit)} lines={lines} today={dayOf(ctx.now)} foot={`Tính theo lịch làm việc của ${ctx.agency.name}.`} />
      ) : (
        <Empty title={limit ? 'Hồ sơ chưa được tính thời hạn.' : 'Không có ngày hẹn trả.'}>
          <p>{limit ? 'Thời hạn bắt đầu tính khi hồ sơ được tiếp nhận.' : 'Bản công bố của thủ tục này không ghi thời hạn giải quyết.'}</p>
        </Empty>
      )}
    </Staff>
  ))
}
