import type { Api } from '../platform/api.ts'
import { apiDocument } from './document.ts'
import { showApi } from './page.tsx'

/** The API described: for machines, and for the people who write them. */
export function describeApi(app: Api): void {
  app.get('/api/v1/openapi.json', (c) => c.json(apiDocument(app)))
  app.get('/api', (c) => showApi(c, apiDocument(app)))
}
