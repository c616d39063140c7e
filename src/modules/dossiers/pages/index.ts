import type { Api } from '../../../platform/api.ts'
import { applicantPages } from './applicant/index.ts'
import { staffPages } from './staff/index.ts'

/** The pages of dossiers: those of officers and those of applicants. */
export function pages(app: Api): void {
  staffPages(app)
  applicantPages(app)
}
