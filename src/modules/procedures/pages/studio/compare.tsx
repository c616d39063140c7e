import { html } from '../../../../platform/page.ts'
import { formatDay } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { Select, SubmitButton } from '../../../../ui/forms.tsx'
import { Staff } from '../../../../ui/frame.tsx'
import { PageHead, Section } from '../../../../ui/page-parts.tsx'
import { partNames, parts } from '../../model/draft.ts'
import { getDraft, getProcedure } from '../../service.ts'
import { Marked } from './changed.tsx'
import { shownDifferences } from './differences.ts'
import { hrefOf } from './where.ts'

const asked = (text: string | undefined): number | undefined => (/^[1-9]\d{0,4}$/.test(text ?? '') ? Number(text) : undefined)

/** GET /soan-thao/:id/so-sanh?voi=2[&va=3]: two versions, or a version and the draft, side by side. */
export async function showComparison(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  const draft = await getDraft(ctx, c.req.param('id') ?? '')
  const { versions } = await getProcedure(ctx, draft.key)
  const numbers = versions.map(({ number }) => number)
  const from = asked(c.req.query('voi')) ?? numbers[0] ?? 1
  const to = asked(c.req.query('va'))
  const old = (await getProcedure(ctx, draft.key, from)).version
  const now = to === undefined ? draft.definition : (await getProcedure(ctx, draft.key, to)).version.definition
  const shown = await shownDifferences(old.definition, now)
  const choices = versions.map(({ number, validFrom }) => ({ value: String(number), label: `Phiên bản ${number}, từ ${formatDay(validFrom)}` }))
  const right = to === undefined ? 'Bản thảo này' : `Phiên bản ${to}`
  return html(
    c,
    <Staff c={c} title={`So sánh, ${draft.definition.name}`}>
      <PageHead title="So sánh" crumbs={{ links: [{ href: '/soan-thao', label: 'Soạn thảo' }, { href: hrefOf(draft.id), label: draft.code ?? draft.definition.name }], here: 'So sánh' }}>
        <p>{draft.definition.name}</p>
      </PageHead>
      <form method="get" class="compare-choose">
        <Select name="voi" label="Bản cũ" value={String(from)} choices={choices} />
        <Select name="va" label="Bản mới" value={to === undefined ? '' : String(to)} optional empty="Bản thảo này" choices={choices} />
        <SubmitButton variant="secondary">So sánh</SubmitButton>
      </form>
      {shown.length === 0 && <Empty title="Hai bản giống hệt nhau."><></></Empty>}
      {parts.map((part) => {
        const own = shown.filter((one) => one.part === part)
        return own.length === 0 ? null : (
          <Section title={partNames[part]} aside={`${own.length} chỗ`} small>
            <div class="compare-pair compare-head"><span>Chỗ khác nhau</span><span>Phiên bản {from}</span><span>{right}</span></div>
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
    </Staff>,
  )
}
