import type { Api } from '../../../../platform/api.ts'
import { actNames, doAct } from './acts.ts'
import { chooseProcedure } from './counter/choose.tsx'
import { doFiling, showFiling } from './counter/file.tsx'
import { showCounter } from './counter/lists.tsx'
import { showDiagram } from './diagram.tsx'
import { showDossier } from './dossier.tsx'
import { showDossiers } from './dossiers.tsx'
import { showDocument, showPaper } from './files.ts'
import { doGiveOut, GIVE_OUT_PATH } from './give-out.tsx'
import { showMoved } from './moved.tsx'
import { showMyWork } from './my-work.tsx'
import { doRebase, REBASE_PATH, showRebase } from './rebase.tsx'
import { showWhy } from './why.tsx'

/** The pages on which officers receive and resolve dossiers. */
export function staffPages(app: Api): void {
  app.get('/viec', showMyWork)
  app.post(GIVE_OUT_PATH, doGiveOut)
  app.get('/ho-so', showDossiers)
  app.get('/quan-tri/lich/ho-so', showMoved)
  app.get(REBASE_PATH, showRebase)
  app.post(REBASE_PATH, doRebase)
  app.get('/ho-so/:code', showDossier)
  app.get('/ho-so/:code/thoi-han', showWhy)
  app.get('/ho-so/:code/so-do', showDiagram)
  app.get('/ho-so/:code/van-ban/:file', showDocument)
  app.get('/ho-so/:code/giay-to/:id', showPaper)
  app.get('/mot-cua', showCounter)
  app.get('/mot-cua/nop', chooseProcedure)
  app.get('/mot-cua/nop/:key', showFiling)
  app.post('/mot-cua/nop/:key', doFiling)
  for (const act of actNames) app.post(`/ho-so/:code/${act}`, doAct(act))
}
