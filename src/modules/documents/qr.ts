import bwipjs from 'bwip-js/node'

/** A QR code (ISO/IEC 18004) as rows of modules, true = dark; without the quiet zone. */
export function qrModules(text: string): boolean[][] {
  const [code] = bwipjs.raw({ bcid: 'qrcode', text, eclevel: 'M' })
  if (!code || !('pixs' in code)) throw new Error('bwip-js gave no matrix')
  const { pixs, pixx, pixy } = code
  return Array.from({ length: pixy }, (_, y) => Array.from({ length: pixx }, (_, x) => pixs[y * pixx + x] === 1))
}

/** The code as SVG, one unit a module, with the quiet zone of four modules the standard asks for. */
export function qrSvg(text: string): string {
  const rows = qrModules(text)
  const side = rows.length + 8
  const runs = rows.map((row, y) =>
    row.map((dark, x) => (dark && !row[x - 1] ? `M${x + 4} ${y + 4}h${runLength(row, x)}v1H${x + 4}z` : '')).join(''),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${runs.join('')}"/></svg>`
}

function runLength(row: boolean[], from: number): number {
  const end = row.indexOf(false, from)
  return (end === -1 ? row.length : end) - from
}
