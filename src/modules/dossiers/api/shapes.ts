import { z } from '../../../platform/api.ts'
import { placeFrom } from '../model/list-place.ts'

const instant = z.iso.datetime()
const maybe = instant.nullable()
const revision = z.number().int().optional().openapi({ description: 'Lần thay đổi đang xem; khác với hiện tại thì bị từ chối (409)' })

export const upload = z.object({ sha256: z.string(), fileName: z.string(), size: z.number(), mediaType: z.string() }).openapi('Upload')
export const committed = z.object({ id: z.uuid(), code: z.string(), revision: z.number(), replayed: z.boolean() }).openapi('Committed')

const counts = z.number().int().min(0).max(999)
export const filing = z.object({
  procedure: z.string().openapi({ example: '2.000004' }),
  channel: z.enum(['direct', 'online', 'post']),
  answers: z.record(z.string(), z.unknown()),
  papers: z.array(z.object({ paper: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })).max(200).default([]),
  counted: z.array(z.object({ paper: z.string(), originals: counts, certifiedCopies: counts, plainCopies: counts })).max(200).optional(),
  draftId: z.string().optional(),
})

const checks = z.array(z.string().max(500)).max(50).optional().openapi({ description: 'Nội dung của bước đã kiểm tra, đúng như quy trình ghi; lưu vào nhật ký' })
export const accept = z.object({ revision, note: z.string().max(4000).optional(), checks })
export const reasoned = z.object({ revision, reason: z.string().min(1).max(4000) })
export const askSupplement = reasoned.extend({ papers: z.array(z.string()).max(200).default([]), deadline: z.iso.date().optional(), legalBasis: z.string().max(500).optional() })
export const endStep = z.object({
  revision, taskId: z.uuid(), choice: z.string().optional(), note: z.string().max(4000).optional(), checks, assigneeId: z.uuid().optional(),
  result: z.object({ number: z.string().max(100), title: z.string().max(500).optional() }).optional(),
})
export const assign = z.object({ revision, taskId: z.uuid(), assigneeId: z.uuid(), reason: z.string().max(4000).default('') })
export const extend = reasoned.extend({ term: z.string().openapi({ example: '3wd' }) })
export const message = z.object({ revision, message: z.string().min(1).max(200), note: z.string().max(4000).optional() })
export const handOver = z.object({ revision, receiver: z.string().min(1).max(200), by: z.enum(['counter', 'post', 'online']), note: z.string().max(1000).optional() })

const states = { business: z.string(), supplement: z.string(), delivery: z.string() }
export const item = z.object({
  id: z.uuid(), code: z.string(), ownerName: z.string(), versionId: z.uuid(), channel: z.string(), ...states,
  filedAt: instant, acceptedAt: maybe, finishedAt: maybe, dueAt: maybe, pausedAt: maybe,
}).openapi('DossierItem')
export const listQuery = z.object({ search: z.string().max(200).optional(), state: z.enum(['', 'filed', 'processing', 'waiting', 'overdue', 'ready', 'finished', 'ended']).optional(), unit: z.uuid().optional().openapi({ description: 'Đơn vị giải quyết' }), before: z.string().max(80).refine((text) => placeFrom(text) !== undefined).optional().openapi({ description: 'Hồ sơ cuối của trang trước: thời điểm nộp và mã, «filedAt_id»; hoặc chỉ một thời điểm' }), limit: z.coerce.number().int().min(1).max(100).optional() })

export const workQuery = z.object({ urgency: z.enum(['all', 'overdue', 'near', 'onTime', 'waiting']).optional(), search: z.string().max(200).optional(), step: z.string().optional(), channel: z.string().optional(), page: z.coerce.number().int().min(1).max(400).optional() })
const workItem = z.object({
  taskId: z.uuid(), code: z.string(), ownerName: z.string(), versionId: z.uuid(), channel: z.string(), business: z.string(), supplement: z.string(),
  stepName: z.string(), stepNumber: z.number(), stepDueAt: maybe, dueAt: maybe, pausedAt: maybe, filedAt: instant, finishedAt: maybe, assigneeId: z.uuid().nullable(),
}).openapi('WorkItem')
export const work = z.object({ items: z.array(workItem), counts: z.object({ all: z.number(), overdue: z.number(), near: z.number(), onTime: z.number(), waiting: z.number() }), page: z.number() })

export const giveOut = z.object({ tasks: z.array(z.object({ code: z.string(), taskId: z.uuid() })).min(1).max(25), assigneeId: z.uuid() })
export const givenOut = z.object({
  items: z.array(z.object({ code: z.string(), done: z.boolean(), problem: z.string().nullable().openapi({ description: 'Mã lý do chưa giao được' }), sentence: z.string().nullable() })),
}).openapi('GivenOut')

export const moved = z.object({ at: instant, code: z.string(), ownerName: z.string(), from: z.string().nullable(), to: z.string().nullable(), cause: z.string() }).openapi('MovedDossier')

const open = z.record(z.string(), z.unknown())
export const dossier = z.object({
  dossier: open.openapi({ description: 'Trạng thái, thời hạn, người nộp, nội dung khai' }),
  tasks: z.array(open), ledger: z.array(open), papers: z.array(open), supplements: z.array(open), documents: z.array(open),
  procedure: z.object({ key: z.string(), name: z.string(), version: z.number(), hash: z.string() }),
  explanation: z.array(open).openapi({ description: 'Vì sao ngày hẹn trả: từng dòng' }), events: z.array(open),
}).openapi('Dossier')
export const tracking = z.object({ code: z.string(), ...states, nationalState: z.number(), procedure: z.object({ key: z.string(), name: z.string() }) }).openapi('Tracking')

const draftPapers = z.array(z.object({ paperKey: z.string(), sha256: z.string(), fileName: z.string(), size: z.number(), mediaType: z.string() })).max(200)
export const draftInput = z.object({ id: z.uuid().optional(), procedure: z.string(), answers: z.record(z.string(), z.unknown()), papers: draftPapers.default([]) })
export const draft = z.object({ id: z.uuid(), procedureCode: z.string(), answers: z.record(z.string(), z.unknown()), papers: draftPapers, updatedAt: instant }).openapi('Draft')
