// `npm run draw-house`: draws docs/house.svg from house.ts. A test compares the two.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The rooms of a plan, ground floor first: what each is, in English and in Vietnamese, and whom it may call. */
export const readPlan = (text) =>
  [...text.matchAll(/\/\*\* (.+) \*\/\n {2}(\w+): \[(.*)\],/g)].map(([, said, name, calls]) => {
    const words = said.split(': ')
    return { name, vietnamese: words.pop(), english: words.join(': '), calls: [...calls.matchAll(/'(\w+)'/g)].map(([, other]) => other) }
  })

const ink = '#17202E', quiet = '#4A5466', line = '#C5CBD5', indigo = '#1F3A6E', pale = '#F4F6FA', paper = '#FDFDFB'
const step = { x: 76, y: 58 }
const box = { width: 176, height: 46 }
const left = 40, top = 104

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const text = (x, y, words, { size = 12, fill = quiet, weight = 400, anchor = 'start' } = {}) =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escaped(words)}</text>`
const rect = (x, y, width, height, fill, stroke = line) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="${fill}" stroke="${stroke}"/>`

/** The drawing: from each room a line to the right; a dot on it leads down to a room it may call. */
export function drawHouse(plan) {
  const rooms = plan.toReversed()
  const place = new Map(rooms.map((room, i) => [room.name, { x: left + i * step.x, y: top + i * step.y }]))
  const width = left + (rooms.length - 1) * step.x + box.width + 40
  const ground = top + rooms.length * step.y + 8
  const middle = width / 2
  // Where lines come down: far enough right that they pass the boxes of the floors above.
  const shaft = (name) => place.get(name).x + box.width - 36

  const lines = rooms.flatMap(({ name, calls }) => {
    const { x, y } = place.get(name)
    const level = y + box.height / 2
    const highest = rooms.find((room) => room.calls.includes(name))
    return [
      calls.length > 0 ? `<path d="M${x + box.width} ${level}H${Math.max(...calls.map(shaft))}" stroke="${indigo}" fill="none"/>` : '',
      highest ? `<path d="M${shaft(name)} ${place.get(highest.name).y + box.height / 2}V${y - 1}" stroke="${indigo}" fill="none" marker-end="url(#arrow)"/>` : '',
      ...calls.map((other) => `<circle cx="${shaft(other)}" cy="${level}" r="3.5" fill="${indigo}"/>`),
    ]
  })
  const boxes = rooms.flatMap(({ name, vietnamese }) => {
    const { x, y } = place.get(name)
    return [rect(x, y, box.width, box.height, '#FFFFFF', indigo), text(x + 12, y + 20, name, { size: 14, weight: 600, fill: indigo }), text(x + 12, y + 37, vietnamese)]
  })
  const beside = (y, name, words) => [rect(left, y, 268, 66, pale), text(left + 12, y + 22, name, { size: 14, weight: 600, fill: ink }), ...words.map((one, i) => text(left + 12, y + 40 + i * 16, one))]
  const height = ground + 96

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t d" font-family="'Be Vietnam Pro', system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif">`,
    '<title id="t">The house: rooms of Motcua and who may call whom</title>',
    `<desc id="d">${escaped(rooms.map(({ name, calls }) => `${name} calls ${calls.join(', ') || 'no room'}`).join('; '))}.</desc>`,
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8Z" fill="${indigo}"/></marker></defs>`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    `<path d="M${left - 20} 78L${middle} 16L${width - left + 20} 78Z" fill="${indigo}"/>`,
    text(middle, 52, 'the hall', { size: 15, weight: 600, fill: '#FFFFFF', anchor: 'middle' }),
    text(middle, 69, 'src/*.ts: server, routes, jobs, command line; everything is put together here, by hand', { fill: '#D3DCEB', anchor: 'middle' }),
    `<path d="M${left - 20} 78V${ground + 76}H${width - left + 20}V78" fill="none" stroke="${line}"/>`,
    ...lines, ...boxes,
    `<circle cx="${left + 5}" cy="${ground - 192}" r="3.5" fill="${indigo}"/>`, text(left + 16, ground - 188, 'the room at the left may call the room below'),
    ...beside(ground - 166, 'ui, the furniture', ['pages, forms, tables, time marks;', 'knows no room']),
    ...beside(ground - 90, 'outside, the windows', ['one file for each foreign system;', 'handed in by the hall, used by jobs']),
    `<rect x="${left - 20}" y="${ground}" width="${width - 2 * left + 40}" height="76" fill="${pale}" stroke="${line}"/>`,
    text(middle, ground + 30, 'platform, the cellar', { size: 14, weight: 600, fill: ink, anchor: 'middle' }),
    text(middle, ground + 52, 'ctx, database, trail, jobs, files, access, refusals, time, money, ids, API, pages, settings; knows no room', { anchor: 'middle' }),
    '</svg>',
  ].filter(Boolean).join('\n') + '\n'
}

/** The picture of the plan as it stands now. */
export const housePicture = () => drawHouse(readPlan(readFileSync(join(root, 'house.ts'), 'utf8')))

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(root, 'docs', 'house.svg'), housePicture())
