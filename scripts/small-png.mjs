// Writes a picture of a page as PNG with a palette: a page has few colours, and 256 of them show it well in a
// third of the bytes.
import { crc32, deflateSync } from 'node:zlib'

/** The 256 colours that stand for the picture best: the most frequent, counted by their upper five bits. */
function paletteOf(pixels) {
  const groups = new Map()
  for (let i = 0; i < pixels.length; i += 4) {
    const key = ((pixels[i] >> 3) << 10) | ((pixels[i + 1] >> 3) << 5) | (pixels[i + 2] >> 3)
    const colour = (pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2]
    const group = groups.get(key) ?? groups.set(key, { count: 0, colours: new Map() }).get(key)
    group.count++
    group.colours.set(colour, (group.colours.get(colour) ?? 0) + 1)
  }
  const often = [...groups.values()].sort((a, b) => b.count - a.count).slice(0, 256)
  return often.map(({ colours }) => [...colours].reduce((best, one) => (one[1] > best[1] ? one : best))[0])
}

const distance = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2

const chunk = (name, data) => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A PNG from pixels (RGBA, as a canvas gives them). */
export function smallPng({ width, height, pixels }) {
  const palette = paletteOf(pixels)
  const nearest = new Map(palette.map((colour, i) => [colour, i]))
  const indexOf = (colour) => {
    let index = nearest.get(colour)
    if (index === undefined) {
      index = palette.reduce((best, one, i) => (distance(one, colour) < distance(palette[best], colour) ? i : best), 0)
      nearest.set(colour, index)
    }
    return index
  }
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 4
      rows[y * (width + 1) + x + 1] = indexOf((pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2])
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}
