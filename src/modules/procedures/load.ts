/** The one reader of procedure files: collected sources, the readings laid over them, and their forms. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from '../../platform/root.ts'
import { formSchema } from '../forms/index.ts'
import { procedureSchema, type ProcedureDefinition } from './model/definition.ts'
import { applyReading, type Reading } from './model/reading.ts'
import { definitionOf, sourceSchema } from './model/source.ts'

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const jsonFiles = (folder: string): string[] =>
  readdirSync(folder).filter((file) => file.endsWith('.json') && !file.startsWith('_')).sort()

/**
 * Reads one file: a definition as this program writes it, or a procedure as it was collected
 * (`schemaVersion: 1`), without any reading. Throws a ZodError naming what does not fit.
 */
export function parseProcedure(json: unknown, fileName: string): ProcedureDefinition {
  const collected = typeof json === 'object' && json !== null && 'schemaVersion' in json
  return collected ? definitionOf(sourceSchema.parse(json), keyOf(fileName)) : procedureSchema.parse(json)
}

type Part = { part: string; note: string }
const GENERAL_FORM: Part = {
  part: 'form',
  note: 'mẫu chung do bộ dữ liệu mẫu soạn; biểu mẫu điện tử riêng của thủ tục chưa có nguồn',
}
const DESCRIPTION: Part = { part: 'plain.description', note: 'lời giới thiệu do bộ dữ liệu mẫu soạn' }

/** Says in Vietnamese what a source's note says in English; only whole texts that the table knows. */
function translated(value: unknown, table: Record<string, string>): unknown {
  if (typeof value === 'string') return table[value] ?? value
  if (Array.isArray(value)) return value.map((one) => translated(one, table))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, translated(part, table)]))
}

/** The 38 procedures of the seed, whole but for their processes; in the order of their keys. */
export function loadSeedProcedures(folder = inProject('seeds')): ProcedureDefinition[] {
  const file = (...path: string[]) => readJson(join(folder, ...path))
  const readings = jsonFiles(join(folder, 'readings'))
  const forms = new Map(jsonFiles(join(folder, 'forms')).map((name) => [keyOf(name), formSchema.parse(file('forms', name))]))
  const vietnamese = file('readings', '_vietnamese.json') as Record<string, string>
  const descriptions = file('readings', '_descriptions.json') as Record<string, string>

  const whole = (name: string): ProcedureDefinition => {
    const stated = parseProcedure(translated(file('procedures', name), vietnamese), name)
    const reading = readings.includes(`${stated.key}.json`) ? (file('readings', `${stated.key}.json`) as Reading) : {}
    const own = forms.get(stated.key)
    const description = descriptions[stated.key] ?? null
    const read = applyReading({ ...stated, form: own ?? forms.get('generic') ?? null, plain: { description, minutes: null } }, reading)
    const ofForm: Part = own ? { part: 'form', note: own.composed ?? GENERAL_FORM.note } : GENERAL_FORM
    return { ...read, composed: [ofForm, ...(description === null ? [] : [DESCRIPTION]), ...read.composed] }
  }
  return jsonFiles(join(folder, 'procedures')).map(whole).sort((a, b) => (a.key < b.key ? -1 : 1))
}

const keyOf = (fileName: string): string => fileName.replace(/\.json$/, '')
