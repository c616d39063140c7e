import { allow } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { conflict, Refusal } from '../../../platform/errors.ts'
import { findStep } from '../../workflow/model.ts'
import { taskOf } from '../model/acts/step.ts'
import { needsAssignee } from '../model/possible.ts'
import { endStep } from './acts.ts'
import { load } from './situation.ts'

/** What became of one dossier; without a refusal it was given. */
export type Given = { code: string; refusal?: Refusal }

/** As many as a page of the work list shows. */
export const MOST_AT_ONCE = 25

/**
 * Gives several dossiers that wait to be given out to one officer (giao nhiều hồ sơ). Each stands for itself:
 * one that is refused does not hold up the others. Only steps of assignment, and only where nothing has to be
 * ticked: what has to be looked at is looked at one by one.
 */
export async function giveOutMany(ctx: Ctx, input: { tasks: readonly { code: string; taskId: string }[]; assigneeId: string }): Promise<Given[]> {
  allow(ctx, 'dossier.process')
  const given: Given[] = []
  for (const { code, taskId } of input.tasks.slice(0, MOST_AT_ONCE)) {
    try {
      const { situation, whole } = await load(ctx, { code })
      const task = taskOf(situation, taskId)
      if (!needsAssignee(situation, task)) throw conflict('dossier.notGivenOut', { step: task.stepName })
      if ((findStep(situation.plan, task.stepId)?.work.checks ?? []).length > 0) throw conflict('dossier.checksByOne', { step: task.stepName })
      await endStep(ctx, { code }, { taskId, assigneeId: input.assigneeId, revision: whole.dossier.revision })
      given.push({ code })
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 401) throw error
      given.push({ code, refusal: error })
    }
  }
  return given
}
