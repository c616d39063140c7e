/**
 * Every component in use, on made-up pages: the design's pictures 01–05 and the states they do not show.
 * The test beside it renders them, measures them, and asks axe.
 */
import { Dossier } from './gallery/dossier.tsx'
import { Filing } from './gallery/forms.tsx'
import { Home } from './gallery/home.tsx'
import { Found, Intake, Problem } from './gallery/others.tsx'
import { Procedure } from './gallery/procedure.tsx'
import { Tracking } from './gallery/tracking.tsx'
import { Worklist } from './gallery/worklist.tsx'

export const gallery = {
  '01-home': () => <Home />,
  '02-procedure': () => <Procedure />,
  '03-tracking': () => <Tracking />,
  '04-worklist': () => <Worklist />,
  '05-dossier': () => <Dossier />,
  'filing': () => <Filing />,
  'found': () => <Found />,
  'intake': () => <Intake />,
  'error-404': () => <Problem status={404} />,
  'error-500': () => <Problem status={500} />,
}
