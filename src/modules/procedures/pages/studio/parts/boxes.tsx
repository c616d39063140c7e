import { Fields, type Show } from '../fields/fields.tsx'
import { readEntries } from '../fields/read.ts'
import { writeEntries } from '../fields/write.ts'
import { entriesOf, type BoxPart } from './entries.ts'
import { keepSent } from './files.ts'
import type { StudioPart } from './part.ts'

/** A part that is a list of boxes, shown one under the other or, with `as`, in a way of its own. */
export const boxes = (part: BoxPart, count: StudioPart['count'], as?: (show: Show) => ReturnType<StudioPart['component']>): StudioPart => ({
  component: ({ draft, problems, typed, locked, adding }) => {
    const show: Show = { values: typed ?? writeEntries(entriesOf[part], draft.definition), definition: draft.definition, problems, locked, adding, filesAt: `/soan-thao/${draft.id}/mau` }
    return as ? as(show) : <Fields entries={entriesOf[part]} {...show} />
  },
  async read(posted, draft, ctx) {
    const refused = await keepSent(ctx, posted)
    const outcome = readEntries(entriesOf[part], posted.values, draft.definition, posted.text('act'))
    return refused.length === 0 ? outcome : { problems: [...refused, ...('problems' in outcome ? outcome.problems : [])] }
  },
  base: (definition) => writeEntries(entriesOf[part], definition),
  count,
  ...(part === 'papers' || part === 'results' ? { files: true as const } : {}),
})

/** `4`; «trống» where no source says anything. */
export const size = (list: readonly unknown[] | null): string => (list === null ? 'trống' : String(list.length))
