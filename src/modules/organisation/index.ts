export { asAgency, defaultAgency, findAgency, getAgency, listAgencies, listDelegations, listPositions, listUnits } from './service.ts'
export { addUnit, appoint, changeAgency, changeUnit, closeUnit, createAgency, delegate, endPosition, renameCode, revokeDelegation } from './service.ts'
