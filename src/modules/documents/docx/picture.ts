import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { palettePng } from './png.ts'

const pathOf = (name: string): string => createRequire(import.meta.url).resolve(name)

let ready: Promise<Uint8Array[]> | undefined

/** The engine (2 MB) and the letters that PDFs are set in, read when the first picture is drawn. */
const prepare = (): Promise<Uint8Array[]> =>
  (ready ??= initWasm(readFileSync(pathOf('@resvg/resvg-wasm/index_bg.wasm'))).then(() =>
    [readFileSync(join(dirname(pathOf('@expo-google-fonts/tinos/package.json')), '400Regular', 'Tinos_400Regular.ttf'))],
  ))

/** An SVG as PNG, so many pixels wide: for programs that open DOCX and know no SVG. */
export async function pngOf(svg: string, width: number): Promise<Uint8Array> {
  const fontBuffers = await prepare()
  const drawn = new Resvg(svg, { fitTo: { mode: 'width', value: width }, background: '#ffffff', font: { fontBuffers: svg.includes('<text') ? fontBuffers : [], defaultFontFamily: 'Tinos', serifFamily: 'Tinos', sansSerifFamily: 'Tinos' } })
  const image = drawn.render()
  try {
    return palettePng(image.pixels, image.width, image.height) ?? image.asPng()
  } finally {
    image.free()
    drawn.free()
  }
}
