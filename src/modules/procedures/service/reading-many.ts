import { setImmediate as pause } from 'node:timers/promises'
import { ZodError } from 'zod'
import { Refusal } from '../../../platform/errors.ts'
import { say } from '../../../platform/text.ts'
import { openPackage } from '../../documents/index.ts'
import { parseProcedure } from '../load.ts'
import { LONGEST_DEFINITION } from '../model/draft.ts'
import { IMPORT_LIMITS, type ImportEntry, type ImportReason } from '../model/import.ts'

/** A file that was sent (tệp gửi lên). */
export type SentFile = { name: string; bytes: Uint8Array }

/**
 * The definitions in files: one each, a JSON array of them, or a package (.zip) of such files. Whatever cannot be read
 * becomes an entry with its reasons; only what goes beyond the bounds refuses the whole.
 */
export async function readMany(files: readonly SentFile[]): Promise<ImportEntry[]> {
  if (files.length === 0) throw new Refusal(422, 'procedures.import.noFile', { fields: [{ field: 'file', code: 'procedures.import.noFile' }] })
  if (files.length > IMPORT_LIMITS.files) throw tooMuch()
  const entries: ImportEntry[] = []
  let bytes = 0
  for (const { name, content } of unpacked(files)) {
    if (typeof content !== 'string' && 'reason' in content) {
      entries.push({ file: name, reasons: [{ path: '', message: content.reason }] })
      continue
    }
    bytes += content.length
    if (bytes > IMPORT_LIMITS.bytes) throw tooMuch()
    for (const { file, json } of documentsIn(name, content)) {
      entries.push(json === undefined ? { file, reasons: [{ path: '', message: 'Tệp không phải là JSON.' }] } : readOne(file, json))
      if (entries.length > IMPORT_LIMITS.definitions) throw tooMuch()
      // Others are answered in between: a definition takes a few milliseconds.
      if (entries.length % 10 === 0) await pause()
    }
  }
  if (entries.length === 0) throw new Refusal(422, 'procedures.import.nothing', { fields: [{ field: 'file', code: 'procedures.import.nothing' }] })
  return entries
}

const tooMuch = () => {
  const params = { files: IMPORT_LIMITS.files, definitions: IMPORT_LIMITS.definitions, size: IMPORT_LIMITS.bytes / 1024 / 1024 }
  return new Refusal(413, 'procedures.import.tooMuch', { params, fields: [{ field: 'file', code: 'procedures.import.tooMuch', params }] })
}

type Content = Uint8Array | { reason: string }

/** The files themselves, packages taken apart; each JSON file of a package is named by its place in it. */
function* unpacked(files: readonly SentFile[]): Generator<{ name: string; content: Content }> {
  for (const { name, bytes } of files) {
    if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) {
      yield { name, content: bytes }
      continue
    }
    try {
      const pack = openPackage(name, bytes)
      const inside = pack.names.filter((one) => one.toLowerCase().endsWith('.json') && !one.startsWith('__MACOSX/'))
      if (inside.length === 0) yield { name, content: { reason: 'Gói không có tệp JSON nào.' } }
      for (const one of inside) yield { name: `${name}/${one}`, content: pack.read(one) ?? new Uint8Array() }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      yield { name, content: { reason: say(error.code, error.params) } }
    }
  }
}

/** One document, or each of an array; `json` undefined where the text is none. */
function documentsIn(name: string, content: Content): { file: string; json: unknown }[] {
  if (!(content instanceof Uint8Array)) return []
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content))
    return Array.isArray(json) ? json.map((one: unknown, i) => ({ file: `${name}, mục ${i + 1}`, json: one })) : [{ file: name, json }]
  } catch {
    return [{ file: name, json: undefined }]
  }
}

function readOne(file: string, json: unknown): ImportEntry {
  if (JSON.stringify(json).length > LONGEST_DEFINITION) return { file, reasons: [{ path: '', message: say('procedures.tooLong', { most: LONGEST_DEFINITION / 1_000_000 }) }] }
  try {
    return { file, definition: parseProcedure(json, file.split('/').at(-1) ?? file) }
  } catch (error) {
    if (!(error instanceof ZodError)) throw error
    return { file, reasons: error.issues.slice(0, 20).map(reasonOf) }
  }
}

/** What does not fit, in the words of an official. */
function reasonOf(issue: ZodError['issues'][number]): ImportReason {
  const path = issue.path.join('.')
  switch (issue.code) {
    case 'invalid_type': return { path, message: issue.message.includes('undefined') ? 'Thiếu phần này.' : 'Sai kiểu dữ liệu.' }
    case 'unrecognized_keys': return { path, message: `Có phần không thuộc khuôn dạng: ${issue.keys.slice(0, 5).join(', ')}.` }
    case 'invalid_value': return { path, message: 'Giá trị không có trong danh sách cho phép.' }
    case 'too_big': return { path, message: 'Dài hoặc lớn hơn mức cho phép.' }
    case 'too_small': return { path, message: 'Để trống hoặc nhỏ hơn mức cho phép.' }
    default: return { path, message: 'Chưa đúng khuôn dạng.' }
  }
}
