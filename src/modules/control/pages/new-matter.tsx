import { allow } from '../../../platform/access.ts'
import { html } from '../../../platform/page.ts'
import type { WebContext } from '../../../platform/web.ts'
import { ButtonGroup, DateInput, ErrorSummary, errorOf, Form, RadioGroup, SubmitButton, TextArea, TextInput, type Problem } from '../../../ui/forms.tsx'
import { factNames, type FactKind } from '../model/matter.ts'
import { Desk, home } from './desk.tsx'

const beginnings: readonly FactKind[] = ['announcementSeen', 'decisionSigned', 'lawInForce']

type Props = { c: WebContext; values?: Record<string, string>; problems?: Problem[] }

/** The form of a new matter, with what was typed when it was refused. */
export const NewMatterPage = ({ c, values = {}, problems = [] }: Props) => (
  <Desk c={c} title="Ghi việc theo dõi mới" wrong={problems.length > 0}>
    <ErrorSummary problems={problems} />
    <Form action={`${home}/viec-moi`}>
      <RadioGroup name="kind" label="Việc bắt đầu từ" value={values['kind'] ?? 'announcementSeen'} error={errorOf(problems, 'kind')}
        choices={beginnings.map((kind) => ({ value: kind, label: factNames[kind] }))} />
      <DateInput name="on" label="Ngày" value={values['on']} error={errorOf(problems, 'on')} hint="Ngày thấy trên Cổng, ngày ký quyết định hoặc ngày văn bản có hiệu lực" />
      <TextInput name="number" label="Số, ký hiệu văn bản" width={28} value={values['number']} error={errorOf(problems, 'number')} />
      <TextInput name="issuer" label="Cơ quan ban hành" value={values['issuer']} error={errorOf(problems, 'issuer')} />
      <TextArea name="title" label="Trích yếu" value={values['title']} error={errorOf(problems, 'title')} />
      <TextArea name="procedures" label="Mã các thủ tục liên quan" value={values['procedures']} error={errorOf(problems, 'procedures')} hint="Mỗi dòng một mã, ví dụ 2.000004; thủ tục mới chưa có ở đây cũng ghi được" />
      <ButtonGroup><SubmitButton>Ghi việc và tính thời hạn</SubmitButton></ButtonGroup>
    </Form>
  </Desk>
)

export async function showNewMatter(c: WebContext): Promise<Response> {
  allow(c.var.ctx, 'control.manage')
  return html(c, <NewMatterPage c={c} />)
}
