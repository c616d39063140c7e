import { Icon, type IconName } from '../../../../ui/icons.tsx'
import type { Desk } from './desk.ts'

type Line = { name: string; state: string; icon: IconName; links: { href: string; label: string }[] }

/** What is made of the draft, each with the way to look at it. */
function linesOf({ draft, inspection }: Desk): Line[] {
  const see = (place: string, label = 'Xem') => ({ href: `/soan-thao/${draft.id}/xem/${place}`, label })
  const { definition } = draft
  const runs = inspection?.plan != null
  // A process that cannot run stops all papers that list its steps.
  const made = definition.process === null || runs
  const of = (state: string): Pick<Line, 'state' | 'icon'> => made ? { state, icon: 'filledTick' } : { state: 'chờ sửa sơ đồ quy trình', icon: 'ring' }
  return [
    { name: 'Trang công khai và mẫu nộp', ...of('sinh từ bản thảo này'), links: made ? [see('trang')] : [] },
    { name: 'Phụ lục công bố, quy trình nội bộ', ...of('sinh từ bản thảo này'), links: made ? [see('phu-luc.pdf', 'Phụ lục'), see('quy-trinh-noi-bo.pdf', 'Quy trình')] : [] },
    { name: 'Quy trình ISO', ...(made && definition.iso === null ? { state: 'phần riêng còn trống', icon: 'halfRing' as const } : of('sinh từ bản thảo này')), links: made ? [see('quy-trinh-iso.pdf')] : [] },
    { name: 'Luồng xử lý hồ sơ', state: runs ? 'chạy được' : definition.process === null ? 'chưa có quy trình' : 'chưa chạy được', icon: runs ? 'filledTick' : 'ring', links: runs ? [see('luong')] : [] },
    { name: 'Bản ghi cơ sở dữ liệu quốc gia', state: 'gửi sau khi công bố', icon: 'ring', links: made ? [see('csdl-quoc-gia.json')] : [] },
  ]
}

/** The outputs of the draft (các đầu ra). */
export const Outputs = ({ desk }: { desk: Desk }) => (
  <section class="panel">
    <div class="panel-head"><h2>Năm đầu ra</h2><span>từ một bản</span></div>
    <ul class="studio-outputs">
      {linesOf(desk).map(({ name, state, icon, links }) => (
        <li>
          <Icon name={icon} size={15} />
          <div><p>{name}</p><small>{state}</small></div>
          <div class="studio-see">{links.map(({ href, label }) => <a href={href} aria-label={`${label}: ${name}`}>{label}</a>)}</div>
        </li>
      ))}
    </ul>
    <p class="studio-saving"><a href={`/soan-thao/${desk.draft.id}/khop`}>Đọc lại các đầu ra, so từng dữ kiện</a></p>
  </section>
)
