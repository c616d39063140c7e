import { applicant } from '../../../../platform/access.ts'
import { Refusal } from '../../../../platform/errors.ts'
import { html, leaveMessage, readForm, seeOther } from '../../../../platform/page.ts'
import { say } from '../../../../platform/text.ts'
import type { WebContext } from '../../../../platform/web.ts'
import type { Problem } from '../../../../ui/forms.tsx'
import { Public } from '../../../../ui/frame.tsx'
import { FilingScript } from '../../../forms/view.tsx'
import { listUnits } from '../../../organisation/index.ts'
import type { Unit } from '../../../organisation/model.ts'
import { openSupplement } from '../../model.ts'
import { possibleActs } from '../../model/possible.ts'
import { answerSupplement, explain, trackingSecret, viewDossier, withdrawDossier, type DossierView } from '../../service.ts'
import { DossierDetails } from '../../view.tsx'
import { fileField, type KeptFile } from './filing/papers.tsx'
import { contentOf } from '../staff/kept-files.ts'
import { takeFiles } from './filing/posted.ts'
import { localKeyOf } from './filing/handlers.tsx'
import { askedPapers, Supplement } from './supplement.tsx'
import { SecretPart, WithdrawPart } from './own-parts.tsx'

const codeOf = (c: WebContext): string => (c.req.param('code') ?? '').toUpperCase()
const pathOf = (code: string): string => `/ho-so-cua-toi/${code}`

/** What was typed and sent, to be shown again beside what is wrong. */
type Sent = { reason?: string; kept?: readonly KeptFile[] }
type Shown = { view: DossierView; units: readonly Unit[]; secret: string; problems?: readonly Problem[]; sent?: Sent }

function OwnPage({ c, shown: { view, units, secret, problems = [], sent = {} } }: { c: WebContext; shown: Shown }) {
  const { whole, version, situation } = view
  const { code } = whole.dossier
  const possible = possibleActs(whole.dossier, situation.ledger.some((line) => line.kind === 'extend'))
  const request = openSupplement(whole.supplements)
  const justFiled = c.req.query('vua-nop') !== undefined
  return (
    <Public c={c} title={problems.length > 0 ? `Cần sửa: hồ sơ ${code}` : `Hồ sơ ${code}`}>
      <DossierDetails
        situation={situation} tasks={whole.tasks} papers={whole.papers} documents={whole.documents} definition={version.definition}
        lines={explain(view)} units={units} agencyName={c.var.ctx.agency.name}
        crumbs={{ links: [{ href: '/ho-so-cua-toi', label: 'Hồ sơ của tôi' }], here: code }}
        documentHref={(id) => `${pathOf(code)}/van-ban/${id}.pdf`} paperHref={(id) => `${pathOf(code)}/giay-to/${id}`}
      >
        {request && possible.includes('sendSupplement') && (
          <Supplement action={`${pathOf(code)}/bo-sung`} revision={whole.dossier.revision} request={request} papers={askedPapers(version.definition, whole.dossier.caseKey, request)} kept={sent.kept ?? []} problems={problems} />
        )}
      </DossierDetails>
      <SecretPart code={code} secret={secret} />
      {possible.includes('withdraw') && <WithdrawPart action={`${pathOf(code)}/rut`} revision={whole.dossier.revision} problems={problems} reason={sent.reason} />}
      {justFiled && <FilingScript page={{ draftKey: localKeyOf(c, version.definition.key, version.number), filed: true }} />}
    </Public>
  )
}

async function shownOf(c: WebContext): Promise<Shown> {
  applicant(c.var.ctx)
  const view = await viewDossier(c.var.ctx, { code: codeOf(c) })
  return { view, units: await listUnits(c.var.ctx), secret: await trackingSecret(c.var.ctx, view.whole.dossier) }
}

/** GET /ho-so-cua-toi/:code: one's own dossier; somebody else's is not there. */
export const showOwn = async (c: WebContext): Promise<Response> => html(c, <OwnPage c={c} shown={await shownOf(c)} />)

const problemsFrom = (error: Refusal): Problem[] =>
  error.fields.length === 0 ? [{ message: say(error.code, error.params) }] : error.fields.map((field) => ({ field: field.field, message: say(field.code, field.params) }))

/** Shows the page again with what is wrong; another refusal is answered by its own page. */
async function again(c: WebContext, error: unknown, sent: Sent): Promise<Response> {
  if (!(error instanceof Refusal) || (error.status !== 409 && error.status !== 422)) throw error
  return html(c, <OwnPage c={c} shown={{ ...(await shownOf(c)), problems: problemsFrom(error), sent }} />, error.status)
}

const revisionOf = (text: string): { revision?: number } => (/^\d{1,9}$/.test(text) ? { revision: Number(text) } : {})

/** POST …/bo-sung: sends the papers that were asked for. */
export async function doSupplement(c: WebContext): Promise<Response> {
  applicant(c.var.ctx)
  const posted = await readForm(c)
  const { whole, version } = await viewDossier(c.var.ctx, { code: codeOf(c) })
  const request = openSupplement(whole.supplements)
  const keys = request ? askedPapers(version.definition, whole.dossier.caseKey, request).map((paper) => paper.key) : []
  const { files: kept, problems } = await takeFiles(c.var.ctx, posted, keys)
  const empty = keys[0] !== undefined && kept.length === 0 ? [{ field: fileField(keys[0]), code: 'dossier.supplementEmpty' }] : []
  try {
    if (problems.length > 0) throw new Refusal(422, 'input.malformed', { fields: problems })
    if (empty.length > 0) throw new Refusal(422, 'dossier.supplementEmpty', { fields: empty })
    const files = await Promise.all(kept.map(async (one) => ({ paperKey: one.paperKey, file: await contentOf(c.var.ctx, one) })))
    await answerSupplement(c.var.ctx, { code: codeOf(c) }, { files, ...revisionOf(posted.text('lan')) })
  } catch (error) {
    return again(c, error, { kept })
  }
  leaveMessage(c, 'Đã gửi giấy tờ bổ sung. Chúng tôi kiểm tra và báo lại cho bạn.')
  return seeOther(c, pathOf(codeOf(c)))
}

/** POST …/rut: takes the dossier back. */
export async function doWithdraw(c: WebContext): Promise<Response> {
  applicant(c.var.ctx)
  const posted = await readForm(c)
  const reason = posted.text('reason').slice(0, 4000)
  try {
    await withdrawDossier(c.var.ctx, { code: codeOf(c) }, { reason, ...revisionOf(posted.text('lan')) })
  } catch (error) {
    return again(c, error, { reason })
  }
  leaveMessage(c, `Đã rút hồ sơ ${codeOf(c)}.`)
  return seeOther(c, pathOf(codeOf(c)))
}
