export { asAgency, defaultAgency, findAgency, listAgencies, listPositions, listUnits } from './service.ts'
export { addUnit, appoint, createAgency, delegate } from './service.ts'
