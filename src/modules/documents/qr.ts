import { encode } from 'uqr'

/** A QR code (ISO/IEC 18004): rows of modules, true = dark, with the quiet zone of four modules around. */
export const qrModules = (text: string): boolean[][] => encode(text, { ecc: 'M', border: 4 }).data

/** The code as SVG, one unit a module; neighbours in a row are one shape, so no hairline parts them. */
export function qrSvg(text: string): string {
  const rows = qrModules(text)
  const runs = rows.flatMap((row, y) =>
    row.map((dark, x) => (dark && !row[x - 1] ? `M${x} ${y}h${runLength(row, x)}v1H${x}z` : '')),
  )
  const box = `0 0 ${rows.length} ${rows.length}`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"><path d="${runs.join('')}"/></svg>`
}

const runLength = (row: boolean[], from: number): number => row.indexOf(false, from) - from
