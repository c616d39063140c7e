import type { Api } from '../../../platform/api.ts'
import { doOpenMatter, doRecordFact } from './acts.tsx'
import { showBoard } from './board.tsx'
import { showMatter } from './matter.tsx'
import { showMyNotes } from './my-notes.tsx'
import { showNewMatter } from './new-matter.tsx'
import { doConfirmNote, showNote } from './note.tsx'
import { showNotes } from './notes.tsx'
import { doAddReview, doBeginProposal, doSendPlan, doSetCost, sendReviewReport } from './review-acts.ts'
import { showReview } from './review.tsx'
import { showReviews } from './reviews.tsx'
import { showReport } from './report.tsx'

/** The pages of procedure control: the clocks, a matter, the report, reviews, what changed and has to be read. */
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
  app.get('/kiem-soat/pho-bien', showNotes)
  app.get('/can-doc', showMyNotes)
  app.get('/can-doc/:id', showNote)
  app.post('/can-doc/:id/xac-nhan', doConfirmNote)
  app.get('/kiem-soat/viec-moi', showNewMatter)
  app.post('/kiem-soat/viec-moi', doOpenMatter)
  app.get('/kiem-soat/viec/:id', showMatter)
  app.post('/kiem-soat/viec/:id/su-kien', doRecordFact)
}
