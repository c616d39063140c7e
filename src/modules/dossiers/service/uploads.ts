import { loggedIn, systemOnly } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Keeper } from '../../../platform/files.ts'
import { asAgency, listAgencies } from '../../organisation/index.ts'
import { MAX_UNFILED_BYTES, UNFILED_DAYS } from '../model/file-rules.ts'
import * as store from '../store/uploads.ts'
import { readFile, type SentFile } from './files.ts'

/** Keeps a file somebody means to hand in (gửi tệp); it is named by its hash in the filing. */
export async function uploadFile(ctx: Ctx, sent: SentFile, field = 'file'): Promise<store.Upload> {
  const { accountId } = loggedIn(ctx)
  await demandRoom(ctx, accountId, sent.bytes.byteLength, field)
  const upload = await readFile(ctx, sent, field)
  await store.insertUpload(ctx, accountId, upload)
  return upload
}

/** Refuses (413) when files that are in no dossier would fill more than the quota. Officers scan for others: theirs is not counted. */
async function demandRoom(ctx: Ctx, accountId: string, size: number, field: string): Promise<void> {
  if (ctx.actor.kind !== 'applicant') return
  // First the cheap sum of everything sent lately: nearly always it fits already.
  if ((await store.sumUploads(ctx.db, ctx.agency.id, accountId)) + size <= MAX_UNFILED_BYTES) return
  if ((await store.sumUnfiled(ctx.db, ctx.agency.id, accountId)) + size <= MAX_UNFILED_BYTES) return
  const params = { limit: `${MAX_UNFILED_BYTES / (1024 * 1024)} MB`, days: UNFILED_DAYS }
  throw new Refusal(413, 'dossier.uploadQuota', { params, fields: [{ field, code: 'dossier.uploadQuota', params }] })
}

/** Files one has sent before, by their hashes; what was not sent by this person is left out. */
export async function sentBefore(ctx: Ctx, hashes: readonly string[]): Promise<store.Upload[]> {
  const { accountId } = loggedIn(ctx)
  return store.listUploads(ctx, accountId, [...new Set(hashes)].filter((hash) => /^[0-9a-f]{64}$/.test(hash)))
}

const DAY = 86_400_000

/**
 * Removes what was sent long ago and never filed (nightly job), for all agencies of the installation: they share one
 * store of files, so a content goes only when none of them names it, in this room or in another: `keepers` are asked.
 * What a draft names stays with the draft. Answers how many files were removed.
 */
export async function sweepUploads(ctx: Ctx, keepers: readonly Keeper[]): Promise<number> {
  systemOnly(ctx)
  const agencies = (await listAgencies(ctx)).map((agency) => asAgency(ctx, agency))
  const gone = new Set<string>()
  for (const one of agencies) for (const hash of await store.deleteOldUploads(one.db, one.agency.id, new Date(ctx.now.getTime() - UNFILED_DAYS * DAY))) gone.add(hash)
  if (gone.size === 0) return 0
  const named: Keeper = (one, hashes) => store.listNamed(one.db, one.agency.id, hashes)
  for (const one of agencies) for (const keeper of [named, ...keepers]) for (const hash of await keeper(one, [...gone])) gone.delete(hash)
  return [...gone].filter((hash) => ctx.files.removeOld(hash, new Date(ctx.now.getTime() - DAY))).length
}
