import type { Ctx } from '../../../../../platform/ctx.ts'
import { Refusal } from '../../../../../platform/errors.ts'
import { cleanText, type Posted } from '../../../../../platform/page.ts'
import { say } from '../../../../../platform/text.ts'
import type { Problem } from '../../../../../ui/forms.tsx'
import { keepTemplate } from '../../../service.ts'
import { sentName } from '../fields/entry.ts'

/**
 * Keeps the files that were chosen in a form and writes each into its box, as if it had been there: so a refusal for
 * another reason loses none. Answers the files that cannot be taken, at their boxes.
 */
export async function keepSent(ctx: Ctx, posted: Posted): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const box of Object.keys(posted.values)) {
    const [file] = posted.files(sentName(box))
    if (!file) continue
    try {
      posted.values[box] = JSON.stringify(await keepTemplate(ctx, { name: cleanText(file.name), bytes: new Uint8Array(await file.arrayBuffer()) }))
    } catch (error) {
      if (!(error instanceof Refusal) || ![413, 415, 422, 429].includes(error.status)) throw error
      problems.push({ field: box, message: say(error.code, error.params) })
    }
  }
  return problems
}
