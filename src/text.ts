import { text as forms } from './modules/forms/text.ts'
import { text as notices } from './modules/notices/text.ts'
import { text as organisation } from './modules/organisation/text.ts'
import { text as people } from './modules/people/text.ts'
import { text as procedures } from './modules/procedures/text.ts'
import { addSentences } from './platform/text.ts'

/** Every sentence of a refusal, room by room. Importing this file fills the catalogue. */
for (const catalogue of [forms, notices, organisation, people, procedures]) addSentences(catalogue)
