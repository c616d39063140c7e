import { expect, test } from 'vitest'
import { formSchema } from '../schema.ts'
import type { FormDefinition } from './definition.ts'
import { answersFrom, asksForCard, PREFILLS, prefillNames, sourcesOf } from './prefill.ts'

const form: FormDefinition = {
  title: 'Đơn', sections: [{ title: 'Người nộp', fields: [
    { kind: 'text', key: 'name', label: 'Họ và tên', prefill: 'card.name' },
    { kind: 'date', key: 'born', label: 'Ngày sinh', prefill: 'card.birthDate' },
    { kind: 'choice', key: 'gender', label: 'Giới tính', prefill: 'card.gender', options: [{ value: 'm', label: 'Nam' }, { value: 'f', label: 'Nữ' }] },
    { kind: 'phone', key: 'phone', label: 'Điện thoại', prefill: 'account.phone' },
    { kind: 'taxCode', key: 'tax', label: 'Mã số thuế', required: false, prefill: 'account.taxCode' },
  ] }],
}

test('a source fills in the questions that name it, as if somebody had typed it', () => {
  const answers = answersFrom(form, { 'card.name': 'Trần An', 'card.birthDate': '2001-01-01', 'card.gender': 'Nữ', 'account.phone': '0912 345 678', 'account.email': 'a@b.vn' })
  expect(answers).toEqual({ name: 'Trần An', born: '2001-01-01', gender: 'f', phone: '0912345678' })
  expect(sourcesOf(form, answers, 'card')).toEqual({ name: 'mã QR trên thẻ căn cước', born: 'mã QR trên thẻ căn cước', gender: 'mã QR trên thẻ căn cước' })
})

test('what a question would refuse is not filled in', () => {
  expect(answersFrom(form, { 'account.taxCode': 'chưa có', 'account.phone': null, 'card.gender': 'Khác' })).toEqual({})
})

test('forms say where they are filled from; a kind of question that no source answers is refused', () => {
  expect(formSchema.parse(form)).toEqual(form)
  expect(asksForCard(form)).toBe(true)
  const money = { title: 'Đơn', sections: [{ title: 'Phần', fields: [{ kind: 'money', key: 'sum', label: 'Số tiền', prefill: 'account.name' }] }] }
  expect(formSchema.safeParse(money).error?.issues[0]?.message).toContain('no source')
  expect(Object.keys(prefillNames)).toEqual([...PREFILLS])
})
