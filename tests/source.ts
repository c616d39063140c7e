import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

/** One import or re-export of a module. */
export type Import = {
  /** `src/platform/time.ts`, or a package as it is written: `node:fs`, `pg`. */
  target: string
  /** Names taken from the target (of `import * as x`, those used as `x.name`); `*` when all are, empty when it is only run. */
  names: string[]
  typeOnly: boolean
}

export type FunctionNode = { params: unknown[]; body: { type: string; body?: unknown[] } | null; start: number }

/** A file of `src/` as the parser sees it. */
export type Module = {
  /** From the checkout, with slashes: `src/modules/people/store.ts`. */
  path: string
  text: string
  imports: Import[]
  /** Re-exports: the name outside, where it comes from and its name there; `*` for all of a file. */
  reexports: { name: string; target: string; from: string }[]
  /** Exported functions (and arrow functions) by name. */
  functions: Map<string, FunctionNode>
  visit(visitor: ConstructorParameters<typeof Visitor>[0]): void
}

const root = join(import.meta.dirname, '..')

/** Every module of the program, without tests and declarations. */
export const modules: Module[] = readdirSync(join(root, 'src'), { recursive: true })
  .map((name) => `src/${String(name).replaceAll('\\', '/')}`)
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|d)\.tsx?$/.test(path))
  .sort()
  .map(readModule)

const byPath = new Map(modules.map((module) => [module.path, module]))
export const moduleAt = (path: string): Module | undefined => byPath.get(path)

function readModule(path: string): Module {
  const text = readFileSync(join(root, path), 'utf8')
  const { program, module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const resolve = (request: string) => (request.startsWith('.') ? normalize(join(dirname(path), request)).replaceAll('\\', '/') : request)
  const imports: Import[] = module.staticImports.map((one) => ({
    target: resolve(one.moduleRequest.value),
    names: one.entries.flatMap((entry) => {
      if (entry.importName.kind === 'Name') return [entry.importName.name ?? '']
      return entry.importName.kind === 'Default' ? ['default'] : membersUsed(text, entry.localName.value)
    }),
    typeOnly: /^import\s+type\b/.test(text.slice(one.start, one.end)) || (one.entries.length > 0 && one.entries.every((entry) => entry.isType)),
  }))
  const reexports: Module['reexports'] = []
  for (const { entries } of module.staticExports) {
    for (const entry of entries) {
      if (!entry.moduleRequest) continue
      const from = entry.importName.name ?? '*'
      reexports.push({ name: entry.exportName.name ?? '*', target: resolve(entry.moduleRequest.value), from })
      imports.push({ target: resolve(entry.moduleRequest.value), names: [from], typeOnly: entry.isType })
    }
  }
  for (const one of module.dynamicImports) {
    const request = /^['"](.+)['"]$/.exec(text.slice(one.moduleRequest.start, one.moduleRequest.end))?.[1]
    if (request !== undefined) imports.push({ target: resolve(request), names: ['*'], typeOnly: false })
  }
  return { path, text, imports, reexports, functions: exportedFunctions(program as never), visit: (visitor) => new Visitor(visitor).visit(program) }
}

function membersUsed(text: string, alias: string): string[] {
  return [...new Set([...text.matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, 'g'))].map((found) => found[1] ?? ''))]
}

type Declaration = { type: string; id?: { name: string } | null; declarations?: { id: { name?: string }; init: ({ type: string } & FunctionNode) | null }[] }

function exportedFunctions(program: { body: { type: string; declaration?: Declaration | null }[] }): Map<string, FunctionNode> {
  const found = new Map<string, FunctionNode>()
  for (const { type, declaration } of program.body) {
    if (type !== 'ExportNamedDeclaration' || !declaration) continue
    if (declaration.type === 'FunctionDeclaration' && declaration.id) found.set(declaration.id.name, declaration as never)
    for (const { id, init } of declaration.declarations ?? []) {
      if (id.name !== undefined && (init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression')) found.set(id.name, init)
    }
  }
  return found
}

/** Where a name that `path` hands out is really defined; follows re-exports. */
export function origin(path: string, name: string): { path: string; name: string } | undefined {
  const module = moduleAt(path)
  if (!module) return undefined
  const named = module.reexports.find((one) => one.name === name)
  if (named) return origin(named.target, named.from)
  if (module.functions.has(name)) return { path, name }
  for (const { target } of module.reexports.filter((one) => one.name === '*')) {
    const found = origin(target, name)
    if (found) return found
  }
  return undefined
}

/** Every module that `path` runs, with what it needs from outside: type-only imports do not count. */
export function closure(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  for (const { target, typeOnly } of moduleAt(path)?.imports ?? []) if (!typeOnly) closure(target, seen)
  return seen
}

/** The code of a node. */
export const codeOf = (module: Module, node: { start: number; end: number }): string => module.text.slice(node.start, node.end)

/** `src/a.ts:12`, for a message. */
export const placeOf = (module: Module, position: number): string => `${module.path}:${module.text.slice(0, position).split('\n').length}`
