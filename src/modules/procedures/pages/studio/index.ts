import type { Api } from '../../../../platform/api.ts'
import { seeOther } from '../../../../platform/page.ts'
import type { OpenDossiers } from '../in-use.ts'
import { doConfirm, doMove, doTakeBack, doWithdraw, sayOpen, sendBpmn, sendDraftTemplate } from './acts.ts'
import { showTryRun } from './try-run.tsx'
import { showComparison } from './compare.tsx'
import { editPages } from './edit.tsx'
import { doStart, showDrafts } from './list.tsx'
import { sendOutput, showPlan } from './outputs/files.tsx'
import { showOutputs } from './outputs/page.tsx'
import { hrefOf } from './where.ts'

/** The studio (soạn thảo thủ tục): drafts, and one page for each part of one. */
export function studioPages(app: Api, openDossiers: OpenDossiers): void {
  const { showPart, savePart } = editPages(openDossiers)
  app.get('/soan-thao', showDrafts)
  app.post('/soan-thao', doStart)
  app.get('/soan-thao/:id', (c) => seeOther(c, hrefOf(c.req.param('id'))))
  app.get('/soan-thao/:id/quy-trinh.bpmn', sendBpmn)
  app.get('/soan-thao/:id/chay-thu', showTryRun)
  app.get('/soan-thao/:id/dau-ra', showOutputs)
  app.get('/soan-thao/:id/mau/:sha256', sendDraftTemplate)
  app.get('/soan-thao/:id/xem/luong', showPlan)
  app.get('/soan-thao/:id/xem/:file', sendOutput)
  app.post('/soan-thao/:id/buoc', doMove)
  app.post('/soan-thao/:id/xac-nhan', doConfirm)
  app.post('/soan-thao/:id/hoan-lai', doTakeBack)
  app.get('/soan-thao/:id/so-sanh', showComparison)
  app.post('/soan-thao/:id/bo', doWithdraw)
  app.post('/soan-thao/:id/dang-mo', sayOpen)
  app.get('/soan-thao/:id/:part', showPart)
  app.post('/soan-thao/:id/:part', savePart)
}
