import { describe, expect, test } from 'vitest'
import { formSchema } from '../schema.ts'
import { checkForm } from './check.ts'
import type { Field, FormDefinition } from './definition.ts'
import { toJsonSchema } from './json-schema.ts'
import { readPosted } from './posted.ts'
import { answersOf } from './show.ts'
import { validateForm } from './validate.ts'

const form: FormDefinition = {
  title: 'Đơn đề nghị',
  sections: [
    {
      title: 'Người nộp',
      fields: [
        { kind: 'text', key: 'name', label: 'Tên', autocomplete: 'organization' },
        { kind: 'choices', key: 'how', label: 'Cách', options: [{ value: 'x', label: 'Một' }, { value: 'y', label: 'Hai' }] },
        { kind: 'money', key: 'worth', label: 'Giá trị', showWhen: { field: 'how', is: 'y' } },
        { kind: 'date', key: 'from', label: 'Từ ngày', required: false },
        {
          kind: 'table',
          key: 'goods',
          label: 'Hàng hóa',
          required: false,
          columns: [{ kind: 'text', key: 'name', label: 'Tên hàng' }, { kind: 'number', key: 'count', label: 'Số', unit: 'lít' }],
        },
      ],
    },
  ],
}
const faultsWith = (...fields: Field[]) => checkForm({ title: 'Đơn', sections: [{ title: 'Phần', fields }] })

test('what a browser posts becomes answers, and answers are shown as people read them', () => {
  const typed = readPosted(form, [
    ['name', 'Công ty Biển'],
    ['how', 'x'],
    ['how', 'y'],
    ['worth', '1.500.000'],
    ['from', '05/10/2026'],
    ['goods.0.name', 'Gạo'],
    ['goods.0.count', '1.200,5'],
    ['goods.0.other', 'bỏ'],
    ['goods.7.name', ''],
    ['__proto__', 'bỏ'],
    ['file', new Uint8Array()],
  ])
  expect(typed.how).toEqual(['x', 'y'])
  expect(typed.goods).toEqual([{ name: 'Gạo', count: '1.200,5' }, { name: '' }])
  const { values, problems } = validateForm(form, typed)
  expect(problems).toEqual([])
  expect(answersOf(form, values)[0]?.answers.map(({ text, rows }) => text ?? rows?.cells)).toEqual([
    'Công ty Biển',
    'Một; Hai',
    '1.500.000 đồng',
    '05/10/2026',
    [['Gạo', '1.200,5 lít']],
  ])
})

describe('a form that cannot be filled in is refused', () => {
  test.each<[string, Field[]]>([
    ['used twice', [{ kind: 'text', key: 'a', label: 'A' }, { kind: 'text', key: 'a', label: 'A' }]],
    ['does not come before', [{ kind: 'text', key: 'a', label: 'A', showWhen: { field: 'b', is: 'x' } }]],
    ['no regular expression', [{ kind: 'text', key: 'a', label: 'A', pattern: '(', patternHint: 'x' }]],
    ['no option', [
      { kind: 'choice', key: 'a', label: 'A', options: [{ value: 'x', label: 'X' }] },
      { kind: 'text', key: 'b', label: 'B', showWhen: { field: 'a', is: 'z' } },
    ]],
    ['no date before', [{ kind: 'date', key: 'a', label: 'A', notBefore: 'b' }]],
    ['letters and digits', [{ kind: 'text', key: 'A b', label: 'A' }]],
    ['above max', [{ kind: 'number', key: 'a', label: 'A', min: 2, max: 1 }]],
  ])('%s', (message, fields) => expect(faultsWith(...fields).map((fault) => fault.message).join()).toContain(message))

  test('the schema says so too, and takes a right one', () => {
    expect(formSchema.safeParse(form).success).toBe(true)
    const broken = { ...form, sections: [...form.sections, ...form.sections] }
    expect(formSchema.safeParse(broken).error?.issues[0]?.message).toContain('used twice')
    expect(formSchema.safeParse({ ...form, colour: 'red' }).success).toBe(false)
  })
})

test('the API is told the shape', () => {
  const schema = toJsonSchema(form) as { required: string[]; properties: Record<string, Record<string, unknown>> }
  expect(schema.required).toEqual(['name', 'how'])
  expect(schema.properties.worth).toMatchObject({ type: 'integer', minimum: 0, title: 'Giá trị' })
  expect(schema.properties.goods).toMatchObject({ type: 'array', items: { required: ['name', 'count'] } })
})
