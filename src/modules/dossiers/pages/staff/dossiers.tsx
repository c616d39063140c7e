import { allow, may } from '../../../../platform/access.ts'
import { cleanText, html, seeOther } from '../../../../platform/page.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { Staff } from '../../../../ui/frame.tsx'
import { NextPage } from '../../../../ui/pagination.tsx'
import { StaffHead } from '../../../../ui/staff-parts.tsx'
import { FilterBar, KeyHelp, WorkList, type WorkRow } from '../../../../ui/worklist.tsx'
import { listUnits } from '../../../organisation/index.ts'
import type { Unit } from '../../../organisation/model.ts'
import { placeBehind, placeFrom } from '../../model/list-place.ts'
import { listDossiers, type DossierFilter } from '../../service.ts'
import { codeIn, dossierPath, dossierRows, searchFor } from './rows.ts'

const PAGE = 50

/** The states one can ask for, as the address names them. */
export const stateFilters: { slug: string; state: DossierFilter['state']; label: string }[] = [
  { slug: '', state: '', label: 'Tất cả' },
  { slug: 'cho-tiep-nhan', state: 'toReceive', label: 'Chờ tiếp nhận' },
  { slug: 'dang-giai-quyet', state: 'processing', label: 'Đang giải quyết' },
  { slug: 'qua-han', state: 'overdue', label: 'Quá hạn' },
  { slug: 'cho-bo-sung', state: 'waiting', label: 'Chờ bổ sung' },
  { slug: 'da-gui-bo-sung', state: 'answered', label: 'Đã gửi bổ sung' },
  { slug: 'cho-tra', state: 'ready', label: 'Có kết quả, chờ trả' },
  { slug: 'da-xong', state: 'finished', label: 'Đã có kết quả' },
  { slug: 'da-dong', state: 'ended', label: 'Từ chối, rút, dừng' },
]

type Asked = { q: string; 'trang-thai': string; 'don-vi': string }
type Props = { c: WebContext; asked: Asked; /** Those one may choose from. */ units: Unit[]; rows: WorkRow[]; next: string | undefined; later: boolean }

const DossiersPage = ({ c, asked, units, rows, next, later }: Props) => (
  <Staff c={c} title={asked.q === '' ? 'Tất cả hồ sơ' : `Tìm hồ sơ “${asked.q}”`}>
    <StaffHead title={asked.q === '' ? 'Tất cả hồ sơ' : `Hồ sơ có “${asked.q}”`} aside="Mới nộp đứng trước" />
    <FilterBar
      action="/ho-so"
      search={{ name: 'q', value: asked.q, label: 'Mã, tên, số điện thoại' }}
      filters={[
        { name: 'trang-thai', label: 'Trạng thái', value: asked['trang-thai'], choices: stateFilters.map(({ slug, label }) => ({ value: slug, label })) },
        ...(units.length > 1 ? [{ name: 'don-vi', label: 'Đơn vị giải quyết', value: asked['don-vi'], choices: [{ value: '', label: 'Tất cả' }, ...units.map(({ id, name }) => ({ value: id, label: name }))] }] : []),
      ]}
    />
    {rows.length === 0 ? (
      <Empty title={later ? 'Không còn hồ sơ nào cũ hơn.' : asked.q === '' ? 'Không có hồ sơ nào.' : `Chúng tôi chưa tìm thấy hồ sơ nào có “${asked.q}”.`}>
        <p>Tìm được theo mã hồ sơ, tên chủ hồ sơ, tên người nộp, số điện thoại, mã số thuế.</p>
        {Object.values(asked).some((value) => value !== '') && <p><a href="/ho-so">Xem tất cả hồ sơ</a></p>}
      </Empty>
    ) : (
      <>
        <WorkList caption="Hồ sơ, mới nộp trước" columns={{ due: 'Thời hạn', title: 'Chủ hồ sơ, thủ tục', cells: ['Mã hồ sơ', 'Tình trạng', 'Nhận'] }} rows={rows} />
        {next !== undefined && <NextPage href={next} />}
        <KeyHelp choosing={false} />
      </>
    )}
  </Staff>
)

/** GET /ho-so: the dossiers one may see, searched by code, name or telephone; newest first. */
export async function showDossiers(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  allow(ctx, 'dossier.view')
  const query = (name: string) => cleanText(c.req.query(name) ?? '').slice(0, 200)
  const asked: Asked = { q: query('q'), 'trang-thai': query('trang-thai'), 'don-vi': query('don-vi') }
  const code = codeIn(asked.q, ctx.agency.code)
  if (code) return seeOther(c, dossierPath(code))
  const before = placeFrom(query('truoc')) ?? null
  const state = stateFilters.find((one) => one.slug === asked['trang-thai'])?.state ?? ''
  // Whoever sees one unit only has nothing to choose.
  const units = may(ctx, 'dossier.viewAll') ? (await listUnits(ctx)).filter((unit) => unit.fields.length > 0) : []
  const unit = units.find(({ id }) => id === asked['don-vi'])?.id
  const items = await listDossiers(ctx, { search: searchFor(asked.q), state, unit, before, limit: PAGE })
  const last = items.length === PAGE ? items.at(-1) : undefined
  const kept = Object.entries(asked).filter(([, value]) => value !== '')
  const next = last && `/ho-so?${new URLSearchParams([...kept, ['truoc', placeBehind(last)]])}`
  return html(c, <DossiersPage c={c} asked={asked} units={units} rows={await dossierRows(ctx, items)} next={next} later={before !== null} />)
}
