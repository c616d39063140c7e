import { notFound } from '../../../../../platform/errors.ts'
import { allowFrame, html } from '../../../../../platform/page.ts'
import type { WebContext } from '../../../../../platform/web.ts'
import { Staff } from '../../../../../ui/frame.tsx'
import { PageHead } from '../../../../../ui/page-parts.tsx'
import { ProcessDiagram } from '../../../../workflow/view.tsx'
import { downloads } from '../../../outputs/downloads.ts'
import { getDraft, inspectProcess, renderDraft } from '../../../service.ts'
import { hrefOf } from '../where.ts'

/** GET /soan-thao/:id/xem/luong: the process of the draft as those who work by it see it. */
export async function showPlan(c: WebContext): Promise<Response> {
  const draft = await getDraft(c.var.ctx, c.req.param('id') ?? '')
  const plan = (await inspectProcess(draft.definition))?.plan
  if (!plan) throw notFound('page.notFound')
  return html(
    c,
    <Staff c={c} title={`Luồng xử lý, ${draft.definition.name}`}>
      <PageHead title="Luồng xử lý hồ sơ" crumbs={{ links: [{ href: '/soan-thao', label: 'Soạn thảo' }, { href: hrefOf(draft.id, 'process'), label: draft.definition.code ?? draft.definition.name }], here: 'Luồng xử lý' }} />
      <div class="studio-plan" role="region" tabindex={0} aria-label="Sơ đồ luồng xử lý"><ProcessDiagram plan={plan} /></div>
    </Staff>,
  )
}

/** GET /soan-thao/:id/xem/:file: an output as the draft would make it; pages and PDFs open, others are saved. */
export async function sendOutput(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  const file = c.req.param('file')
  const wanted = file === 'trang' ? { kind: 'page', format: 'html' } as const : downloads.find((one) => one.file === file)
  if (!wanted) throw notFound('page.notFound')
  const { bytes, mediaType, fileName } = await renderDraft(ctx, c.req.param('id') ?? '', wanted.kind, wanted.format)
  // The page is shown beside the boxes, in a frame of the studio.
  if (wanted.kind === 'page') allowFrame(c)
  const place = wanted.format === 'docx' ? 'attachment' : 'inline'
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': mediaType, 'content-disposition': `${place}; filename="${fileName}"` })
}
