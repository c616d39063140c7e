/** What the organisation does: agencies and their codes, units, positions and delegations. */
export { asAgency, changeAgency, createAgency, defaultAgency, findAgency, getAgency, listAgencies, renameCode } from './service/agencies.ts'
export { addUnit, changeUnit, closeUnit, listUnits } from './service/units.ts'
export { appoint, delegate, endPosition, listDelegations, listPositions, revokeDelegation } from './service/positions.ts'
