import { HiddenFields } from '../../../../ui/forms.tsx'
import { wordsBetween } from '../../model/difference.ts'
import type { Draft, Part } from '../../model/draft.ts'
import type { Shown } from './differences.ts'

/** Two texts as one, what went struck out and what came underlined; said aloud too. */
export const Marked = ({ before, after, only }: { before: string; after: string; only?: 'before' | 'after' }) => (
  <span class="compare-words">
    {wordsBetween(before, after).filter(({ how }) => how === 'same' || how === (only === 'before' ? 'removed' : only === 'after' ? 'added' : how)).map(({ text, how }) => (
      how === 'same' ? text : how === 'removed' ? <del><span class="ds-sr-only">bỏ: </span>{text}</del> : <ins><span class="ds-sr-only">thêm: </span>{text}</ins>
    ))}
  </span>
)

/** Under a part: what of it is not as in the version it came from, each to be taken back by itself. */
export const Changed = ({ draft, part, base, shown, locked }: { draft: Draft; part: Part; base: number; shown: readonly Shown[]; locked: boolean }) => {
  const own = shown.filter((one) => one.part === part)
  if (own.length === 0) return <></>
  return (
    <section class="panel studio-differences">
      <div class="panel-head"><h2>Khác phiên bản {base}</h2><span>{own.length} chỗ</span></div>
      {own.slice(0, 60).map(({ name, place, what, before, after }) => (
        <div class="studio-difference">
          <b>{place}</b>
          <span>{what !== '' && `${what}: `}<del><span class="ds-sr-only">trước đây </span>{before}</del> → <ins><span class="ds-sr-only">nay </span>{after}</ins></span>
          {!locked && (
            <form method="post" action={`/soan-thao/${draft.id}/hoan-lai`}>
              <HiddenFields values={{ revision: draft.revision, part, name }} />
              <button type="submit" class="plain-button" aria-label={`Hoàn lại ${place} ${what}`}>Hoàn lại</button>
            </form>
          )}
        </div>
      ))}
    </section>
  )
}
