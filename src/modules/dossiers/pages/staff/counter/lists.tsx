import { allow, may } from '../../../../../platform/access.ts'
import { html } from '../../../../../platform/page.ts'
import type { WebContext } from '../../../../../platform/web.ts'
import { LinkButton } from '../../../../../ui/forms.tsx'
import { Staff } from '../../../../../ui/frame.tsx'
import { Section } from '../../../../../ui/page-parts.tsx'
import { StaffHead } from '../../../../../ui/staff-parts.tsx'
import { CountTabs, KeyHelp, WorkList, type WorkRow } from '../../../../../ui/worklist.tsx'
import { listDossiers, type DossierFilter } from '../../../service.ts'
import { dossierRows } from '../rows.ts'

/** Most rows of one list; the rest is behind its link. */
const SHOWN = 100

const lists: { id: string; slug: string; state: DossierFilter['state']; title: string; none: string }[] = [
  { id: 'cho-tiep-nhan', slug: 'cho-tiep-nhan', state: 'toReceive', title: 'Chờ tiếp nhận', none: 'Không có hồ sơ nào chờ tiếp nhận.' },
  { id: 'cho-tra', slug: 'cho-tra', state: 'ready', title: 'Chờ trả kết quả', none: 'Không có kết quả nào chờ trả.' },
  { id: 'da-gui-bo-sung', slug: 'da-gui-bo-sung', state: 'answered', title: 'Đã gửi bổ sung', none: 'Không có hồ sơ nào vừa gửi bổ sung.' },
]

type Listed = (typeof lists)[number] & { rows: WorkRow[] }
const count = (rows: readonly WorkRow[]): string => (rows.length === SHOWN ? `${SHOWN}+` : String(rows.length))

const CounterPage = ({ c, found }: { c: WebContext; found: Listed[] }) => (
  <Staff c={c} title="Một cửa">
    <StaffHead title="Một cửa" aside={may(c.var.ctx, 'dossier.fileAtCounter') ? <LinkButton href="/mot-cua/nop" icon="plus">Nộp hồ sơ tại quầy</LinkButton> : undefined} />
    <CountTabs label="Các danh sách" tabs={found.map(({ id, title, rows }) => ({ href: `#${id}`, label: title, count: count(rows) }))} />
    {found.map(({ id, title, rows, slug, none }) => (
      <Section title={title} id={id} small aside={rows.length === 0 ? undefined : <a href={`/ho-so?trang-thai=${slug}`}>Xem trong tất cả hồ sơ</a>}>
        {rows.length === 0 ? <p class="note">{none}</p> : (
          <WorkList caption={`${title}, nộp trước đứng trước`} columns={{ due: 'Thời hạn', title: 'Chủ hồ sơ, thủ tục', cells: ['Mã hồ sơ', 'Tình trạng', 'Nhận'] }} rows={rows} />
        )}
      </Section>
    ))}
    <KeyHelp choosing={false} />
  </Staff>
)

/** GET /mot-cua: what waits at the counter, the longest waiting first. */
export async function showCounter(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  allow(ctx, 'dossier.receive')
  const found = await Promise.all(lists.map(async (list): Promise<Listed> => {
    const items = await listDossiers(ctx, { state: list.state, limit: SHOWN })
    return { ...list, rows: await dossierRows(ctx, items.reverse()) }
  }))
  return html(c, <CounterPage c={c} found={found} />)
}
