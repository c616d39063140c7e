import { join, type Entry, type Values } from './entry.ts'

type Thing = Record<string, unknown>
const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

/** What stands in a definition as a form shows it. */
export function writeEntries(entries: readonly Entry[], thing: unknown, path = '', out: Values = {}): Values {
  for (const entry of entries) write(entry, (thing as Thing | null)?.[entry.name], join(path, entry.name), out)
  return out
}

function write(entry: Entry, value: unknown, path: string, out: Values): void {
  switch (entry.kind) {
    case 'text': case 'choice': case 'money': case 'key': out[path] = textOf(value); break
    case 'day': out[path] = textOf(value).replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1'); break
    case 'number': out[path] = textOf(value).replace('.', ','); break
    case 'yes': out[path] = value === true ? '1' : ''; break
    case 'checks': out[path] = [...((value as string[] | null) ?? [])]; break
    case 'kept': case 'file': out[path] = JSON.stringify(value ?? null); break
    case 'lines': {
      out[path] = ((value as string[] | null) ?? []).join('\n')
      out[`${path}.none`] = isNone(value) ? '1' : ''
      break
    }
    case 'limit': {
      const limit = value as Thing | null
      for (const name of ['value', 'unit', 'text']) out[`${path}.${name}`] = textOf(limit?.[name])
      break
    }
    case 'group': writeEntries(entry.of, value, path, out); break
    case 'rows': {
      const rows = (value as unknown[] | null) ?? []
      out[`${path}.n`] = String(rows.length)
      out[`${path}.none`] = isNone(value) ? '1' : ''
      for (const [at, row] of rows.entries()) writeEntries(entry.of, row, join(path, at), out)
    }
  }
}

const isNone = (value: unknown): boolean => Array.isArray(value) && value.length === 0
