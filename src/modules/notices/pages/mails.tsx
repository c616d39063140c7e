import { html } from '../../../platform/page.ts'
import { formatInstant, formatStamp } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Staff } from '../../../ui/frame.tsx'
import { NextPage } from '../../../ui/pagination.tsx'
import { StaffHead } from '../../../ui/staff-parts.tsx'
import { Table } from '../../../ui/table.tsx'
import { mailState, type Mailing, type MailProblem, type MailRow } from '../model.ts'
import { listMails } from '../service.ts'

const path = '/quan-tri/thu'

const problems: Record<MailProblem, string> = {
  unreachable: 'không nối được với máy chủ thư',
  login: 'máy chủ thư không nhận tên đăng nhập hoặc mật khẩu',
  refused: 'máy chủ thư từ chối thư này',
}

/** How far a letter came, in words. */
export function stateWords(mail: MailRow): string {
  const why = mail.problem ? `: ${problems[mail.problem]}` : ''
  switch (mailState(mail)) {
    case 'sent': return `Đã gửi ${mail.sentAt ? formatInstant(mail.sentAt) : ''}`.trim()
    case 'kept': return `Đã ghi vào thư mục${mail.sentAt ? ` lúc ${formatInstant(mail.sentAt)}` : ''}`
    case 'waiting': return 'Chờ gửi'
    case 'failing': return `Chưa gửi được${why}. Đã thử ${mail.attempts} lần, hệ thống sẽ thử lại.`
    case 'givenUp': return `Không gửi được${why}. Đã thử ${mail.attempts} lần, hệ thống không thử nữa.`
  }
}

const Letter = ({ mail }: { mail: MailRow }) => (
  <details>
    <summary>{mail.subject}</summary>
    <p class="letter">{mail.text.trim()}</p>
    {mail.lastError !== null && <p>Máy chủ thư trả lời: {mail.lastError}</p>}
  </details>
)

type Props = { c: WebContext; mails: MailRow[]; next: string | undefined; unsent: boolean; folder: string | undefined }

const MailsPage = ({ c, mails, next, unsent, folder }: Props) => (
  <Staff c={c} title="Thư đã gửi">
    <StaffHead title="Thư đã gửi" aside={unsent ? <a href={path}>Xem tất cả thư</a> : <a href={`${path}?loc=chua-gui`}>Chỉ xem thư chưa gửi được</a>}>
      {folder !== undefined && (
        <p class="note">Chưa đặt máy chủ thư (SMTP_URL), nên thư không được gửi đi mà được ghi vào thư mục {folder} và hiện ở trang này.</p>
      )}
    </StaffHead>
    {mails.length === 0
      ? <Empty title={unsent ? 'Không có thư nào chờ gửi.' : 'Chưa có thư nào.'}><p>Thư báo tin về hồ sơ được lập khi hồ sơ có thay đổi và người nhận đã khai địa chỉ thư điện tử.</p></Empty>
      : (
        <Table
          caption="Thư điện tử, mới nhất trước"
          rows={mails}
          columns={[
            { head: 'Lập lúc', kind: 'quiet', width: '14ch', cell: (mail) => formatStamp(mail.createdAt) },
            { head: 'Gửi đến', width: '26ch', cell: (mail) => mail.toAddress },
            { head: 'Thư', kind: 'main', cell: (mail) => <Letter mail={mail} /> },
            { head: 'Tình trạng', width: '36ch', cell: stateWords },
          ]}
        />
      )}
    {next !== undefined && <NextPage href={`${path}?${new URLSearchParams({ ...(unsent ? { loc: 'chua-gui' } : {}), truoc: next }).toString()}`} label="Thư cũ hơn" />}
  </Staff>
)

export const showMails = (mailing: Pick<Mailing, 'folder'>) => async (c: WebContext) => {
  const unsent = c.req.query('loc') === 'chua-gui'
  const found = await listMails(c.var.ctx, { before: c.req.query('truoc'), unsent })
  return html(c, <MailsPage c={c} {...found} unsent={unsent} folder={mailing.folder} />)
}
