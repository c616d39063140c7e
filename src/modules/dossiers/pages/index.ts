import type { Api } from '../../../platform/api.ts'
import { staffPages } from './staff/index.ts'

/** The pages of dossiers: those of officers and those of applicants. */
export function pages(app: Api): void {
  staffPages(app)
}
