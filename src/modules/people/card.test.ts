import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commands } from './cli.ts'
import { readIdentityCard } from './model/card.ts'

const text = '052075001234|211234567|Nguyễn Thị Lộc Vân|25081975|Nữ|12 Trần Phú, phường Quy Nhơn, Bình Định|10052021'

test('the QR text of a card is read into its fields', () => {
  expect(readIdentityCard(`${text}\r\n`)).toEqual({
    citizenId: '052075001234', formerId: '211234567', name: 'Nguyễn Thị Lộc Vân', birthDate: '1975-08-25', gender: 'Nữ',
    address: '12 Trần Phú, phường Quy Nhơn, Bình Định', issuedOn: '2021-05-10', numberFits: false,
  })
  expect(readIdentityCard(text.replace('052075', '052175'))?.numberFits).toBe(true)
})

test('a card without a former number, and one with fields at the end that nobody knows yet', () => {
  expect(readIdentityCard('052201009999||Trần An|01012001|Nam|Quy Nhơn|01012024||Trần Ba|Lê Hai')).toMatchObject({ formerId: null, birthDate: '2001-01-01', numberFits: true })
  expect(readIdentityCard('052301009999||Trần An|01012001|Nữ|Quy Nhơn|')).toMatchObject({ issuedOn: null, numberFits: true })
})

test.each(['', 'https://example.vn/qr', text.replace('25081975', '31021975'), text.replace('052075001234', '05207500123'), '00020101021238570010A000000727'])('«%s» is no card', (other) => {
  expect(readIdentityCard(other)).toBeUndefined()
})

test('whatever a scanner gives, reading never fails', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (any) => {
    const card = readIdentityCard(any)
    expect(card === undefined || /^\d{12}$/.test(card.citizenId)).toBe(true)
  }))
})

test('on the command line: the fields as JSON, 1 for what is no card', async () => {
  const said = { out: '', err: '' }
  const io = { out: (one: string) => void (said.out += one), err: (one: string) => void (said.err += one), stdin: async () => text }
  const run = (positionals: string[]) => commands['cccd']?.run({ values: {}, positionals, json: true, io })
  expect(await run(['-'])).toBe(0)
  expect(JSON.parse(said.out)).toMatchObject({ citizenId: '052075001234', birthDate: '1975-08-25' })
  expect(await run(['abc'])).toBe(1)
  expect(said.err).toContain('không phải')
})
