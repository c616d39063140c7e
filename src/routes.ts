import type { Hall } from './hall.ts'
import { api as calendarApi } from './modules/calendar/api.ts'
import { pages as calendarPages } from './modules/calendar/pages/index.ts'
import { api as controlApi } from './modules/control/api.ts'
import { pages as controlPages } from './modules/control/pages/index.ts'
import { api as dossierApi } from './modules/dossiers/api.ts'
import { openDossiers } from './modules/dossiers/index.ts'
import { pages as dossierPages } from './modules/dossiers/pages/index.ts'
import { api as noticesApi } from './modules/notices/api.ts'
import { pages as noticesPages } from './modules/notices/pages/index.ts'
import { api as organisationApi } from './modules/organisation/api.ts'
import { api as portalApi } from './modules/portal/api.ts'
import { pages as portalPages } from './modules/portal/pages/index.ts'
import { pages as peoplePages } from './modules/people/pages/index.ts'
import { api as peopleApi } from './modules/people/api.ts'
import { pages as procedurePages } from './modules/procedures/pages/index.ts'
import { api as procedureApi } from './modules/procedures/api.ts'
import { describeApi } from './openapi/routes.ts'
import type { Api } from './platform/api.ts'

/** The table of contents of the program: what people and machines can ask, room by room. */
export function routes(app: Api, hall: Hall): void {
  for (const api of [calendarApi, organisationApi, peopleApi, noticesApi, procedureApi, controlApi, dossierApi, portalApi]) api(app)
  for (const pages of [portalPages, calendarPages, peoplePages, controlPages, dossierPages]) pages(app)
  procedurePages(app, openDossiers)
  noticesPages(app, hall.mailer)
  describeApi(app)
}
