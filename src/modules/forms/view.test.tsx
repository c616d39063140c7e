import { expect, test } from 'vitest'
import type { FormDefinition } from './model/definition.ts'
import { parseKept } from './model/filing.ts'
import { validateForm } from './model/validate.ts'
import { FilingScript, FormAnswers, FormFields, problemLines } from './view.tsx'

const form: FormDefinition = {
  title: 'Đơn',
  sections: [
    {
      title: 'Chương trình',
      fields: [
        { kind: 'text', key: 'name', label: 'Tên chương trình', autocomplete: 'organization' },
        { kind: 'choice', key: 'way', label: 'Hình thức', options: [{ value: 'draw', label: 'Bốc thăm' }, { value: 'other', label: 'Khác' }] },
        { kind: 'longText', key: 'otherWay', label: 'Hình thức khác', showWhen: { field: 'way', is: 'other' } },
        { kind: 'money', key: 'worth', label: 'Tổng giá trị giải thưởng' },
        { kind: 'table', key: 'goods', label: 'Hàng hóa', columns: [{ kind: 'text', key: 'name', label: 'Tên hàng' }] },
        { kind: 'yesNo', key: 'pledge', label: 'Tôi cam kết', mustBeYes: true },
      ],
    },
  ],
}

test('what was typed stays, each problem stands at its field and in the summary', async () => {
  const typed = { name: 'Hè <vui>', worth: 'một tỷ', way: 'draw', goods: [{ name: 'Gạo' }] }
  const { problems } = validateForm(form, typed)
  const page = String(await FormFields({ form, given: typed, problems }))
  expect(page).toContain('value="Hè &lt;vui&gt;"')
  expect(page).toContain('value="một tỷ"')
  expect(page).toContain('Cần sửa: “Tổng giá trị giải thưởng” cần là số tiền tròn đồng')
  expect(page).toMatch(/type="radio"[^>]*value="draw" checked/)
  expect(page).toContain('Chỉ trả lời khi “Hình thức” là: Khác.')
  expect(page).toContain('name="goods.0.name"')
  expect(page).toContain('name="goods.2.name"')
  expect(page).toContain('required=""')
  expect(problemLines(problems).map((line) => line.field)).toEqual(['worth', 'pledge'])
})

test('a table has two rows more than were filled, however often the page comes back', async () => {
  const rows = async (goods: Record<string, string>[]) => String(await FormFields({ form, given: { goods } })).match(/name="goods\.\d+\.name"/g)?.length
  expect(await rows([])).toBe(3)
  expect(await rows([{ name: '' }, { name: '' }, { name: '' }])).toBe(3)
  expect(await rows([{ name: 'Gạo' }, { name: '' }, { name: 'Muối' }, {}, {}])).toBe(5)
})

test('cleaned answers stand in the controls as they would be typed, and are shown as people read them', async () => {
  const { values } = validateForm(form, { name: 'Hè vui', way: 'draw', worth: '1500000', goods: [{ name: 'Gạo' }], pledge: 'yes' })
  const page = String(await FormFields({ form, given: values }))
  expect(page).toContain('value="1.500.000"')
  expect(page).toMatch(/type="checkbox"[^>]*value="yes"[^>]*checked/)
  const read = String(await FormAnswers({ form, values }))
  expect(read).toContain('1.500.000 đồng')
  expect(read).not.toContain('Hình thức khác')
})

test('the definition in the page cannot end its script', async () => {
  const page = String(await FilingScript({ page: { draftKey: '</script><b>', form } }))
  expect(page).not.toContain('</script><b>')
})

test('texts of another shape, or of last week, are not brought back', () => {
  const now = Date.parse('2026-11-23T00:00:00Z')
  const kept = { at: now - 1000, texts: [['name', 'Hè vui']] }
  expect(parseKept(JSON.stringify(kept), now)).toEqual(kept)
  expect(parseKept(JSON.stringify({ ...kept, at: now - 8 * 86_400_000 }), now)).toBeUndefined()
  for (const other of ['', 'null', '{}', '[1]', '{"at":1,"texts":[[1]]}']) expect(parseKept(other, now)).toBeUndefined()
})
