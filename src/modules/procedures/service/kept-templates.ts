import { anyone, systemOnly } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { ProcedureDefinition } from '../model/definition.ts'
import { templatesOf } from '../model/template.ts'
import * as store from '../store/templates.ts'

/** Which of the template files of some definitions are kept here, by hash. */
export async function templatesHere(ctx: Ctx, ...definitions: ProcedureDefinition[]): Promise<ReadonlySet<string>> {
  anyone(ctx)
  return new Set(await store.listTemplates(ctx.db, ctx.agency.id, definitions.flatMap(templatesOf).map(({ file }) => file.sha256)))
}

/** Those of some files that are template files of the agency: they must not be swept, whoever else sent them. */
export function keptTemplates(ctx: Ctx, hashes: readonly string[]): Promise<string[]> {
  systemOnly(ctx)
  return store.listTemplates(ctx.db, ctx.agency.id, hashes)
}
