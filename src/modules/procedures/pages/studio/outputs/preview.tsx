import { Refusal } from '../../../../../platform/errors.ts'
import { say } from '../../../../../platform/text.ts'
import type { Ctx } from '../../../../../platform/ctx.ts'
import { DocumentView } from '../../../../documents/view.tsx'
import { ProcessDiagram } from '../../../../workflow/view.tsx'
import type { Part } from '../../../model/draft.ts'
import { previewDraft, type DraftPreview } from '../../../service.ts'
import type { Desk } from '../desk.ts'
import { counted } from '../side.tsx'
import { hrefOf } from '../where.ts'
import { shownOutputs, type ShownOutput } from './kinds.ts'
import { canBeMade } from './panel.tsx'
import { RecordView } from './record.tsx'

type Props = { ctx: Ctx; desk: Desk; part: Part; output: ShownOutput }

/** An output beside the boxes it is made of: all of them as tabs, and the way back to what is to be mended. */
export async function Preview({ ctx, desk, part, output }: Props) {
  const { draft, problems } = desk
  const at = hrefOf(draft.id, part)
  const seen = await Seen({ ctx, desk, output })
  return (
    <div class="studio-preview" id="xem" tabindex={-1}>
      <nav class="studio-tabs" aria-label="Xem bên cạnh" data-live="tabs">
        <a href={at}>Kiểm tra{problems.length > 0 && `: ${counted(problems)}`}</a>
        {shownOutputs.map((one) => <a href={`${at}?xem=${one.place}#xem`} {...(one === output ? { 'aria-current': 'page' as const } : {})}>{one.tab}</a>)}
      </nav>
      <div class="panel-head"><h2>{output.name}</h2><span>{output.files.map(({ file, label }, i) => <>{i > 0 && ' · '}<a href={`/soan-thao/${draft.id}/xem/${file}`}>{label}</a></>)}</span></div>
      <div class="studio-seen" data-live="preview" role="region" tabindex={0} aria-label={output.name}>{seen}</div>
    </div>
  )
}

async function Seen({ ctx, desk, output }: Omit<Props, 'part'>) {
  if (!canBeMade(desk)) return <p class="studio-fine">Chưa xem được: sơ đồ quy trình còn chỗ phải sửa.</p>
  try {
    const preview = await previewDraft(ctx, desk.draft, output.kind)
    return <Shown preview={preview} desk={desk} />
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return <p class="studio-fine">{say(error.code, error.params)}</p>
  }
}

const Shown = ({ preview, desk: { draft, hash } }: { preview: DraftPreview; desk: Desk }) => {
  switch (preview.as) {
    case 'paper': return <DocumentView document={preview.document} />
    case 'record': return <RecordView record={preview.record} />
    case 'process': return preview.plan === null ? <p class="studio-fine">Thủ tục này chưa có quy trình.</p> : <ProcessDiagram plan={preview.plan} id="luong-xem-truoc" width={460} />
    case 'page': return <iframe class="studio-frame" src={`/soan-thao/${draft.id}/xem/trang?ma=${hash}`} title="Trang công khai của bản thảo" sandbox="allow-same-origin" />
  }
}
