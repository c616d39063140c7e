import type { Api } from '../../../../platform/api.ts'
import { showDecisions } from './decisions.tsx'
import { doJudge, showJudge } from './judge.tsx'
import { doPublish, showPublish } from './publish.tsx'
import { doSubmit, showSubmit } from './submit.tsx'

/** The way of a draft into force: sent, judged, published. */
export function lifePages(app: Api): void {
  app.get('/soan-thao/cong-bo', showPublish)
  app.post('/soan-thao/cong-bo', doPublish)
  app.get('/soan-thao/quyet-dinh', showDecisions)
  app.get('/soan-thao/:id/trinh', showSubmit)
  app.post('/soan-thao/:id/trinh', doSubmit)
  app.get('/soan-thao/:id/duyet', showJudge)
  app.post('/soan-thao/:id/duyet', doJudge)
}
