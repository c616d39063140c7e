import { errorOf, SubmitButton, TextInput, type Problem } from '../../../ui/forms.tsx'
import { asksForCard, answersFrom, sourcesOf, type FormDefinition, type Typed, type Values } from '../../forms/index.ts'
import { readIdentityCard } from '../../people/model/card.ts'

/** The field for the QR text of an identity card; a scanner types into it like a keyboard. */
export const CARD_FIELD = 'the-can-cuoc'

type Props = {
  form: FormDefinition
  problems: readonly Problem[]
  /** Who fills at home seldom has a scanner: the box waits folded, and opens by itself when it has something to say. */
  folded?: boolean
}

/** Fills the questions from an identity card; shown only where the form asks for something that stands on one. */
export function CardBox({ form, problems, folded = false }: Props) {
  if (!asksForCard(form)) return <></>
  const error = errorOf(problems, CARD_FIELD)
  const box = (
    <>
      <TextInput name={CARD_FIELD} label="Nội dung mã QR trên thẻ" optional autocomplete="off" hint="Đặt con trỏ vào ô này rồi quét mã QR trên thẻ bằng máy quét. Không có máy quét thì bỏ qua và điền từng ô bên dưới." error={error} />
      <div class="buttons"><SubmitButton variant="secondary" name="viec" value="the">Điền từ thẻ</SubmitButton></div>
    </>
  )
  if (!folded) return <section class="form-section"><h2>Điền nhanh từ thẻ căn cước</h2>{box}</section>
  return (
    <details class="ds-details card-box" open={error !== undefined}>
      <summary>Có máy quét thẻ căn cước? Điền nhanh từ thẻ</summary>
      <div class="form-section">{box}</div>
    </details>
  )
}

export type Filled = { typed: Typed | Values; sources: Record<string, string>; problems: Problem[] }

/** What was typed, with the answers of the card over it. Undefined when no card was read. */
export function fillFromCard(form: FormDefinition, typed: Typed | Values, { text, asked }: { text: string; asked: boolean }): Filled | undefined {
  if (text === '') return asked ? { typed, sources: {}, problems: [{ field: CARD_FIELD, message: 'Xin quét mã QR trên thẻ trước.' }] } : undefined
  const card = readIdentityCard(text)
  if (!card) return { typed, sources: {}, problems: [{ field: CARD_FIELD, message: 'Nội dung vừa quét không phải là mã QR của thẻ căn cước. Xin quét lại.' }] }
  const answers = answersFrom(form, {
    'card.name': card.name, 'card.citizenId': card.citizenId, 'card.formerId': card.formerId, 'card.birthDate': card.birthDate,
    'card.gender': card.gender, 'card.address': card.address, 'card.issuedOn': card.issuedOn,
  })
  const problems = card.numberFits ? [] : [{ field: CARD_FIELD, message: 'Số định danh trên thẻ không khớp với giới tính, năm sinh. Xin xem lại thẻ rồi sửa các ô bên dưới nếu cần.' }]
  return { typed: { ...typed, ...answers } as Typed | Values, sources: sourcesOf(form, answers, 'card'), problems }
}
