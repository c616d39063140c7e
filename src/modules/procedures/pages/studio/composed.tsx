import { formatDate } from '../../../../platform/time.ts'
import { HiddenFields, SubmitButton } from '../../../../ui/forms.tsx'
import type { ProcedureDefinition } from '../../model/definition.ts'
import { partNames, type Draft, type Part } from '../../model/draft.ts'
import { partOf } from './where.ts'

const placeNames: Record<string, string> = { form: 'Mẫu đơn điện tử', process: 'Các bước và giờ', 'plain.description': 'Lời giới thiệu', 'results.name': 'Tên kết quả' }
const nameOf = (place: string): string => placeNames[place] ?? partNames[partOf(place)]

/** What no source gives and was composed here: an officer who has confirmed it takes the mark away. */
export const Composed = ({ draft, part, locked }: { draft: Draft; part: Part; locked: boolean }) => {
  const composed = draft.definition.composed.filter((one) => partOf(one.part) === part)
  if (composed.length === 0) return <></>
  return (
    <section class="panel studio-composed">
      <div class="panel-head"><h2>Phần chưa có nguồn, do phần mềm soạn</h2></div>
      {composed.map((one) => (
        <div class="composed-one">
          <p><b>{nameOf(one.part)}</b>. {one.note}</p>
          {!locked && (
            <form method="post" action={`/soan-thao/${draft.id}/xac-nhan`}>
              <HiddenFields values={{ revision: draft.revision, part, place: one.part }} />
              <SubmitButton variant="secondary">Đơn vị xác nhận nội dung này</SubmitButton>
            </form>
          )}
        </div>
      ))}
    </section>
  )
}

/** The definition without the mark; who confirmed and when stands in its notes. */
export const confirmed = (definition: ProcedureDefinition, place: string, name: string, at: Date): ProcedureDefinition => ({
  ...definition,
  composed: definition.composed.filter((one) => one.part !== place),
  notes: [...definition.notes, `${nameOf(place)}: ${name} xác nhận ngày ${formatDate(at)}.`],
})
