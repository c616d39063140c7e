import { text as calendar } from './modules/calendar/text.ts'
import { text as control } from './modules/control/text.ts'
import { text as documents } from './modules/documents/text.ts'
import { text as dossiers } from './modules/dossiers/text.ts'
import { text as forms } from './modules/forms/text.ts'
import { text as notices } from './modules/notices/text.ts'
import { text as organisation } from './modules/organisation/text.ts'
import { text as people } from './modules/people/text.ts'
import { text as procedures } from './modules/procedures/text.ts'
import { text as workflow } from './modules/workflow/text.ts'
import { addSentences } from './platform/text.ts'

/** Every sentence of a refusal, room by room. Importing this file fills the catalogue. */
for (const catalogue of [calendar, control, documents, dossiers, forms, notices, organisation, people, procedures, workflow]) addSentences(catalogue)
