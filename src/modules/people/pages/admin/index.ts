import type { Api } from '../../../../platform/api.ts'
import { doDelegate, doRevoke, showDelegations } from './delegations.tsx'
import { home } from './desk.tsx'
import { doAppoint, doDisable, doEnable, doEndPosition, doRenewPassword, showOfficer } from './officer.tsx'
import { doAddOfficer, showOfficers } from './officers.tsx'
import { doChangeAgency, doCloseUnit, doRenameCode, doUnit, showUnits } from './units.tsx'

/** The organisation on the administrator's desk: the agency and its units, its officers, who acts for whom. */
export function adminPages(app: Api): void {
  app.get(home, showUnits)
  app.post(`${home}/co-quan`, doChangeAgency)
  app.post(`${home}/ma`, doRenameCode)
  app.post(`${home}/don-vi`, doUnit)
  app.post(`${home}/don-vi/:id/dong`, doCloseUnit)

  app.get(`${home}/can-bo`, showOfficers)
  app.post(`${home}/can-bo`, doAddOfficer)
  app.get(`${home}/can-bo/:id`, showOfficer)
  app.post(`${home}/can-bo/:id/vi-tri`, doAppoint)
  app.post(`${home}/can-bo/:id/vi-tri/ket-thuc`, doEndPosition)
  app.post(`${home}/can-bo/:id/mat-khau`, doRenewPassword)
  app.post(`${home}/can-bo/:id/khoa`, doDisable)
  app.post(`${home}/can-bo/:id/mo`, doEnable)

  app.get(`${home}/uy-quyen`, showDelegations)
  app.post(`${home}/uy-quyen`, doDelegate)
  app.post(`${home}/uy-quyen/:id/thu-hoi`, doRevoke)
}
