import type { Hall } from './hall.ts'
import { pages as peoplePages } from './modules/people/pages/index.ts'
import { api as peopleApi } from './modules/people/api.ts'
import type { Api } from './platform/api.ts'

/** The table of contents of the program: what people and machines can ask, room by room. */
export function routes(app: Api, _hall: Hall): void {
  for (const api of [peopleApi]) api(app)
  for (const pages of [peoplePages]) pages(app)
}
