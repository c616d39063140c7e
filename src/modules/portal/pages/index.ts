import type { Api } from '../../../platform/api.ts'
import { showGuidance } from './guidance.tsx'
import { showHome } from './home.tsx'
import { sendTrackedDocument, showAsk, showDetails, showTracking } from './tracking.tsx'

/** The public pages that belong to no single procedure: home, tracking, guidance. */
export function pages(app: Api): void {
  app.get('/', showHome)
  app.get('/tra-cuu', showAsk)
  app.get('/tra-cuu/:code', showTracking)
  app.post('/tra-cuu/:code', showDetails)
  app.get('/tra-cuu/:code/van-ban/:id', sendTrackedDocument)
  app.get('/huong-dan', showGuidance)
}
