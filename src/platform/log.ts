import { pino, type DestinationStream, type Logger } from 'pino'

export type { Logger } from 'pino'

/**
 * The log (nhật ký kỹ thuật): one JSON object a line on standard output. It carries no personal data: only
 * method, route pattern, status, times, ids and codes are ever handed to it, never bodies, names or queries.
 */
export const createLog = (level: string, to?: DestinationStream): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['password', 'token', 'cookie'] }, to ?? pino.destination(1))
