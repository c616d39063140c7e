import { formatDong } from '../../../../platform/money.ts'
import { formatDay } from '../../../../platform/time.ts'
import type { Block, Cell } from '../../../documents/model/document.ts'
import type { Fee, MoneyCondition, ProcedureDefinition } from '../../model/definition.ts'
import { conditionWords } from '../../model/words.ts'
import { capital, notStated, paragraph, sentence } from './words.ts'

/** When a rule about money holds, its days included. */
function whenWords(when: MoneyCondition, caseName?: string): string {
  const days = [when.from && `từ ${formatDay(when.from)}`, when.until && `đến hết ${formatDay(when.until)}`].filter(Boolean).join(' ')
  return [conditionWords(when, caseName), days].filter(Boolean).join('; ')
}

type Line = { kind: 'Phí' | 'Lệ phí'; fee: Fee; caseName?: string }

/** Every amount that may be due: fees and charges of the whole, fees of each case. */
export const moneyLines = ({ fees, charges, cases }: ProcedureDefinition): Line[] => [
  ...(fees ?? []).map((fee): Line => ({ kind: 'Phí', fee })),
  ...(cases ?? []).flatMap((one) => (one.fees ?? []).map((fee): Line => ({ kind: 'Phí', fee, caseName: `trường hợp ${one.name}` }))),
  ...(charges ?? []).map((fee): Line => ({ kind: 'Lệ phí', fee })),
]

const row = ({ kind, fee, caseName }: Line, at: number): Cell[] => [
  String(at + 1),
  { words: [fee.name === 'Phí' || fee.name === 'Lệ phí' ? kind : `${kind}: ${fee.name}`, ...(fee.per ? [[{ text: `Mỗi ${fee.per}.`, italic: true as const }]] : [])] },
  capital(whenWords(fee.when, caseName)) || 'Mọi trường hợp',
  fee.amount === null ? 'Không ghi số tiền' : formatDong(fee.amount),
  fee.basis ?? 'Không ghi',
]

/** Cases that say they have nothing to pay, and what is said of the whole where nothing is listed. */
function freeWords({ fees, charges, cases }: ProcedureDefinition): string[] {
  const free = (cases ?? []).filter((one) => one.fees !== null && one.fees.length === 0).map((one) => `Trường hợp ${one.name}: không thu phí.`)
  const someCase = (cases ?? []).some((one) => one.fees !== null)
  const ofFees = fees === null ? (someCase ? '' : notStated('phí')) : fees.length === 0 && !someCase ? 'Không thu phí.' : ''
  const ofCharges = charges === null ? notStated('lệ phí') : charges.length === 0 ? 'Không thu lệ phí.' : ''
  return [ofFees, ...free, ofCharges].filter(Boolean)
}

/** Phí, lệ phí. What no source states is never called free. */
export function moneyBlocks(definition: ProcedureDefinition): Block[] {
  const lines = moneyLines(definition)
  const { feeAdjustments, feeBasis } = definition
  return [
    ...(lines.length === 0 ? [] : [{
      kind: 'table' as const,
      columns: [{ width: 0.8, align: 'center' as const }, { width: 3 }, { width: 3.4 }, { width: 2.4, align: 'right' as const }, { width: 2.8 }],
      head: [['TT', 'Khoản thu', 'Áp dụng', 'Mức thu', 'Căn cứ']],
      rows: lines.map(row),
    }]),
    ...freeWords(definition).map(paragraph),
    ...feeAdjustments.map((one) => paragraph(sentence(`${one.text}${whenWords(one.when) ? ` (${whenWords(one.when)})` : ''}${one.basis ? `, căn cứ ${one.basis}` : ''}`))),
    ...(feeBasis ? [paragraph(`${sentence(feeBasis.text)} Căn cứ: ${feeBasis.basis}.`)] : []),
  ]
}

/** In one cell: each amount once, or what is said where none is. */
export function moneyShort(definition: ProcedureDefinition): string[] {
  const lines = moneyLines(definition).map(({ fee, caseName }) => {
    const when = whenWords(fee.when, caseName)
    return `${fee.amount === null ? 'Không ghi số tiền' : formatDong(fee.amount)}${when ? ` (${when})` : ''}`
  })
  return [...lines, ...freeWords(definition)]
}
