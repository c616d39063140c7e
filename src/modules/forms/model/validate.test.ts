import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { text } from '../text.ts'
import type { Field, FormDefinition } from './definition.ts'
import { parseDay, parseNumber, formatNumber } from './read.ts'
import { typedOf } from './show.ts'
import { adviceOn, validateForm } from './validate.ts'

const form = (...fields: Field[]): FormDefinition => ({ title: 'Đơn', sections: [{ title: 'Phần', fields }] })
const one = (field: Field, raw: unknown) => validateForm(form(field), { [field.key]: raw })
const valueOf = (field: Field, raw: unknown) => one(field, raw).values[field.key]
const codeOf = (field: Field, raw: unknown) => one(field, raw).problems[0]?.code

const everyKind: Field[] = [
  { kind: 'text', key: 'name', label: 'Tên', maxLength: 12 },
  { kind: 'text', key: 'number', label: 'Số', pattern: '\\d+/[A-Z]+', patternHint: 'dạng 12/TB', required: false },
  { kind: 'longText', key: 'constructor', label: 'Nội dung', required: false },
  { kind: 'number', key: 'litres', label: 'Lít', min: -5, max: 3_000_000, required: false },
  { kind: 'money', key: 'worth', label: 'Giá trị' },
  { kind: 'date', key: 'from', label: 'Từ ngày', min: '2020-01-01' },
  { kind: 'date', key: 'to', label: 'Đến ngày', notBefore: 'from' },
  { kind: 'choice', key: 'who', label: 'Ai', options: [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }] },
  { kind: 'choices', key: 'how', label: 'Cách', options: [{ value: 'x', label: 'X' }, { value: 'y', label: 'Y' }] },
  { kind: 'phone', key: 'phone', label: 'Điện thoại', showWhen: { field: 'how', is: ['x'] } },
  { kind: 'email', key: 'email', label: 'Thư', required: false },
  { kind: 'taxCode', key: 'tax', label: 'Mã số thuế', showWhen: { field: 'who', is: 'a' } },
  { kind: 'citizenId', key: 'id', label: 'Căn cước', required: false },
  { kind: 'yesNo', key: 'agree', label: 'Cam kết', mustBeYes: true },
  {
    kind: 'table',
    key: 'goods',
    label: 'Hàng hóa',
    maxRows: 3,
    columns: [
      { kind: 'text', key: 'name', label: 'Tên hàng' },
      { kind: 'number', key: 'count', label: 'Số lượng', required: false },
    ],
  },
]
const whole = form(...everyKind)

