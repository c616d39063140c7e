import { describe, expect, it } from 'vitest'
import { hasSentence } from '../src/platform/text.ts'
import '../src/text.ts'
import { codeOf, modules, moduleAt, origin, placeOf, type FunctionNode, type Module } from './source.ts'

type Node = { type: string; start: number; end: number }
type Call = Node & { callee: Node & { name?: string }; arguments: Node[] }
type Literal = Node & { value: unknown }

const inRoom = /^src\/modules\/([^/]+)\/(.+)$/
const roleOf = (path: string): string => /^([a-z]+)/.exec(inRoom.exec(path)?.[2] ?? '')?.[1] ?? ''
const roomOf = (path: string): string => inRoom.exec(path)?.[1] ?? ''
const isService = (path: string): boolean => /^src\/modules\/[^/]+\/service(\.ts|\/)/.test(path)

/** Without a context or a database a function can only compute: it needs to ask nobody. */
const actsFor = ({ params }: FunctionNode): boolean => ['ctx', 'tx', 'db'].includes((params[0] as { name?: string } | undefined)?.name ?? '')

/** What services do for those outside them: functions that somebody else calls and that act for a person. */
function useCases(): { module: Module; name: string; node: FunctionNode }[] {
  const found = new Map<string, { module: Module; name: string; node: FunctionNode }>()
  for (const { path, imports, reexports } of modules) {
    const wanted = [
      ...(isService(path) ? [] : imports.filter(({ typeOnly }) => !typeOnly).flatMap(({ target, names }) => names.map((name) => ({ target, name })))),
      ...(isService(path) ? [] : reexports.map(({ target, from }) => ({ target, name: from }))),
    ].filter(({ target }) => isService(target))
    for (const { target, name } of wanted) {
      const names = name === '*' ? namesOf(target) : [name]
      for (const one of names) {
        const from = origin(target, one)
        const module = from && moduleAt(from.path)
        const node = from && module?.functions.get(from.name)
        if (module && node && isService(module.path) && actsFor(node)) found.set(`${module.path}#${from.name}`, { module, name: from.name, node })
      }
    }
  }
  return [...found.values()]
}

const namesOf = (path: string): string[] => {
  const module = moduleAt(path)
  return [...(module?.functions.keys() ?? []), ...(module?.reexports.flatMap(({ name, target }) => (name === '*' ? namesOf(target) : [name])) ?? [])]
}

/** Calls made in a piece of a module. */
function callsIn(module: Module, start: number, end: number): Call[] {
  const calls: Call[] = []
  module.visit({ CallExpression: (node) => { if (node.start >= start && node.end <= end) calls.push(node as never) } })
  return calls
}

describe('every use case says who may call it', () => {
  const guards = new Set(['allow', 'anyone', 'applicant', 'loggedIn', 'systemOnly'])
  /** Asked before there is anybody to ask for, or no act at all. */
  const exceptions: Record<string, string> = {
    defaultAgency: 'the hall asks it to make the first Ctx',
    resumeSession: 'it is what finds out who acts',
    asAgency: 'makes a Ctx, does nothing',
  }
  const all = useCases()
  const known = new Set(all.map(({ name }) => name))

  it('and there are many of them', () => expect(all.length).toBeGreaterThan(40))

  it('in its first statements, or is a name for one that does', () => {
    const silent = all.filter(({ module, name, node }) => {
      if (name in exceptions || !node.body) return false
      const statements = node.body.type === 'BlockStatement' ? ((node.body.body ?? []) as Node[]) : [node.body as unknown as Node]
      const first = statements.slice(0, 2)
      const last = first.at(-1)
      if (!first[0] || !last) return true
      return !callsIn(module, first[0].start, last.end).some(({ callee }) => {
        const called = callee.name ?? ''
        return guards.has(called) || (called !== name && known.has(called))
      })
    })
    expect(silent.map(({ module, name, node }) => `${placeOf(module, node.start)} ${name}`)).toEqual([])
  })

  it('and what is excepted still exists', () => {
    expect(Object.keys(exceptions).filter((name) => !known.has(name))).toEqual([])
  })
})

describe('the clock', () => {
  /** The only places that read it; a request, a job and a chore get theirs handed down. */
  const readers: Record<string, string> = {
    'src/platform/time.ts': 'readClock, the clock of the process',
    'src/main.ts': 'how long the start took',
    'src/server.ts': 'how long an answer took, for the log',
    'src/load/index.ts': 'how fast it filled the database',
  }
  const inBrowser = (path: string) => path.startsWith('src/ui/scripts/') || roleOf(path) === 'browser'

  it('is read in few places', () => {
    const places: string[] = []
    for (const module of modules.filter(({ path }) => !(path in readers) && !inBrowser(path))) {
      module.visit({
        NewExpression: (node) => { if (codeOf(module, node).match(/^new Date(\(\s*\))?$/)) places.push(placeOf(module, node.start)) },
        MemberExpression: (node) => { if (/^(Date|performance)\s*\.\s*now$/.test(codeOf(module, node))) places.push(placeOf(module, node.start)) },
        ImportDeclaration: (node) => { if (isService(module.path) && /\breadClock\b/.test(codeOf(module, node))) places.push(placeOf(module, node.start)) },
      })
    }
    expect(places).toEqual([])
  })

  it('is not read behind the back of the context, by the database', () => {
    const asks = modules.filter(({ path, text }) => roleOf(path) === 'store' && /\b(now\(\)|current_timestamp|current_date|clock_timestamp\(\)|localtime)/i.test(text))
    expect(asks.map(({ path }) => path)).toEqual([])
  })
})

