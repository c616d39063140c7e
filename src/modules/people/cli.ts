import { printJson, UsageError, type Command } from '../../platform/cli.ts'
import { readIdentityCard, type IdentityCard } from './model/card.ts'

const cccd: Command = {
  summary: 'Reads the QR text of an identity card.',
  help: `Usage: motcua cccd TEXT [--json]

Reads the text a scanner gives for the QR code of a Vietnamese identity card (- reads standard input):
number|former number|name|ddMMyyyy|sex|address|ddMMyyyy of issue. Exit 1 if it is no such text.

--json prints one object:
  citizenId   number of 12 digits
  formerId    number of the card it replaced, or null
  name, gender, address
  birthDate   YYYY-MM-DD
  issuedOn    YYYY-MM-DD, or null
  numberFits  sex and year of birth stand in the number as they stand beside it`,
  options: {},
  async run({ positionals, json, io }) {
    const [first] = positionals
    if (first === undefined) throw new UsageError('cccd cần một chuỗi đọc từ mã QR của thẻ.')
    const card = readIdentityCard(first === '-' ? await io.stdin() : positionals.join(' '))
    if (!card) {
      io.err('Chuỗi này không phải là nội dung mã QR của thẻ căn cước.\n')
      return 1
    }
    if (json) printJson(io, card)
    else io.out(describe(card))
    return 0
  },
}

const day = (text: string | null): string => (text === null ? '–' : text.split('-').reverse().join('/'))

const describe = (card: IdentityCard): string => `Số định danh: ${card.citizenId}${card.numberFits ? '' : ' (không khớp giới tính, năm sinh: xin xem lại thẻ)'}
Số chứng minh nhân dân cũ: ${card.formerId ?? '–'}
Họ tên: ${card.name}
Ngày sinh: ${day(card.birthDate)}
Giới tính: ${card.gender}
Nơi thường trú: ${card.address}
Ngày cấp: ${day(card.issuedOn)}
`

export const commands: Record<string, Command> = { cccd }
