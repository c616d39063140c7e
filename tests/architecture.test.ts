import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { house, type Room } from '../house.ts'
import { closure, modules, placeOf, type Module } from './source.ts'

/** Which part of the house a file belongs to. */
type Part = { kind: 'hall' | 'platform' | 'ui' | 'script' | 'outside' | 'package' } | { kind: 'room'; room: Room; role: string }

const rooms = Object.keys(house) as Room[]
const isRoom = (name: string): name is Room => name in house

function partOf(path: string): Part {
  const [src, folder = '', name = '', role = ''] = path.split('/')
  if (src !== 'src') return { kind: 'package' }
  if (folder === 'modules' && isRoom(name)) return { kind: 'room', room: name, role: role.replace(/\.tsx?$/, '') }
  if (folder === 'ui') return { kind: name === 'scripts' ? 'script' : 'ui' }
  return { kind: folder === 'platform' || folder === 'outside' ? folder : 'hall' }
}

/** The doors of a room: what it does, what it is, what of it others may show. */
const doors = new Set(['index', 'model', 'view'])
/** What a role of a room may not use of its own room: never backwards. */
const backwards: Record<string, string[]> = {
  model: ['store', 'service', 'api', 'pages', 'jobs', 'cli', 'index', 'view'],
  store: ['service', 'api', 'pages', 'jobs', 'cli', 'index', 'view'],
  service: ['api', 'pages', 'jobs', 'cli', 'index', 'view'],
  view: ['store', 'service', 'api', 'pages', 'jobs', 'cli', 'index'],
  pages: ['store', 'api', 'jobs', 'cli'],
  api: ['store', 'pages', 'jobs', 'cli'],
  jobs: ['store', 'api', 'pages', 'cli'],
  index: ['api', 'pages', 'jobs', 'cli'],
}

/** Why `from` may not import `target`; undefined if it may. */
function wall(from: Part, to: Part): string | undefined {
  if (to.kind === 'package') return undefined
  switch (from.kind) {
    case 'hall': return undefined
    case 'package': return undefined
    case 'platform': return to.kind === 'platform' ? undefined : 'the cellar knows nobody above it'
    case 'outside': return to.kind === 'platform' || to.kind === 'outside' ? undefined : 'a window knows only the cellar'
    case 'ui': return to.kind === 'ui' || to.kind === 'platform' ? undefined : 'the furniture knows no room'
    case 'script':
      if (to.kind === 'script') return undefined
      return to.kind === 'platform' || (to.kind === 'room' && (to.role === 'browser' || to.role === 'model')) ? undefined : 'a browser has no server'
    case 'room': return fromRoom(from, to)
  }
}

/** A room that keeps nothing and does nothing (forms) is all model; its door leads to models only. */
const isAllModel = (room: Room): boolean => !modules.some(({ path }) => path.startsWith(`src/modules/${room}/`) && /\/(store|service)[./]/.test(path))

function fromRoom(from: Part & { kind: 'room' }, to: Part): string | undefined {
  if (to.kind === 'hall' || to.kind === 'script') return 'a room does not know the hall'
  if (to.kind === 'outside') return from.role === 'jobs' ? undefined : 'only jobs talk to the outside'
  if (to.kind !== 'room') return to.kind === 'ui' && ['model', 'store', 'service'].includes(from.role) ? 'the furniture is for pages' : undefined
  if (to.room === from.room) return backwards[from.role]?.includes(to.role) ? `${from.role} goes backwards to ${to.role}` : undefined
  if (!(house[from.room] as readonly string[]).includes(to.room)) return `house.ts does not let ${from.room} into ${to.room}`
  if (!doors.has(to.role)) return `${to.room} is entered by index, model or view, not by ${to.role}`
  if (from.role === 'model' && to.role !== 'model' && !isAllModel(to.room)) return 'a model knows only models'
  if (from.role === 'store' && to.role !== 'model') return 'a store knows only models'
  return undefined
}

const everyImport = (judge: (module: Module, target: string, typeOnly: boolean) => string | undefined): string[] =>
  modules.flatMap((module) => module.imports.flatMap(({ target, typeOnly }) => {
    const why = judge(module, target, typeOnly)
    return why === undefined ? [] : [`${module.path} → ${target}: ${why}`]
  }))

describe('the house', () => {
  it('was really read', () => {
    expect(modules.length).toBeGreaterThan(100)
    expect(modules.reduce((sum, module) => sum + module.imports.length, 0)).toBeGreaterThan(500)
    // A resolver that finds nothing would see no wall broken.
    const inside = modules.flatMap(({ imports }) => imports).filter(({ target }) => target.startsWith('src/') && /\.tsx?$/.test(target))
    const known = new Set(modules.map(({ path }) => path))
    expect(inside.filter(({ target, typeOnly }) => !known.has(target) && !typeOnly).map(({ target }) => target)).toEqual([])
  })

  it('has the rooms of house.ts and no others, and its lists point upwards', () => {
    const folders = readdirSync(join(import.meta.dirname, '../src/modules'))
    expect(folders.filter((folder) => !isRoom(folder))).toEqual([])
    for (const [at, room] of rooms.entries()) {
      for (const other of house[room]) expect(rooms.indexOf(other), `${room} → ${other}`).toBeLessThan(at)
    }
  })

  it('keeps its walls', () => {
    expect(everyImport((module, target) => wall(partOf(module.path), partOf(target)))).toEqual([])
  })

  it('uses the furniture from the furniture only by its files, and the scripts only as entries', () => {
    expect(everyImport((module, target) => (partOf(target).kind === 'script' && partOf(module.path).kind !== 'script' ? 'a script is no library' : undefined))).toEqual([])
  })
})

/** Packages that need a server; whatever a browser runs must not reach them. */
const server = /^(node:|pg$|graphile-worker|nodemailer|pino|hono|@hono\/node-server|@myriaddreamin|file-type|sql-template-tag|bpmn-moddle$)/

describe('what runs in a browser too', () => {
  const reach = (path: string): string[] => [...closure(path)].filter((one) => server.test(one))
  const models = modules.filter(({ path }) => { const part = partOf(path); return part.kind === 'room' && part.role === 'model' })
  const scripts = modules.filter(({ path }) => partOf(path).kind === 'script')

  it('is told from what needs a server', () => {
    expect(reach('src/platform/ids.ts')).toEqual(['node:crypto'])
    expect(reach('src/server.ts')).toContain('pg')
  })

  it('is the model of every room', () => {
    expect(models.length).toBeGreaterThan(40)
    expect(models.flatMap(({ path }) => reach(path).map((what) => `${path} reaches ${what}`))).toEqual([])
  })

  it('is every script of the pages', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(2)
    expect(scripts.flatMap(({ path }) => reach(path).map((what) => `${path} reaches ${what}`))).toEqual([])
  })
})

describe('files', () => {
  it('stay short: 350 lines at most', () => {
    const long = modules.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 })).filter(({ lines }) => lines > 350)
    expect(long).toEqual([])
  })

  it('never say any', () => {
    const found = modules.flatMap((module) => {
      const places: string[] = []
      module.visit({ TSAnyKeyword: (node) => { places.push(placeOf(module, node.start)) } })
      return places
    })
    expect(found).toEqual([])
  })

  it('leave no notes to oneself', () => {
    expect(modules.filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|expect-error|nocheck)/.test(text)).map(({ path }) => path)).toEqual([])
  })
})
