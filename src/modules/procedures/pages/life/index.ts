import type { Api } from '../../../../platform/api.ts'
import type { OpenDossiers } from '../in-use.ts'
import { showDecisions } from './decisions.tsx'
import { doJudge, doTakeBackDraft, showJudge } from './judge.tsx'
import { doPublish, sendPaper, showPublish } from './publish.tsx'
import { doSubmit, showSubmit } from './submit.tsx'

/** The way of a draft into force: sent, judged, published. */
export function lifePages(app: Api, openDossiers: OpenDossiers): void {
  app.get('/soan-thao/cong-bo', (c) => showPublish(c, openDossiers))
  app.post('/soan-thao/cong-bo', (c) => doPublish(c, openDossiers))
  app.post('/soan-thao/cong-bo/:file', (c) => sendPaper(c, openDossiers))
  app.get('/soan-thao/quyet-dinh', showDecisions)
  app.get('/soan-thao/:id/trinh', showSubmit)
  app.post('/soan-thao/:id/trinh', doSubmit)
  app.post('/soan-thao/:id/rut-lai', doTakeBackDraft)
  app.get('/soan-thao/:id/duyet', showJudge)
  app.post('/soan-thao/:id/duyet', doJudge)
}
