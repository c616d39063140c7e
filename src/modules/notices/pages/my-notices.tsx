import { may } from '../../../platform/access.ts'
import { html, leaveMessage, seeOther } from '../../../platform/page.ts'
import { formatInstant } from '../../../platform/time.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Empty } from '../../../ui/empty.tsx'
import { SubmitButton } from '../../../ui/forms.tsx'
import { Either } from '../../../ui/frame.tsx'
import { PageHead } from '../../../ui/page-parts.tsx'
import { Pagination } from '../../../ui/pagination.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Notice } from '../model.ts'
import { markAllRead, markRead, myNotices, PAGE_SIZE, type NoticePage } from '../service.ts'

const path = '/thong-bao'
const pagePath = (page: number) => (page > 1 ? `${path}?trang=${page}` : path)
const pageOf = (c: WebContext) => (/^\d{1,5}$/.test(c.req.query('trang') ?? '') ? Number(c.req.query('trang')) : 1)

const Words = ({ notice }: { notice: Notice }) => (
  <>
    <a href={notice.href}>{notice.readAt ? notice.title : <strong>{notice.title}</strong>}</a>
    <p>{notice.body}</p>
  </>
)

const MarkRead = ({ notice, page }: { notice: Notice; page: number }) =>
  notice.readAt ? <span>Đã đọc</span> : (
    <form method="post" action={`${path}/${notice.id}/da-doc${page > 1 ? `?trang=${page}` : ''}`}>
      <button type="submit" class="plain-button" aria-label={`Đánh dấu đã đọc: ${notice.title}`}>Đánh dấu đã đọc</button>
    </form>
  )

const unreadWords = (unread: number) => (unread > 0 ? `Bạn có ${unread} thông báo chưa đọc.` : 'Bạn đã đọc hết thông báo.')

const NoticesPage = ({ c, found: { notices, total, unread, page } }: { c: WebContext; found: NoticePage }) => (
  <Either c={c} title="Thông báo">
    <PageHead title="Thông báo">
      {total > 0 && <p>{unreadWords(unread)}</p>}
      {may(c.var.ctx, 'dossier.process') && <p><a href="/can-doc">Thay đổi quy trình cần đọc và đã đọc</a></p>}
      {unread > 0 && (
        <form method="post" action={`${path}/da-doc`}><SubmitButton variant="secondary">Đánh dấu đã đọc tất cả</SubmitButton></form>
      )}
    </PageHead>
    {notices.length === 0
      ? (
        <Empty title={total === 0 ? 'Bạn chưa có thông báo nào.' : 'Trang này không có thông báo.'}>
          {total === 0 ? <p>Tin về hồ sơ của bạn sẽ hiện ở đây.</p> : <p><a href={path}>Xem thông báo mới nhất</a></p>}
        </Empty>
      ) : (
        <>
          <Table
            caption="Thông báo, mới nhất trước"
            rows={notices}
            columns={[
              { head: 'Nội dung', kind: 'main', cell: (notice) => <Words notice={notice} /> },
              { head: 'Lúc', kind: 'quiet', width: '22ch', cell: (notice) => <span class="nowrap">{formatInstant(notice.at)}</span> },
              { head: 'Tình trạng', width: '22ch', cell: (notice) => <MarkRead notice={notice} page={page} /> },
            ]}
          />
          {total > PAGE_SIZE && <Pagination page={page} pageSize={PAGE_SIZE} total={total} href={pagePath} noun="thông báo" />}
        </>
      )}
  </Either>
)

export const showNotices = async (c: WebContext) => html(c, <NoticesPage c={c} found={await myNotices(c.var.ctx, { page: pageOf(c) })} />)

export async function doMarkRead(c: WebContext): Promise<Response> {
  await markRead(c.var.ctx, c.req.param('id') ?? '')
  return seeOther(c, pagePath(pageOf(c)))
}

export async function doMarkAllRead(c: WebContext): Promise<Response> {
  await markAllRead(c.var.ctx)
  leaveMessage(c, 'Đã đánh dấu đọc mọi thông báo.')
  return seeOther(c, path)
}
