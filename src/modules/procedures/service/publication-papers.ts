import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { allow } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { readInput } from '../../../platform/input.ts'
import { renderDocumentDocx, renderDocumentPdf } from '../../documents/index.ts'
import { publicationPaperSchema } from '../model/life.ts'
import { MEDIA, type Rendered } from '../outputs/index.ts'
import { publicationDocuments, type PublicationPaper, type ToPublish } from '../outputs/publication.ts'
import { getDraft } from './drafts.ts'
import { draftInput } from './outputs.ts'

const FILES: Record<PublicationPaper, string> = { proposal: 'to-trinh-cong-bo', decision: 'quyet-dinh-cong-bo' }

/** The draft of tờ trình or of the decision that publishes approved drafts together; nothing is published by it. */
export async function renderPublicationPaper(ctx: Ctx, paper: PublicationPaper, format: 'pdf' | 'docx', wanted: z.input<typeof publicationPaperSchema>): Promise<Rendered> {
  allow(ctx, 'procedure.publish')
  const { decision, items } = readInput(publicationPaperSchema, wanted)
  if (new Set(items.map(({ draftId }) => draftId)).size < items.length) throw invalid('procedures.draftTwice')
  const all = await Promise.all(items.map(async ({ draftId, validFrom, summary }): Promise<ToPublish> => {
    const draft = await getDraft(ctx, draftId)
    if (draft.state !== 'approved') throw conflict('procedures.notApproved', { key: draft.key })
    return { input: await draftInput(ctx, draft.definition, validFrom), kind: draft.kind, summary }
  }))
  const hash = createHash('sha256').update(all.map(({ input }) => input.version.hash).join('')).digest('hex')
  const document = publicationDocuments[paper]({ items: all, decision, hash, url: `${ctx.baseUrl}/soan-thao/cong-bo` })
  const bytes = await (format === 'docx' ? renderDocumentDocx(document) : renderDocumentPdf(document))
  return { bytes, mediaType: MEDIA[format], fileName: `${FILES[paper]}-du-thao.${format}` }
}
