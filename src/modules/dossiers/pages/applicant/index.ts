import type { Api } from '../../../../platform/api.ts'
import { sendDocument, sendPaper } from './files.ts'
import { doFile, showFiling } from './filing/handlers.tsx'
import { doDropDraft, showMine } from './mine.tsx'
import { doSupplement, doWithdraw, showOwn } from './own-dossier.tsx'

/** The pages of who files: the form, one's own dossiers, what is asked of one. */
export function applicantPages(app: Api): void {
  app.get('/thu-tuc/:key/nop', showFiling)
  app.post('/thu-tuc/:key/nop', doFile)
  app.get('/ho-so-cua-toi', showMine)
  app.post('/ho-so-cua-toi/nhap/:id/xoa', doDropDraft)
  app.get('/ho-so-cua-toi/:code', showOwn)
  app.post('/ho-so-cua-toi/:code/bo-sung', doSupplement)
  app.post('/ho-so-cua-toi/:code/rut', doWithdraw)
  app.get('/ho-so-cua-toi/:code/van-ban/:id', sendDocument)
  app.get('/ho-so-cua-toi/:code/giay-to/:id', sendPaper)
}
