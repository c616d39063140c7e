/** Money (tiền) is whole đồng: a safe integer, never a fraction. */
export type Dong = number

/** `1.250.000 đồng`, with the points of Vietnamese writing. */
export const formatDong = (amount: Dong): string => `${formatWhole(amount)} đồng`

/** `1.250.000`. */
export const formatWhole = (n: number): string =>
  (n < 0 ? '-' : '') + String(Math.abs(Math.trunc(n))).replace(/\B(?=(\d{3})+(?!\d))/g, '.')
