import { expect, test } from 'vitest'
import { formSchema } from '../forms/index.ts'
import { CARD_FIELD, CardBox, fillFromCard } from './pages/card-box.tsx'

const form = formSchema.parse({ title: 'Đơn', sections: [{ title: 'Người nộp', fields: [
  { kind: 'text', key: 'contactName', label: 'Họ và tên', prefill: 'card.name' },
  { kind: 'citizenId', key: 'citizenId', label: 'Số định danh', prefill: 'card.citizenId' },
  { kind: 'text', key: 'wish', label: 'Đề nghị' },
] }] })
const card = '052201009999||Trần An|01012001|Nam|Quy Nhơn|01012024'

test('a scanned card fills its questions, names itself as the source, and leaves the others as they were typed', () => {
  const filled = fillFromCard(form, { contactName: 'Tên cũ', wish: 'Cấp mới' }, { text: card, asked: false })
  expect(filled).toEqual({
    typed: { contactName: 'Trần An', citizenId: '052201009999', wish: 'Cấp mới' }, problems: [],
    sources: { contactName: 'mã QR trên thẻ căn cước', citizenId: 'mã QR trên thẻ căn cước' },
  })
})

test('a card whose number does not fit is filled in and said; another QR text is refused; nothing scanned is nothing done', () => {
  expect(fillFromCard(form, {}, { text: card.replace('0522', '0523'), asked: true })).toMatchObject({ typed: { contactName: 'Trần An' }, problems: [{ field: CARD_FIELD }] })
  expect(fillFromCard(form, { wish: 'x' }, { text: 'https://example.vn', asked: true })).toMatchObject({ typed: { wish: 'x' }, problems: [{ field: CARD_FIELD }] })
  expect(fillFromCard(form, {}, { text: '', asked: false })).toBeUndefined()
})

test('who files at home finds the box folded, until it has something to say', () => {
  const shown = (problems: { field: string; message: string }[]) => String(<CardBox form={form} problems={problems} folded />)
  expect(shown([])).toMatch(/<details class="ds-details card-box">/)
  expect(shown([{ field: CARD_FIELD, message: 'Xin quét lại.' }])).toMatch(/<details class="ds-details card-box" open/)
})

test('the field for the card is shown only where the form asks for what stands on one', () => {
  expect(String(<CardBox form={form} problems={[]} />)).toContain('mã QR trên thẻ')
  expect(String(<CardBox form={{ ...form, sections: [{ title: 'Khác', fields: [{ kind: 'text', key: 'wish', label: 'Đề nghị' }] }] }} problems={[]} />)).toBe('')
})
