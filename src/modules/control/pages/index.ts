import type { Api } from '../../../platform/api.ts'
import { doOpenMatter, doRecordFact } from './acts.tsx'
import { showBoard } from './board.tsx'
import { showMatter } from './matter.tsx'
import { showNewMatter } from './new-matter.tsx'
import { showReport } from './report.tsx'

/** The pages of procedure control: the clocks, a matter, the report. */
export function pages(app: Api): void {
  app.get('/kiem-soat', showBoard)
  app.get('/kiem-soat/bao-cao', showReport)
  app.get('/kiem-soat/viec-moi', showNewMatter)
  app.post('/kiem-soat/viec-moi', doOpenMatter)
  app.get('/kiem-soat/viec/:id', showMatter)
  app.post('/kiem-soat/viec/:id/su-kien', doRecordFact)
}
