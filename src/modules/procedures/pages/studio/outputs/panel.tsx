import { Icon, type IconName } from '../../../../../ui/icons.tsx'
import type { OutputState } from '../../../agreement/states.ts'
import { FACT_NAMES } from '../../../facts/index.ts'
import type { Part } from '../../../model/draft.ts'
import type { Desk } from '../desk.ts'
import { anchorOf, hrefOf, partOf } from '../where.ts'
import { shownOutputs, type ShownOutput } from './kinds.ts'

/** Whether papers can be made: a process that cannot run stops all that list its steps. */
export const canBeMade = ({ draft, inspection }: Pick<Desk, 'draft' | 'inspection'>): boolean => draft.definition.process === null || inspection?.executable === true

/** How many places are named under an output. */
const NAMED = 3

type Props = { desk: Pick<Desk, 'draft' | 'inspection' | 'outputs' | 'hash'>; part: Part }

/**
 * The outputs of the draft (các đầu ra), each with whether it says what the definition says. They are read back when
 * somebody asks or, by the script, a moment after the page; until then it says that they were not.
 */
export const Outputs = ({ desk, part }: Props) => {
  const { draft, hash, outputs } = desk
  const made = canBeMade(desk)
  const ask = `/soan-thao/${draft.id}/dau-ra?phan=${part}&ma=${hash}`
  return (
    <section class="panel" id="dau-ra" data-live="outputs">
      <div class="panel-head"><h2>Các đầu ra</h2><span>từ một bản</span></div>
      <ul class="studio-outputs" {...(made && !outputs ? { 'data-unread': ask } : {})}>
        {shownOutputs.map((one) => <Line output={one} desk={desk} part={part} made={made && (one.kind !== 'plan' || draft.definition.process !== null)} />)}
      </ul>
      {made && <p class="studio-saving">{outputs ? <a href={`/soan-thao/${draft.id}/khop`}>Xem từng dữ kiện</a> : <a href={ask}>Kiểm tra lại</a>}</p>}
    </section>
  )
}

const Line = ({ output, desk: { draft, outputs }, part, made }: Props & { output: ShownOutput; made: boolean }) => {
  const state = outputs?.find(({ kind }) => kind === output.kind)
  const wrong = state?.wrong ?? []
  const { icon, words } = made ? standing(state) : { icon: 'ring' as const, words: draft.definition.process === null ? 'Chưa có quy trình' : 'Chờ sửa sơ đồ quy trình' }
  return (
    <li>
      <Icon name={icon} size={15} />
      <div>
        <p>{output.name}</p>
        <small>{words}{noteOf(output, draft)}</small>
        {wrong.length > 0 && (
          <ul class="studio-wrong">
            {wrong.slice(0, NAMED).map(({ kind, about, where }) => (
              <li><a href={`${hrefOf(draft.id, partOf(where))}#${anchorOf(where, draft.definition)}`}>{[FACT_NAMES[kind], about].filter(Boolean).join(', ')}</a></li>
            ))}
            {wrong.length > NAMED && <li><a href={`/soan-thao/${draft.id}/khop?lech=1`}>và {wrong.length - NAMED} chỗ nữa</a></li>}
          </ul>
        )}
      </div>
      {made && <div class="studio-see"><a href={`${hrefOf(draft.id, part)}?xem=${output.place}#xem`} aria-label={`Xem ${output.name}`}>Xem</a></div>}
    </li>
  )
}

const standing = (state: OutputState | undefined): { icon: IconName; words: string } =>
  state === undefined ? { icon: 'ring', words: 'Chưa đọc lại' } : state.wrong.length === 0 ? { icon: 'filledTick', words: 'Khớp' } : { icon: 'notEqual', words: `Lệch ${state.wrong.length} chỗ` }

/** What an output says of itself besides: not a matter of agreement. */
const noteOf = ({ kind }: ShownOutput, { definition }: Desk['draft']): string =>
  kind === 'national-json' ? ', gửi sau khi công bố' : kind === 'iso' && definition.iso === null ? ', phần riêng còn trống' : ''
