import type { Api } from '../../../../platform/api.ts'
import { showDossiers } from './dossiers.tsx'
import { showMyWork } from './my-work.tsx'

/** The pages on which officers receive and resolve dossiers. */
export function staffPages(app: Api): void {
  app.get('/viec', showMyWork)
  app.get('/ho-so', showDossiers)
}
