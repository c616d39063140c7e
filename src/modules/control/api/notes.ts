import { endpoint, z, type Api } from '../../../platform/api.ts'
import type { ChangeNote } from '../model/note.ts'
import { aspects } from '../model/step-lines.ts'
import { confirmNote, getNote, listNotes, myNotes, type MyNote } from '../service.ts'

const instant = z.iso.datetime()
const step = z.object({
  kind: z.enum(['added', 'changed', 'removed']).openapi({ description: 'bước mới, có thay đổi, bị bỏ' }), step: z.string(), number: z.int(), name: z.string(), roles: z.array(z.string()),
  aspects: z.array(z.object({ what: z.enum(aspects), before: z.array(z.string()), after: z.array(z.string()) })),
})
const note = z.object({
  id: z.uuid(), key: z.string(), code: z.string(), name: z.string(), versionId: z.uuid(), number: z.int(), validFrom: z.iso.date(),
  changes: z.array(step), roles: z.array(z.string()), parts: z.string(), summary: z.string().nullable(), decision: z.string().nullable(), writtenAt: instant,
  hands: z.array(z.object({ act: z.enum(['drafted', 'reviewed', 'approved']).openapi({ description: 'soạn thảo, xem xét, phê duyệt' }), name: z.string(), title: z.string(), on: z.iso.date() })),
}).openapi('ChangeNote')
const mine = note.extend({ confirmedAt: instant.nullable() }).openapi('MyChangeNote')
const seen = mine.extend({
  mine: z.boolean().openapi({ description: 'phiếu hỏi người đang xem' }),
  readers: z.array(z.object({ accountId: z.uuid(), name: z.string(), title: z.string(), at: instant.nullable() })).nullable().openapi({ description: 'ai đã xác nhận, ai chưa; null: không được xem' }),
}).openapi('SeenChangeNote')

const shown = ({ field: _, unitId: __, writtenAt, ...rest }: ChangeNote): z.infer<typeof note> => ({ ...rest, writtenAt: writtenAt.toISOString() })
const shownMine = ({ confirmedAt, ...rest }: MyNote): z.infer<typeof mine> => ({ ...shown(rest), confirmedAt: confirmedAt?.toISOString() ?? null })

const id = z.object({ id: z.string().max(60) })

/** What changed in a procedure and who has read it, for machines. */
export function notesApi(app: Api): void {
  const tag = 'Phổ biến thay đổi'
  endpoint(app, { method: 'get', path: '/api/v1/change-notes', tag, summary: 'Thay đổi tôi cần đọc và đã xác nhận', answer: z.object({ toRead: z.array(mine), read: z.array(mine) }) },
    async (c) => {
      const { toRead, read } = await myNotes(c.var.ctx)
      return { toRead: toRead.map(shownMine), read: read.map(shownMine) }
    })

  endpoint(app, { method: 'get', path: '/api/v1/change-notes/{id}', tag, summary: 'Một phiếu phổ biến thay đổi: từng bước trước và nay', params: id, answer: seen },
    async (c, { params }) => {
      const { note: found, mine: own, confirmedAt, readers } = await getNote(c.var.ctx, params.id)
      return { ...shownMine({ ...found, confirmedAt }), mine: own, readers: readers?.map((reader) => ({ ...reader, at: reader.at?.toISOString() ?? null })) ?? null }
    })

  endpoint(app, { method: 'post', path: '/api/v1/change-notes/{id}/confirmation', tag, summary: 'Xác nhận đã đọc và nắm được thay đổi', status: 204, params: id },
    async (c, { params }) => { await confirmNote(c.var.ctx, params.id); return undefined as never })

  endpoint(app, { method: 'get', path: '/api/v1/control/change-notes', tag, summary: 'Các phiếu của cơ quan, mới nhất trước, và bao nhiêu người đã xác nhận', answer: z.object({ items: z.array(note.extend({ asked: z.int(), confirmed: z.int() })) }) },
    async (c) => ({ items: (await listNotes(c.var.ctx)).map(({ asked, confirmed, ...rest }) => ({ ...shown(rest), asked, confirmed })) }))
}
