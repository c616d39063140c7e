/** What can be done in procedure control (kiểm soát thủ tục). */
export * from './service/clocks.ts'
export * from './service/reviews.ts'
