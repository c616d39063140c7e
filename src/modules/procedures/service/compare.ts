import { allow } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { invalid } from '../../../platform/errors.ts'
import { readOutside } from '../../documents/index.ts'
import { roleNames } from '../../people/model.ts'
import { driftOf, factsOf, quietFactsOf, readFacts, readSteps, type Drift, type OutsideSteps } from '../facts/index.ts'
import { getProcedure, type Procedure } from './versions.ts'

/** A document as it was sent: its name and its content. It is read and not kept. */
export type SentDocument = { name: string; bytes: Uint8Array }
export type ComparedDocument = Drift & { procedure: Procedure; fileName: string }

/** Where a document of others (a signed decision, an old ISO process, a page) says something else than a version (đối chiếu văn bản). */
export async function compareDocument(ctx: Ctx, key: string, file: SentDocument, version: number | null = null): Promise<ComparedDocument> {
  allow(ctx, 'procedure.manage')
  const procedure = await getProcedure(ctx, key, version)
  const found = readFacts(await readOutside(file), file.name, roleNames)
  if (found.facts.length === 0 && found.notUnderstood.length === 0) {
    throw invalid('procedures.compare.nothing', [{ field: 'file', code: 'procedures.compare.nothing', params: { name: file.name } }], { name: file.name })
  }
  const { definition, plan } = procedure.version
  return { ...driftOf([...factsOf(definition, plan, roleNames), ...quietFactsOf(definition)], found), procedure, fileName: file.name }
}

/** The table of steps of an old process document (quy trình ISO cũ), for a draft to take over. */
export async function stepsFromOutside(ctx: Ctx, file: SentDocument): Promise<OutsideSteps> {
  allow(ctx, 'procedure.manage')
  return readSteps(await readOutside(file))
}