describe('SQL', () => {
  const withSql = modules.filter(({ path, imports }) => roomOf(path) !== '' && imports.some(({ target, names }) => target === 'src/platform/db.ts' && names.includes('sql')))

  it('stands in stores only', () => {
    expect(withSql.length).toBeGreaterThan(5)
    expect(withSql.filter(({ path }) => roleOf(path) !== 'store').map(({ path }) => path)).toEqual([])
  })

  it('writes only the tables of its own room', () => {
    const writes = withSql.flatMap((module) =>
      [...module.text.matchAll(/\b(?:insert\s+into|delete\s+from|merge\s+into|truncate(?:\s+table)?|update)\s+(?:only\s+)?([a-z_]+)\.([a-z_]+)/gi)]
        .map(([, schema = '', table = '']) => ({ module, schema, table })))
    expect(writes.length).toBeGreaterThan(20)
    const foreign = writes.filter(({ module, schema }) => schema.toLowerCase() !== roomOf(module.path))
    expect(foreign.map(({ module, schema, table }) => `${module.path} writes ${schema}.${table}`)).toEqual([])
    // A table without its schema would escape the question above.
    const bare = withSql.filter(({ text }) => /\b(insert\s+into|delete\s+from)\s+(only\s+)?[a-z_]+(?![a-z_.])/i.test(text))
    expect(bare.map(({ path }) => path)).toEqual([])
  })
})

describe('every refusal', () => {
  const refusing: Record<string, number> = { invalid: 0, conflict: 0, notFound: 0, forbidden: 0, unauthenticated: 0 }

  /** Codes written in a refusal: its own, and those of its fields. */
  function codesOf(module: Module): { code: string; at: number }[] {
    const found: { code: string; at: number }[] = []
    const ranges: { start: number; end: number }[] = []
    const literals: Literal[] = []
    const fieldCodes: Literal[] = []
    module.visit({
      CallExpression: (node) => {
        const call = node as unknown as Call
        const first = call.arguments[0]
        if (call.callee.name !== undefined && call.callee.name in refusing && first) ranges.push(first)
      },
      NewExpression: (node) => {
        const call = node as unknown as Call
        const code = call.arguments[1]
        if (call.callee.name === 'Refusal' && code) ranges.push(code)
      },
      Property: (node) => {
        const { key, value } = node as unknown as { key: { name?: string }; value: Literal }
        if (key.name === 'code' && value.type === 'Literal') fieldCodes.push(value)
      },
      Literal: (node) => { if (typeof node.value === 'string') literals.push(node as never) },
    })
    for (const { value, start } of literals.filter((one) => ranges.some((range) => one.start >= range.start && one.end <= range.end))) found.push({ code: String(value), at: start })
    for (const { value, start } of fieldCodes) if (/^[a-z]+\.[a-zA-Z]+$/.test(String(value))) found.push({ code: String(value), at: start })
    return found
  }

  it('has its sentence', () => {
    const codes = modules.flatMap((module) => codesOf(module).map(({ code, at }) => ({ code, place: placeOf(module, at) })))
    expect(codes.length).toBeGreaterThan(80)
    expect(codes.filter(({ code }) => !hasSentence(code)).map(({ code, place }) => `${place} ${code}`)).toEqual([])
  })
})

describe('what a page can do', () => {
  /** Use cases of pages that machines have no use for. */
  const forPeopleOnly: Record<string, string> = {
    'procedures.previewDraft': 'what a page shows beside the boxes, a program takes as a file',
    'procedures.knownAgreement': 'a page must not wait for it; a program asks for the whole report',
    'procedures.listVersionsOf': 'says which dossiers keep which version; a program reads the versions of each procedure',
    'procedures.inspectProcess': 'its findings are among the problems of a draft',
    'dossiers.sentBefore': 'a form carries the files it sent from page to page; a program knows its hashes',
    'dossiers.openWorkOf': 'stands beside the names an officer chooses from; a program reads the dossiers it may see',
  }

  it('the API can', () => {
    const taken = (roles: string[]) => {
      const names = new Map<string, string>()
      for (const { path, imports } of modules.filter((module) => roles.includes(roleOf(module.path)))) {
        for (const { target, names: some, typeOnly } of imports) {
          if (typeOnly || !isService(target) || roomOf(target) !== roomOf(path)) continue
          for (const name of some) {
            const from = origin(target, name)
            if (from) names.set(`${roomOf(path)}.${name}`, path)
          }
        }
      }
      return names
    }
    const pages = taken(['pages'])
    const api = taken(['api'])
    expect(pages.size).toBeGreaterThan(10)
    const missing = [...pages].filter(([name]) => !api.has(name) && !(name in forPeopleOnly))
    expect(missing.map(([name, path]) => `${name}, called by ${path}`)).toEqual([])
    expect(Object.keys(forPeopleOnly).filter((name) => !pages.has(name) || api.has(name))).toEqual([])
  })
})

describe('a room that keeps files', () => {
  it('is asked before uploads that were never filed are swept away; dossiers ask themselves', () => {
    const keeping = new Set(modules.filter(({ path, text }) => roomOf(path) !== '' && /\bfiles\.put\(/.test(text)).map(({ path }) => roomOf(path)))
    expect(keeping).toContain('dossiers')
    const hall = moduleAt('src/jobs.ts')
    const named = /keepers: readonly Keeper\[\] = \[([^\]]*)\]/.exec(hall?.text ?? '')?.[1]?.split(',').map((one) => one.trim()) ?? []
    const asked = new Set(hall?.imports.filter(({ names }) => names.some((name) => named.includes(name))).map(({ target }) => roomOf(target)))
    keeping.delete('dossiers')
    expect([...keeping].filter((room) => !asked.has(room))).toEqual([])
    expect([...asked]).toEqual([...keeping])
  })
})
