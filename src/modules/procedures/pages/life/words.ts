import { say } from '../../../../platform/text.ts'
import { formatDate, formatTime } from '../../../../platform/time.ts'
import type { DefinitionProblem } from '../../model/check.ts'
import type { DraftKind } from '../../model/draft.ts'
import type { DoneBy } from '../../model/life.ts'

/** What a publication does to a procedure (NĐ 63/2010 Điều 14). */
export const kindNames: Record<DraftKind, string> = { new: 'Ban hành mới', amended: 'Sửa đổi, bổ sung', abolished: 'Bãi bỏ' }

/** The sentence of a problem. */
export const problemWords = ({ code, params }: DefinitionProblem): string => say(`procedures.check.${code}`, params)

/** `Phạm Thu Ngân, Trưởng phòng, 14 giờ 30 ngày 16/10/2023`; or that nobody did it yet. */
export const byWords = (by: DoneBy | null): string =>
  by === null ? 'Chưa có' : `${[by.name, by.title].filter((one) => one !== '').join(', ')}, ${formatTime(by.at)} ngày ${formatDate(by.at)}`
