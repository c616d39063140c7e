import { say } from '../../../../../platform/text.ts'
import { Callout } from '../../../../../ui/empty.tsx'
import type { Desk } from './desk.ts'

/** Whether the form was refused because a change has to be read first. */
export const isHeldUp = ({ refused, unread }: Pick<Desk, 'refused' | 'unread'>): boolean => refused?.code === 'control.readFirst' && unread !== undefined

/**
 * A step of theirs changed and they have not read it: said before they begin, and again when they tried. The note
 * opens beside the dossier, so that nothing typed here is lost.
 */
export function ReadFirst({ desk }: { desk: Desk }) {
  const { unread } = desk
  if (!unread) return <></>
  const { noteId, number, stepName } = unread
  const words = (
    <Callout title={say('control.readFirst', { step: stepName, number })}>
      {isHeldUp(desk) && <p>Việc vừa làm chưa được ghi. Những gì bạn đã điền vẫn còn nguyên: đọc và xác nhận xong, xin bấm lại.</p>}
      <p><a href={`/can-doc/${noteId}`} target="_blank" rel="noopener">Đọc phiếu phổ biến thay đổi (mở trang mới)</a></p>
    </Callout>
  )
  return isHeldUp(desk) ? <div role="alert" tabindex={-1} autofocus id="doc-truoc">{words}</div> : words
}
