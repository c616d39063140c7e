export { getCalendar, officeHours } from './service.ts'
