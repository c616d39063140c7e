import type { Api } from '../../../platform/api.ts'
import { doOpenMatter, doRecordFact } from './acts.tsx'
import { showBoard } from './board.tsx'
import { showMatter } from './matter.tsx'
import { showNewMatter } from './new-matter.tsx'
import { doAddReview, doBeginProposal, doSendPlan, doSetCost, sendReviewReport } from './review-acts.ts'
import { showReview } from './review.tsx'
import { showReviews } from './reviews.tsx'
import { showReport } from './report.tsx'

/** The pages of procedure control: the clocks, a matter, the report. */
export function pages(app: Api): void {
  app.get('/kiem-soat', showBoard)
  app.get('/kiem-soat/bao-cao', showReport)
  app.get('/kiem-soat/ra-soat', showReviews)
  app.post('/kiem-soat/ra-soat', doAddReview)
  app.post('/kiem-soat/ra-soat/gui', doSendPlan)
  app.get('/kiem-soat/ra-soat/:id', showReview)
  app.post('/kiem-soat/ra-soat/:id/de-xuat', doBeginProposal)
  app.post('/kiem-soat/ra-soat/:id/chi-phi', doSetCost)
  app.get('/kiem-soat/ra-soat/:id/bao-cao.pdf', sendReviewReport)
  app.get('/kiem-soat/viec-moi', showNewMatter)
  app.post('/kiem-soat/viec-moi', doOpenMatter)
  app.get('/kiem-soat/viec/:id', showMatter)
  app.post('/kiem-soat/viec/:id/su-kien', doRecordFact)
}
