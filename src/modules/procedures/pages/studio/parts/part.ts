import type { HtmlEscapedString } from 'hono/utils/html'
import type { Ctx } from '../../../../../platform/ctx.ts'
import type { Posted } from '../../../../../platform/page.ts'
import type { WebContext } from '../../../../../platform/web.ts'
import type { Problem } from '../../../../../ui/forms.tsx'
import type { ProblemMark } from '../../../../workflow/view.tsx'
import type { ProcedureDefinition } from '../../../model/definition.ts'
import type { Draft } from '../../../model/draft.ts'
import type { Outcome } from '../fields/read.ts'
import type { Values } from '../fields/entry.ts'

export type PartProps = {
  c: WebContext
  draft: Draft
  problems: readonly Problem[]
  /** What was posted and could not be taken; else the boxes show the draft. */
  typed: Values | undefined
  /** Numbers of the problems in the list beside, by what they are about. */
  marks: Record<string, ProblemMark[]>
  /** Nobody may change it now. */
  locked: boolean
  /** List that shows an empty row more (`?them=papers`). */
  adding: string | undefined
}

/** One part of the studio (phần của bản thảo): a screen inside the form, and what is read from its post. */
export type StudioPart = {
  component(props: PartProps): HtmlEscapedString | Promise<HtmlEscapedString>
  /** May keep files that were posted; everything else of it is pure. */
  read(posted: Posted, draft: Draft, ctx: Ctx): Outcome | Promise<Outcome>
  /** What two people must not change at once without being told. */
  base(definition: ProcedureDefinition): unknown
  /** How much there is, for the list of parts: `4`, `trống`. */
  count(definition: ProcedureDefinition): string | undefined
  /** Files can be sent with it. */
  files?: true
  scripts?: string[]
}
