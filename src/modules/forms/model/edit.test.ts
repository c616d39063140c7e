import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formSchema } from '../schema.ts'
import type { FieldKind, FormDefinition } from './definition.ts'
import { asKind, isKind, keyFrom, kindNames, moveInForm, newField, optionsFrom, type FormMove } from './edit.ts'
import { faultsSaid } from './faults.ts'

const kinds = Object.keys(kindNames).filter(isKind)
const form: FormDefinition = {
  title: 'Đơn', sections: [
    { title: 'Một', fields: [
      { kind: 'choice', key: 'method', label: 'Hình thức', options: [{ value: 'a', label: 'Bốc thăm' }, { value: 'b', label: 'Khác' }] },
      { kind: 'longText', key: 'other', label: 'Hình thức khác', showWhen: { field: 'method', is: 'b' } },
    ] },
    { title: 'Hai', fields: [{ kind: 'date', key: 'from', label: 'Từ ngày' }, { kind: 'date', key: 'to', label: 'Đến ngày', notBefore: 'from' }] },
  ],
}
const order = (of: FormDefinition) => of.sections.map(({ fields }) => fields.map(({ key }) => key).join(' '))

test('every kind of question can be added, and each stands in a form that can be filled in', () => {
  const all = kinds.reduce((now, of) => moveInForm(now, { kind: 'addField', section: 0, of }), form)
  expect(formSchema.parse(all).sections[0]?.fields.slice(2).map(({ kind }) => kind)).toEqual(kinds)
})

test('a question goes up and down, over the edge of its section, and the last one of a section stays', () => {
  expect(order(moveInForm(form, { kind: 'fieldUp', section: 1, field: 0 }))).toEqual(['method other from', 'to'])
  expect(order(moveInForm(form, { kind: 'fieldDown', section: 0, field: 1 }))).toEqual(['method', 'other from to'])
  const one = moveInForm(form, { kind: 'removeField', section: 1, field: 0 })
  expect(order(moveInForm(one, { kind: 'removeField', section: 1, field: 0 }))).toEqual(['method other', 'to'])
})

test('what no longer fits after a change is said in the words of the questions', () => {
  expect(faultsSaid(moveInForm(form, { kind: 'fieldDown', section: 0, field: 0 }))).toEqual([{ key: 'other', message: '“Hình thức khác” chỉ hỏi theo “Hình thức”, nên phải đứng sau câu đó.' }])
  expect(faultsSaid(moveInForm(form, { kind: 'removeField', section: 1, field: 0 }))).toEqual([{ key: 'to', message: '“Đến ngày” không được trước một câu hỏi không còn nữa, nên phải đứng sau một câu hỏi ngày như vậy.' }])
})

test('a question keeps its words when it becomes another kind, and its options where both have some', () => {
  const choices = asKind(form.sections[0]?.fields[0] ?? newField('text', form), 'choices')
  expect(choices).toEqual({ kind: 'choices', key: 'method', label: 'Hình thức', options: [{ value: 'a', label: 'Bốc thăm' }, { value: 'b', label: 'Khác' }] })
  expect(asKind(choices, 'text')).toEqual({ kind: 'text', key: 'method', label: 'Hình thức' })
})

test('options keep their values when words change, move or others come', () => {
  const before = [{ value: 'a', label: 'Bốc thăm' }, { value: 'b', label: 'Khác' }]
  expect(optionsFrom(['Bốc thăm trúng thưởng', 'Khác'], before)).toEqual([{ value: 'a', label: 'Bốc thăm trúng thưởng' }, { value: 'b', label: 'Khác' }])
  expect(optionsFrom(['Khác', 'Vòng quay', 'Bốc thăm'], before)).toEqual([{ value: 'b', label: 'Khác' }, { value: 'vongQuay', label: 'Vòng quay' }, { value: 'a', label: 'Bốc thăm' }])
  expect(keyFrom('Địa chỉ trụ sở chính', 'x')).toBe('diaChiTruSoChinh')
  expect(keyFrom('1. Tên', 'muc')).toBe('muc')
})

test('whatever is moved, the form keeps its shape and its keys stay its own', () => {
  const at = fc.nat(3)
  const move = fc.oneof(
    fc.constant<FormMove>({ kind: 'addSection' }),
    fc.record({ kind: fc.constantFrom('removeSection' as const, 'sectionUp' as const, 'sectionDown' as const), section: at }),
    fc.record({ kind: fc.constant('addField' as const), section: at, of: fc.constantFrom<FieldKind>(...kinds) }),
    fc.record({ kind: fc.constantFrom('removeField' as const, 'fieldUp' as const, 'fieldDown' as const), section: at, field: at }),
    fc.record({ kind: fc.constant('addColumn' as const), section: at, field: at }),
    fc.record({ kind: fc.constantFrom('removeColumn' as const, 'columnUp' as const, 'columnDown' as const), section: at, field: at, column: at }),
  )
  fc.assert(fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
    const after = moves.reduce(moveInForm, form)
    // Only the order may have broken what a question asks for; everything else holds.
    const wrong = formSchema.safeParse(after).error?.issues.map(({ message }) => message).filter((message) => !/showWhen|notBefore/.test(message)) ?? []
    expect(wrong).toEqual([])
  }))
})
