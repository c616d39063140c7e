import { html } from '../../../../../platform/page.ts'
import type { WebContext } from '../../../../../platform/web.ts'
import { LinkButton } from '../../../../../ui/forms.tsx'
import { Staff } from '../../../../../ui/frame.tsx'
import { PageHead } from '../../../../../ui/page-parts.tsx'
import { parts, type Part } from '../../../model/draft.ts'
import { draftAgreement, getDraft, inspectProcess } from '../../../service.ts'
import { outputsOf } from '../desk.ts'
import { hrefOf } from '../where.ts'
import { canBeMade, Outputs } from './panel.tsx'

/**
 * GET /soan-thao/:id/dau-ra?phan=process: makes all outputs of the draft, reads them back and says how each stands
 * (0.5–1 s). The studio's script asks for it after the page and takes the list; without script it is a page.
 */
export async function showOutputs(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  const draft = await getDraft(ctx, c.req.param('id') ?? '')
  const part: Part = parts.find((one) => one === c.req.query('phan')) ?? 'identity'
  const inspection = await inspectProcess(draft.definition)
  const agreement = canBeMade({ draft, inspection }) ? await draftAgreement(ctx, draft.id) : undefined
  return html(
    c,
    <Staff c={c} title={`Các đầu ra, ${draft.definition.name}`}>
      <PageHead title="Các đầu ra của bản thảo" crumbs={{ links: [{ href: '/soan-thao', label: 'Soạn thảo' }, { href: hrefOf(draft.id, part), label: draft.code ?? 'Bản thảo' }], here: 'Các đầu ra' }}>
        <p>{draft.definition.name}</p>
      </PageHead>
      <div class="studio-alone"><Outputs desk={{ draft, inspection, ...outputsOf(agreement, draft) }} part={part} /></div>
      <LinkButton href={hrefOf(draft.id, part)} variant="secondary">Về bản thảo</LinkButton>
    </Staff>,
  )
}
