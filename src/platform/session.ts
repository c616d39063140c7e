/** Minutes without any act after which a session ends, and the seconds of warning before (house rule). */
export const SESSION_IDLE_MINUTES = 30
export const SESSION_IDLE_SECONDS = SESSION_IDLE_MINUTES * 60
