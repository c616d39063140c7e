import type { Api } from '../../../platform/api.ts'
import { showAgreement, showDraftAgreement } from './agreement.tsx'
import { showCatalogue } from './catalogue.tsx'
import { doCompare, showCompare } from './compare.tsx'
import { sendFile, sendTemplate } from './files.ts'
import type { OpenDossiers } from './in-use.ts'
import { lifePages } from './life/index.ts'
import { doDraftImport, doImport, showImport, showImportReport } from './imports.tsx'
import { showProcedure } from './procedure.tsx'
import { showVersions } from './studio/compare.tsx'
import { studioPages } from './studio/index.ts'

/** The pages of procedures: the catalogue, one page each, and the studio, which is told what dossiers run. */
export function pages(app: Api, openDossiers: OpenDossiers): void {
  lifePages(app, openDossiers)
  app.get('/soan-thao/nhap', showImport)
  app.post('/soan-thao/nhap', doImport)
  app.get('/soan-thao/nhap/:id', showImportReport)
  app.post('/soan-thao/nhap/:id/ban-thao', doDraftImport)
  app.get('/thu-tuc', showCatalogue)
  app.get('/thu-tuc/:key', showProcedure)
  app.get('/thu-tuc/:key/khop', showAgreement)
  app.get('/thu-tuc/:key/so-sanh', showVersions)
  app.get('/soan-thao/:id/khop', showDraftAgreement)
  app.get('/thu-tuc/:key/doi-chieu', showCompare)
  app.post('/thu-tuc/:key/doi-chieu', doCompare)
  app.get('/thu-tuc/:key/phien-ban/:number/:file', sendFile)
  app.get('/thu-tuc/:key/mau/:sha256', sendTemplate)
  studioPages(app, openDossiers)
}
