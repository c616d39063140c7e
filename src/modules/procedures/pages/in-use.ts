import type { Ctx } from '../../../platform/ctx.ts'
import type { VersionRef } from '../service.ts'

/**
 * How many open dossiers each version has, by its id (hồ sơ đang giải quyết theo phiên bản). Dossiers live above this
 * room: the hall hands in who counts them.
 */
export type OpenDossiers = (ctx: Ctx) => Promise<ReadonlyMap<string, number>>

/** `17 hồ sơ đang giải quyết giữ phiên bản 3 đến khi xong.`; nothing when there are none. */
export function inUseWords(versions: readonly VersionRef[], open: ReadonlyMap<string, number>): string | undefined {
  const used = versions.flatMap(({ id, number }) => { const count = open.get(id) ?? 0; return count === 0 ? [] : [{ number, count }] }).sort((a, b) => a.number - b.number)
  if (used.length === 0) return undefined
  return `${used.map(({ number, count }, at) => `${count} hồ sơ ${at === 0 ? 'đang giải quyết ' : ''}giữ phiên bản ${number}`).join(', ')} đến khi xong.`
}
