import { Refusal } from '../../../platform/errors.ts'
import { cleanText, html, readForm } from '../../../platform/page.ts'
import { say } from '../../../platform/text.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Empty } from '../../../ui/empty.tsx'
import { ButtonGroup, ErrorSummary, errorOf, Form, SubmitButton, TextInput, type Problem } from '../../../ui/forms.tsx'
import { Public } from '../../../ui/frame.tsx'
import { LeftAside, PageHead, Section } from '../../../ui/page-parts.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import { explain, signedLink, track, trackWithSecret, trackedDocument, type DossierView, type Tracked } from '../../dossiers/index.ts'
import { readDossierCode } from '../../dossiers/model.ts'
import { phaseOf } from '../../dossiers/model/phase.ts'
import { openHeadline } from '../../dossiers/model/status-text.ts'
import { openStages } from '../../dossiers/model/timeline.ts'
import { DossierDetails } from '../../dossiers/view.tsx'
import { listUnits } from '../../organisation/index.ts'
import type { Unit } from '../../organisation/model.ts'

const pathOf = (code: string): string => `/tra-cuu/${code}`
const typedCode = (text: string | undefined): string => cleanText(text ?? '').slice(0, 100)

type AskProps = { c: WebContext; typed?: string; problems?: readonly Problem[]; missing?: boolean }

const AskPage = ({ c, typed = '', problems = [], missing = false }: AskProps) => (
  <Public c={c} title={problems.length > 0 ? 'Cần sửa: tra cứu hồ sơ' : 'Tra cứu hồ sơ'}>
    <PageHead title="Tra cứu hồ sơ"><p class="lead">Nhập mã để biết hồ sơ đã đến chặng nào. Không cần đăng nhập.</p></PageHead>
    <ErrorSummary problems={problems} />
    {missing && <Empty title={`Chúng tôi chưa tìm thấy hồ sơ ${typed}.`}><p>Xin kiểm tra lại mã trên giấy tiếp nhận.</p></Empty>}
    <Form action="/tra-cuu" method="get">
      <TextInput
        name="ma" label="Mã số hồ sơ" value={typed} width={26} spellcheck={false} autocomplete="off" error={errorOf(problems, 'ma')}
        hint={`Mã in ở góc trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả, ví dụ ${c.var.ctx.agency.code}-231012-0003`}
      />
      <ButtonGroup><SubmitButton>Xem tình trạng</SubmitButton></ButtonGroup>
    </Form>
  </Public>
)

/** GET /tra-cuu[?ma=…]: asks for a code; a good one leads to its page, a malformed one says its shape. */
export function showAsk(c: WebContext): Response | Promise<Response> {
  const typed = typedCode(c.req.query('ma'))
  if (c.req.query('ma') === undefined) return html(c, <AskPage c={c} />)
  const read = readDossierCode(typed)
  if (read) return c.redirect(pathOf(read.code), 303)
  const message = typed === '' ? 'Xin nhập mã số hồ sơ.' : say('dossier.badCode')
  return html(c, <AskPage c={c} typed={typed} problems={[{ field: 'ma', message }]} />, 422)
}

const SecretForm = ({ code, problems }: { code: string; problems: readonly Problem[] }) => (
  <Section title="Xem chi tiết">
    <p>Chi tiết của hồ sơ chỉ mở cho người nộp và người được người nộp cho biết mã bí mật.</p>
    <Form action={pathOf(code)}>
      <TextInput
        name="bi-mat" label="Mã bí mật" width={14} spellcheck={false} autocomplete="off" error={errorOf(problems, 'bi-mat')}
        hint="8 chữ và số, in trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
      />
      <ButtonGroup><SubmitButton>Xem chi tiết</SubmitButton></ButtonGroup>
    </Form>
  </Section>
)

type OpenProps = { c: WebContext; tracked: Tracked; problems?: readonly Problem[] }

function OpenPage({ c, tracked: { tracking, version }, problems = [] }: OpenProps) {
  const { plan } = version
  if (!plan) throw new Error('A dossier lies under a version without a process')
  const { code } = tracking
  return (
    <Public c={c} title={problems.length > 0 ? `Cần sửa: tra cứu ${code}` : `Hồ sơ ${code}`}>
      <PageHead crumbs={{ links: [{ href: '/tra-cuu', label: 'Tra cứu hồ sơ' }], here: code }} title={openHeadline(phaseOf(tracking, plan))}>
        <p class="quiet">{code}</p>
      </PageHead>
      <ErrorSummary problems={problems} title="Cần sửa mã bí mật." />
      <LeftAside side={<Section title="Mức độ hoàn thành"><Timeline steps={openStages(tracking, plan, tracking.acceptedAt !== null)} /></Section>}>
        <SecretForm code={code} problems={problems} />
      </LeftAside>
    </Public>
  )
}

