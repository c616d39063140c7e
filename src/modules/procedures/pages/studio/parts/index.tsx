import { fieldsOf } from '../../../../forms/index.ts'
import type { Part } from '../../../model/draft.ts'
import type { Values } from '../fields/entry.ts'
import { boxes, size } from './boxes.tsx'
import { FormPart } from './form/part.tsx'
import { readFormPart } from './form/read.ts'
import type { StudioPart } from './part.ts'
import { ProcessPart } from './process/part.tsx'
import { readProcess } from './process/read.ts'
import { Times } from './times.tsx'

const all = (typed: Values, name: string): string[] => [typed[name] ?? []].flat()

const form: StudioPart = {
  component: ({ draft, problems, typed, locked }) => (
    <FormPart definition={draft.definition} problems={problems} locked={locked} typed={typed && { text: (name) => all(typed, name)[0] ?? '', all: (name) => all(typed, name) }} />
  ),
  read: (posted, { definition }) => readFormPart(posted, definition),
  base: ({ form: kept }) => kept,
  count: ({ form: kept }) => (kept === null ? 'trống' : `${fieldsOf(kept).length} ô`),
}

const process: StudioPart = {
  component: ({ draft, problems, typed, marks, locked }) => ProcessPart({
    definition: draft.definition, problems, marks, locked, downloadHref: draft.definition.process === null ? undefined : `/soan-thao/${draft.id}/quy-trinh.bpmn`,
    typed: typed && ((name) => all(typed, name)[0]),
  }),
  read: (posted, { definition }) => readProcess(posted, definition),
  base: ({ process: kept }) => kept?.bpmn ?? null,
  count: ({ process: kept }) => (kept === null ? 'trống' : undefined),
  scripts: ['process.js'],
}

/** The parts of the studio, in the order in which they stand. */
export const studioParts: Record<Part, StudioPart> = {
  identity: boxes('identity', () => undefined),
  law: boxes('law', ({ legalBasis }) => size(legalBasis)),
  applicants: boxes('applicants', ({ applicants }) => size(applicants)),
  channels: boxes('channels', ({ channels }) => size(channels), Times),
  papers: boxes('papers', ({ papers }) => size(papers)),
  fees: boxes('fees', ({ fees, charges }) => (fees === null && charges === null ? 'trống' : String((fees?.length ?? 0) + (charges?.length ?? 0)))),
  form,
  process,
  results: boxes('results', ({ results }) => size(results)),
  iso: boxes('iso', ({ iso }) => (iso === null ? 'trống' : String(iso.terms.length + iso.records.length + iso.risks.length))),
}
