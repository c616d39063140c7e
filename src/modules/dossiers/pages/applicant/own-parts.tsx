import { ButtonGroup, errorOf, Form, HiddenFields, SubmitButton, TextArea, type Problem } from '../../../../ui/forms.tsx'
import { DataList } from '../../../../ui/facts.tsx'
import { Section } from '../../../../ui/page-parts.tsx'

/** The second secret, and what it is for. */
export const SecretPart = ({ code, secret }: { code: string; secret: string }) => (
  <Section title="Tra cứu không cần đăng nhập" small>
    <DataList ruled={false} data={[{ label: 'Mã số hồ sơ', value: code }, { label: 'Mã bí mật', value: `${secret.slice(0, 4)} ${secret.slice(4)}` }]} />
    <p class="note">
      Ai có mã hồ sơ chỉ xem được mức độ hoàn thành. Có thêm mã bí mật thì xem được chi tiết như trang này, ở <a href={`/tra-cuu/${code}`}>trang tra cứu</a>. Chỉ đưa mã bí mật cho người bạn tin.
    </p>
  </Section>
)

type WithdrawProps = { action: string; revision: number; problems: readonly Problem[]; reason?: string | undefined }

/** Takes the dossier back; opens in place, without script. */
export function WithdrawPart({ action, revision, problems, reason }: WithdrawProps) {
  const error = errorOf(problems, 'reason')
  return (
    <Section title="Rút hồ sơ" small>
      <details class="ds-details" open={error !== undefined}>
        <summary>Tôi không muốn giải quyết hồ sơ này nữa</summary>
        <div>
          <Form action={action}>
            <HiddenFields values={{ lan: revision }} />
            <p>Hồ sơ đã rút thì không mở lại được. Nếu cần, bạn nộp hồ sơ mới.</p>
            <TextArea name="reason" label="Lý do rút" rows={3} maxlength={4000} value={reason} error={error} />
            <ButtonGroup><SubmitButton variant="secondary">Rút hồ sơ</SubmitButton></ButtonGroup>
          </Form>
        </div>
      </details>
    </Section>
  )
}
