export { getCalendar, officeHours, renewCalendar } from './service.ts'
