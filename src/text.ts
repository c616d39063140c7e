import { text as organisation } from './modules/organisation/text.ts'
import { text as people } from './modules/people/text.ts'
import { addSentences } from './platform/text.ts'

/** Every sentence of a refusal, room by room. Importing this file fills the catalogue. */
for (const catalogue of [organisation, people]) addSentences(catalogue)