/** The own page of a dossier, if it belongs to who is logged in. */
const ownPath = (c: WebContext, { tracking }: Tracked): string | undefined =>
  c.var.ctx.actor.kind === 'applicant' && c.var.ctx.actor.accountId === tracking.accountId ? `/ho-so-cua-toi/${tracking.code}` : undefined

/** Finds the code, or answers with the page that asks for it again. */
async function find(c: WebContext): Promise<Tracked | Response> {
  const typed = typedCode(c.req.param('code'))
  try {
    return await track(c.var.ctx, typed)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.status === 404) return html(c, <AskPage c={c} typed={typed} missing />, 404)
    return html(c, <AskPage c={c} typed={typed} problems={[{ field: 'ma', message: say(error.code) }]} />, 422)
  }
}

/** GET /tra-cuu/:code: code and degree of completion, for everyone (TT 01/2018/TT-VPCP Điều 16). */
export async function showTracking(c: WebContext): Promise<Response> {
  const tracked = await find(c)
  if (tracked instanceof Response) return tracked
  const own = ownPath(c, tracked)
  return own ? c.redirect(own, 303) : html(c, <OpenPage c={c} tracked={tracked} />)
}

type DetailsPageProps = { c: WebContext; view: DossierView; units: readonly Unit[]; agencyName: string; linkOf: (id: string) => string }

const DetailsPage = ({ c, view, units, agencyName, linkOf }: DetailsPageProps) => {
  const { whole, version, situation } = view
  const { code } = whole.dossier
  return (
    <Public c={c} title={`Hồ sơ ${code}`}>
      <DossierDetails
        situation={situation} tasks={whole.tasks} papers={whole.papers} documents={whole.documents} definition={version.definition}
        lines={explain(view)} units={units} agencyName={agencyName} documentHref={linkOf}
        crumbs={{ links: [{ href: '/tra-cuu', label: 'Tra cứu hồ sơ' }], here: code }}
      >
        {whole.dossier.supplement === 'requested' && <p>Để gửi giấy tờ bổ sung, xin <a href={`/ho-so-cua-toi/${code}`}>đăng nhập</a> bằng tài khoản đã nộp, hoặc nộp tại Bộ phận Tiếp nhận và Trả kết quả.</p>}
      </DossierDetails>
    </Public>
  )
}

/** POST /tra-cuu/:code: the details, for who holds the second secret. */
export async function showDetails(c: WebContext): Promise<Response> {
  const tracked = await find(c)
  if (tracked instanceof Response) return tracked
  const secret = (await readForm(c)).text('bi-mat')
  try {
    const view = await trackWithSecret(c.var.ctx, tracked.tracking.code, secret, c.var.remote)
    const linkOf = (id: string) => {
      const { until, mark } = signedLink(tracked.ctx, id)
      return `${pathOf(tracked.tracking.code)}/van-ban/${id}.pdf?den=${until}&ky=${mark}`
    }
    c.header('cache-control', 'no-store')
    return html(c, <DetailsPage c={c} view={view} units={await listUnits(tracked.ctx)} agencyName={tracked.ctx.agency.name} linkOf={linkOf} />)
  } catch (error) {
    if (!(error instanceof Refusal) || (error.status !== 422 && error.status !== 429)) throw error
    const message = secret === '' ? 'Xin nhập mã bí mật.' : say(error.code, error.params)
    return html(c, <OpenPage c={c} tracked={tracked} problems={[{ field: 'bi-mat', message }]} />, error.status)
  }
}

/** GET /tra-cuu/:code/van-ban/:id.pdf?den=…&ky=…: a slip, for as long as its signed address lives. */
export async function sendTrackedDocument(c: WebContext): Promise<Response> {
  const id = (c.req.param('id') ?? '').replace(/\.pdf$/, '')
  const link = { until: Number(c.req.query('den') ?? Number.NaN), mark: c.req.query('ky') ?? '' }
  const { document, bytes } = await trackedDocument(c.var.ctx, typedCode(c.req.param('code')), id, link)
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${document.kind}.pdf"`, 'cache-control': 'no-store' })
}
