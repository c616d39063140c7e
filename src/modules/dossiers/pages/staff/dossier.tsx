import { allow } from '../../../../platform/access.ts'
import { notFound } from '../../../../platform/errors.ts'
import { html } from '../../../../platform/page.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Staff } from '../../../../ui/frame.tsx'
import { ThreeColumns } from '../../../../ui/staff-parts.tsx'
import { readDossierCode } from '../../model/dossier.ts'
import { openDesk, type Desk, type Refused } from './desk/desk.ts'
import { Heading } from './desk/heading.tsx'
import { Left } from './desk/left.tsx'
import { Middle } from './desk/middle.tsx'
import { Right } from './desk/right.tsx'

/** The code of the address, for officers only: applicants have a page of their own. */
export function officersCode(c: WebContext): string {
  allow(c.var.ctx, 'dossier.view')
  const read = readDossierCode(c.req.param('code') ?? '')
  if (!read) throw notFound('dossier.notFound')
  return read.code
}

const DossierPage = ({ c, desk }: { c: WebContext; desk: Desk }) => (
  <Staff c={c} title={`${desk.refused ? 'Cần sửa: ' : ''}${desk.view.whole.dossier.code}`} bleed>
    <Heading {...desk} />
    <ThreeColumns left={<Left {...desk} />} right={<Right {...desk} />}>
      <Middle {...desk} />
    </ThreeColumns>
  </Staff>
)

/** GET /ho-so/:code: one dossier on the desk. */
export async function showDossier(c: WebContext): Promise<Response> {
  return html(c, <DossierPage c={c} desk={await openDesk(c.var.ctx, officersCode(c))} />)
}

/** The same page after a form was refused, as the dossier stands now, with everything typed. */
export async function showRefused(c: WebContext, code: string, refused: Refused, status: 403 | 409 | 413 | 415 | 422): Promise<Response> {
  return html(c, <DossierPage c={c} desk={{ ...(await openDesk(c.var.ctx, code)), refused }} />, status)
}
