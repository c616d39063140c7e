/** The drawing board of the process: fetched when it is opened, and nowhere else. */
import { openBoard } from '../../modules/workflow/browser/open.ts'

for (const drawing of document.querySelectorAll<HTMLElement>('[data-drawing]')) void openBoard(drawing)