describe('answers as people type them', () => {
  const money: Field = { kind: 'money', key: 'm', label: 'Tiền' }
  const number: Field = { kind: 'number', key: 'n', label: 'Số' }
  const date: Field = { kind: 'date', key: 'd', label: 'Ngày' }
  const phone: Field = { kind: 'phone', key: 'p', label: 'Điện thoại' }
  const tax: Field = { kind: 'taxCode', key: 't', label: 'Mã số thuế' }

  test.each([
    [money, '1.250.000', 1_250_000],
    [money, '1250000', 1_250_000],
    [money, '500.000.000 đồng', 500_000_000],
    [number, '12,5', 12.5],
    [number, '-3', -3],
    [date, '5/1/2026', '2026-01-05'],
    [date, '05/01/2026', '2026-01-05'],
    [date, '2026-01-05', '2026-01-05'],
    [phone, '0912 345 678', '0912345678'],
    [phone, '+84 912.345.678', '0912345678'],
    [phone, '(024) 3825 1234', '02438251234'],
    [phone, '+81 3-1234-5678', '+81312345678'],
    [tax, '4100 267 123', '4100267123'],
    [tax, '4100267123-001', '4100267123-001'],
    [tax, '4100267123001', '4100267123-001'],
    [tax, '052085001234', '052085001234'],
    [{ kind: 'text', key: 'x', label: 'Tên' } as const, '  Công ty\u0000  Biê\u0309n ', 'Công ty Biển'],
    [{ kind: 'longText', key: 'x', label: 'Tên' } as const, ' a  \r\nb ', 'a\nb'],
    [{ kind: 'citizenId', key: 'x', label: 'CCCD' } as const, '052 085 001 234', '052085001234'],
    [{ kind: 'email', key: 'x', label: 'Thư' } as const, 'Lan@Cong-Ty.VN', 'Lan@cong-ty.vn'],
  ])('%o takes %s', (field, typed, value) => expect(valueOf(field, typed)).toEqual(value))

  test.each([
    [money, '12,5', 'forms.money'],
    [money, '-1', 'forms.tooSmall'],
    [number, '12.5', 'forms.number'],
    [number, '1.25.000', 'forms.number'],
    [number, '', 'forms.required.type'],
    [date, '30/02/2026', 'forms.date'],
    [date, '5/1/26', 'forms.date'],
    [phone, '12345', 'forms.phone'],
    [tax, '123456789', 'forms.taxCode'],
    [{ kind: 'email', key: 'x', label: 'Thư' } as const, 'lan@congty', 'forms.email'],
    [{ kind: 'choice', key: 'x', label: 'Chọn', options: [{ value: 'a', label: 'A' }] } as const, 'z', 'forms.choice'],
    [{ kind: 'yesNo', key: 'x', label: 'Cam kết', mustBeYes: true } as const, 'no', 'forms.mustBeYes'],
    [{ kind: 'yesNo', key: 'x', label: 'Có không' } as const, undefined, 'forms.required.choose'],
  ])('%o refuses %s', (field, typed, code) => expect(codeOf(field, typed)).toBe(code))

  test('a last day before the first names the field and the day', () => {
    const { problems } = validateForm(form(everyKind[5] as Field, everyKind[6] as Field), {
      from: '10/10/2026',
      to: '09/10/2026',
    })
    expect(problems).toEqual([{ field: 'to', code: 'forms.tooEarly', params: { label: 'Đến ngày', min: '10/10/2026' } }])
  })

  test('a question that is not asked is neither demanded nor kept', () => {
    const { values, problems } = validateForm(whole, { who: 'b', tax: '4100267123' })
    expect(values).not.toHaveProperty('tax')
    expect(problems.map((problem) => problem.field)).not.toContain('tax')
    expect(validateForm(whole, { who: 'a' }).problems).toContainEqual({ field: 'tax', code: 'forms.required.type', params: { label: 'Mã số thuế' } })
  })

  test('an empty row of a table does not count; a begun one is asked for its cells', () => {
    const { values, problems } = validateForm(form(everyKind[14] as Field), {
      goods: [{ name: '', count: '' }, { name: 'Gạo', count: '12' }, { count: '3' }, {}],
    })
    expect(values.goods).toEqual([{ name: 'Gạo', count: 12 }, { count: 3 }])
    expect(problems).toEqual([{ field: 'goods.2.name', code: 'forms.required.type', params: { label: 'Tên hàng' } }])
  })

  test('a tax code whose last digit does not fit is advice, not a problem', () => {
    const odd = one(tax, '0300588568')
    expect(odd.problems).toEqual([])
    expect(adviceOn(form(tax), odd.values)[0]?.code).toBe('forms.taxCodeOdd')
    expect(adviceOn(form(tax), one(tax, '0300588569').values)).toEqual([])
  })
})

describe('whatever is given', () => {
  const near = fc.oneof(
    fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withSparseArray: true }),
    fc.constantFrom('a', 'x', 'yes', 'on', '5/10/2026', '2026-10-05', '1.250.000', '12,5', '4100267123', '0912345678'),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.array(fc.record({ name: fc.string({ unit: 'binary' }), count: fc.oneof(fc.double(), fc.string()) }, { requiredKeys: [] })),
  )
  const answers = fc.record(Object.fromEntries(everyKind.map((field) => [field.key, near])), { requiredKeys: [] })

  test('it never throws, and every problem names a question of the form and has a sentence', () => {
    fc.assert(
      fc.property(fc.oneof(answers, fc.anything()), (raw) => {
        for (const problem of validateForm(whole, raw).problems) {
          expect(everyKind.map((field) => field.key)).toContain(problem.field.split('.')[0])
          expect(text).toHaveProperty([problem.code])
        }
      }),
      { numRuns: 500 },
    )
  })

  test('cleaned answers come out the same when given again, and so does what is shown in the inputs', () => {
    fc.assert(
      fc.property(answers, (raw) => {
        const { values } = validateForm(whole, raw)
        expect(validateForm(whole, values).values).toEqual(values)
        const shown = Object.fromEntries(
          everyKind.flatMap((field) => {
            const value = values[field.key]
            return value === undefined || field.kind === 'table' ? [] : [[field.key, typedOf(field, value as string)]]
          }),
        )
        const { goods: _, ...simple } = values
        expect(validateForm(whole, shown).values).toEqual(simple)
      }),
      { numRuns: 500 },
    )
  })

  test('a number is read as it is written', () => {
    const written = fc.integer({ min: -1e15, max: 1e15 }).map((n) => n / 100)
    fc.assert(
      fc.property(written, (n) => {
        expect(parseNumber(formatNumber(n))).toBe(n === 0 ? 0 : n)
      }),
    )
  })

  test('a day is read in both ways of writing', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10)
        expect(parseDay(day)).toBe(day)
        expect(parseDay(day.split('-').reverse().join('/'))).toBe(day)
      }),
    )
  })
})
