export { unreadCount } from './service.ts'
