import { html } from '../../../../platform/page.ts'
import { formatDay } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { Select, SubmitButton } from '../../../../ui/forms.tsx'
import { Either, Staff } from '../../../../ui/frame.tsx'
import { PageHead, Section } from '../../../../ui/page-parts.tsx'
import { partNames, parts } from '../../model/draft.ts'
import { getDraft, getProcedure } from '../../service.ts'
import type { VersionRef } from '../../service/versions.ts'
import { Marked } from './changed.tsx'
import { shownDifferences, type Shown } from './differences.ts'
import { hrefOf } from './where.ts'

const asked = (text: string | undefined): number | undefined => (/^[1-9]\d{0,4}$/.test(text ?? '') ? Number(text) : undefined)

const choicesOf = (versions: readonly VersionRef[]) => versions.map(({ number, validFrom }) => ({ value: String(number), label: `Phiên bản ${number}, từ ${formatDay(validFrom)}` }))

const Choose = ({ versions, from, to, draft }: { versions: readonly VersionRef[]; from: number; to: number | undefined; draft: boolean }) => (
  <form method="get" class="compare-choose">
    <Select name="voi" label="Bản cũ" value={String(from)} choices={choicesOf(versions)} />
    <Select name="va" label="Bản mới" value={to === undefined ? '' : String(to)} choices={choicesOf(versions)} {...(draft ? { optional: true, empty: 'Bản thảo này' } : {})} />
    <SubmitButton variant="secondary">So sánh</SubmitButton>
  </form>
)

/** Two definitions side by side, part by part; only what differs. */
const Differences = ({ shown, from, to }: { shown: readonly Shown[]; from: string; to: string }) => (
  <>
    {shown.length === 0 && <Empty title="Hai bản giống hệt nhau."><></></Empty>}
    {parts.map((part) => {
      const own = shown.filter((one) => one.part === part)
      return own.length === 0 ? null : (
        <Section title={partNames[part]} aside={`${own.length} chỗ`} small>
          <div class="compare-pair compare-head"><span>Chỗ khác nhau</span><span>{from}</span><span>{to}</span></div>
          {own.map(({ place, what, before, after, difference }) => (
            <div class="compare-pair">
              <b>{place}{what !== '' && `: ${what}`}</b>
              {difference.kind === 'added' ? <span class="quiet">không có</span> : difference.kind === 'removed' ? <del>{before}</del> : <Marked before={before} after={after} only="before" />}
              {difference.kind === 'removed' ? <span class="quiet">không còn</span> : difference.kind === 'added' ? <ins>{after}</ins> : <Marked before={before} after={after} only="after" />}
            </div>
          ))}
        </Section>
      )
    })}
  </>
)

/** GET /soan-thao/:id/so-sanh[?voi=2][&va=3]: a version and the draft side by side, or two versions; the version in force when none is named. */
export async function showComparison(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  const draft = await getDraft(ctx, c.req.param('id') ?? '')
  const { version: old, versions } = await getProcedure(ctx, draft.key, asked(c.req.query('voi')) ?? null)
  const to = asked(c.req.query('va'))
  const now = to === undefined ? draft.definition : (await getProcedure(ctx, draft.key, to)).version.definition
  const shown = await shownDifferences(old.definition, now)
  return html(
    c,
    <Staff c={c} title={`So sánh, ${draft.definition.name}`}>
      <PageHead title="So sánh" crumbs={{ links: [{ href: '/soan-thao', label: 'Soạn thảo' }, { href: hrefOf(draft.id), label: draft.code ?? draft.definition.name }], here: 'So sánh' }}>
        <p>{draft.definition.name}</p>
      </PageHead>
      <Choose versions={versions} from={old.number} to={to} draft />
      <Differences shown={shown} from={`Phiên bản ${old.number}`} to={to === undefined ? 'Bản thảo này' : `Phiên bản ${to}`} />
    </Staff>,
  )
}

/** GET /thu-tuc/:key/so-sanh[?voi=1][&va=2]: any two published versions; the newest and the one before it when none is named. */
export async function showVersions(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  const key = c.req.param('key') ?? ''
  const { versions } = await getProcedure(ctx, key)
  const newest = versions[0]?.number ?? 1
  const to = asked(c.req.query('va')) ?? newest
  const from = asked(c.req.query('voi')) ?? versions.find(({ number }) => number < to)?.number ?? to
  const [old, now] = await Promise.all([getProcedure(ctx, key, from), getProcedure(ctx, key, to)])
  const { name, code } = now.version.definition
  return html(
    c,
    <Either c={c} title={`So sánh phiên bản, ${name}`}>
      <PageHead title="So sánh phiên bản" crumbs={{ links: [{ href: '/thu-tuc', label: 'Thủ tục' }, { href: `/thu-tuc/${key}`, label: code ?? name }], here: 'So sánh' }}>
        <p>{name}</p>
      </PageHead>
      <Choose versions={versions} from={from} to={to} draft={false} />
      <Differences shown={await shownDifferences(old.version.definition, now.version.definition)} from={`Phiên bản ${from}`} to={`Phiên bản ${to}`} />
    </Either>,
  )
}
