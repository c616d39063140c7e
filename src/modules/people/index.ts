export { accountsById, createOfficer, logIn, myAccount, register, resumeSession, sweepSessions } from './service.ts'
