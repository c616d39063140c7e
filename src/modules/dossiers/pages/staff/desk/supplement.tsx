import { dayOf, formatDay, formatDayShort, formatInstant } from '../../../../../platform/time.ts'
import { CheckboxGroup, DateInput, SubmitButton, TextInput } from '../../../../../ui/forms.tsx'
import { Panel } from '../../../../../ui/staff-parts.tsx'
import { DataList } from '../../../../../ui/facts.tsx'
import { may } from '../../../../../platform/access.ts'
import { papersOfFiling } from '../../../model/applicant-form.ts'
import type { SupplementRequest } from '../../../model/dossier.ts'
import { openSupplement } from '../../../model/possible.ts'
import type { DossierView } from '../../../service.ts'
import { fieldsOf, type Desk } from './desk.ts'
import { ActForm, KeptFileInput, OtherAct, Reason } from './parts.tsx'

/** The papers a supplement may be asked or handed in for: those of the procedure, and others that came in. */
export function supplementPapers({ version, whole }: Pick<DossierView, 'version' | 'whole'>): { key: string; name: string }[] {
  const asked = papersOfFiling(version.definition, whole.dossier.caseKey).map(({ key, name }) => ({ key, name }))
  const others = whole.papers.filter((paper) => !asked.some((one) => one.key === paper.paperKey)).map((paper) => ({ key: paper.paperKey, name: paper.name }))
  return [...asked, ...new Map(others.map((one) => [one.key, one])).values()]
}

/** `Đã yêu cầu bổ sung 1 lần (13/10).` */
export const askedBefore = (supplements: readonly SupplementRequest[]): string =>
  `Đã yêu cầu bổ sung ${supplements.length} lần (${supplements.map((one) => formatDayShort(dayOf(one.requestedAt))).join(', ')}).`

/** Why this officer may not ask again; undefined when they may. */
export const askingClosed = ({ view, ctx }: Pick<Desk, 'view' | 'ctx'>): string | undefined =>
  view.whole.supplements.length > 0 && !may(ctx, 'dossier.supplementAgain') ? `${askedBefore(view.whole.supplements)} Lần nữa cần lãnh đạo phòng duyệt và nêu căn cứ.` : undefined

/** Asking the applicant for papers: which, why, until when; a second time with its legal basis. */
export function AskSupplement({ desk }: { desk: Desk }) {
  const fields = fieldsOf(desk, 'bo-sung')
  const { supplements } = desk.view.whole
  const again = supplements.length > 0
  return (
    <OtherAct desk={desk} act="bo-sung" opener="Yêu cầu bổ sung" title="Yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu số 02)">
      {again && <p class="why">{askedBefore(supplements)} Pháp luật cho yêu cầu một lần; lần này xin nêu căn cứ.</p>}
      <CheckboxGroup {...fields.text('papers')} label="Giấy tờ cần bổ sung, sửa" values={fields.values('papers')} choices={supplementPapers(desk.view).map(({ key, name }) => ({ value: key, label: name }))} optional />
      <Reason desk={desk} act="bo-sung" label="Nội dung cần bổ sung và lý do" hint="Người nộp đọc đúng những lời này: nêu đủ một lần." />
      <DateInput {...fields.text('deadline')} label="Xin bổ sung chậm nhất ngày" optional />
      {again && <TextInput {...fields.text('legalBasis')} label="Căn cứ pháp lý của lần yêu cầu này" maxlength={500} />}
      <SubmitButton>Gửi yêu cầu bổ sung cho người nộp</SubmitButton>
    </OtherAct>
  )
}

/** What was asked of the applicant, and what has come since. */
export function RequestPanel({ desk, request }: { desk: Desk; request: SupplementRequest }) {
  const sent = desk.view.whole.papers.filter((paper) => paper.round === desk.view.whole.supplements.length)
  return (
    <Panel title="Yêu cầu bổ sung" aside={`gửi lúc ${formatInstant(request.requestedAt)}`} bare>
      <DataList
        data={[
          { label: 'Giấy tờ', value: request.items.length === 0 ? '–' : request.items.map((item) => item.name).join('; ') },
          { label: 'Nội dung', value: request.reason },
          { label: 'Chậm nhất', value: request.deadline ? formatDay(request.deadline) : 'không ghi hạn' },
          { label: 'Đã gửi', value: request.sentAt ? `lúc ${formatInstant(request.sentAt)}: ${sent.map((paper) => paper.name).join('; ')}` : 'chưa gửi gì' },
        ]}
      />
    </Panel>
  )
}

/** The papers are looked at and found complete, with what was handed in at the counter. */
export function ReceiveSupplement({ desk }: { desk: Desk }) {
  const request = openSupplement(desk.view.whole.supplements)
  const fields = fieldsOf(desk, 'nhan-bo-sung')
  const asked = supplementPapers(desk.view).filter(({ key }) => request === undefined || request.items.length === 0 || request.items.some((item) => item.paperKey === key))
  const restarts = request?.stage === 'appraisal'
  return (
    <ActForm desk={desk} act="nhan-bo-sung" files>
      {request && <RequestPanel desk={desk} request={request} />}
      <Panel title="Giấy tờ nhận tại quầy" aside="nếu có" bare>
        <div class="form form-compact">
          {asked.map(({ key, name }) => {
            const file = fields.text(`paper.${key}`)
            return <KeptFileInput name={`paper.${key}`} id={file.id} error={file.error} label={name} kept={fields.kept(`paper.${key}`)} />
          })}
        </div>
      </Panel>
      <div class="desk-acts">
        <SubmitButton wide iconEnd="check">{restarts ? 'Xác nhận đủ giấy tờ, tính lại thời hạn' : 'Xác nhận đủ giấy tờ bổ sung'}</SubmitButton>
        {!request?.sentAt && <p class="why">Người nộp chưa gửi bổ sung qua mạng. Chỉ xác nhận khi giấy tờ đã nộp tại quầy.</p>}
      </div>
    </ActForm>
  )
}
