import { endpoint, z, type Api } from '../../platform/api.ts'
import { cleanText } from '../../platform/page.ts'
import { toJsonSchema } from '../forms/index.ts'
import { stepsOf } from '../workflow/model.ts'
import { compareApi } from './api/compare.ts'
import { agreementApi } from './api/agreement.ts'
import { draftsApi } from './api/drafts.ts'
import { importsApi } from './api/imports.ts'
import { outputsApi } from './api/outputs.ts'
import { templatesApi } from './api/templates.ts'
import { lifeApi } from './api/life.ts'
import { tryRunApi } from './api/try-run.ts'
import { levels, procedureSchema } from './model/definition.ts'
import { summarySchema } from './model/summary.ts'
import { browseProcedures, getProcedure, type Listed, type Procedure } from './service.ts'

const listed = summarySchema.extend({ versionId: z.uuid(), version: z.int() }).openapi('ProcedureSummary')

const procedure = z
  .object({
    versionId: z.uuid(),
    version: z.int(),
    validFrom: z.iso.date(),
    hash: z.string().openapi({ description: 'SHA-256 của định nghĩa' }),
    current: z.boolean().openapi({ description: 'Phiên bản đang dùng' }),
    versions: z.array(z.object({ version: z.int(), validFrom: z.iso.date(), hash: z.string() })),
    definition: procedureSchema.omit({ process: true, codeToConfirm: true }).openapi({ description: 'null: nguồn không ghi; danh sách rỗng: nguồn ghi là không có' }),
    steps: z.array(z.object({ id: z.string(), number: z.int(), name: z.string(), place: z.string(), position: z.string(), hours: z.number().nullable() })).nullable(),
    formSchema: z.record(z.string(), z.unknown()).nullable().openapi({ description: 'JSON Schema của câu trả lời khi nộp hồ sơ' }),
  })
  .openapi('Procedure')

const word = z.string().max(200).transform(cleanText).optional()

const summaryAnswer = ({ procedureId: _, number, searchKey: __, ...rest }: Listed): z.infer<typeof listed> => ({ ...rest, version: number })

/** A procedure for machines; the drawing of the process and codes to confirm stay inside. */
function answer({ version, current, versions }: Procedure): z.infer<typeof procedure> {
  const { id, number, validFrom, hash, definition, plan } = version
  const { process: _, codeToConfirm: __, ...open } = definition
  const steps = plan && stepsOf(plan).map((step) => ({
    id: step.id, number: step.number, name: step.name, place: step.lane, position: step.position, hours: step.work.hours ?? null,
  }))
  return {
    versionId: id, version: number, validFrom, hash, current, definition: open, steps,
    versions: versions.map((one) => ({ version: one.number, validFrom: one.validFrom, hash: one.hash })),
    formSchema: definition.form && toJsonSchema(definition.form),
  }
}

/** Procedures for machines. */
export function api(app: Api): void {
  draftsApi(app)
  agreementApi(app)
  importsApi(app)
  compareApi(app)
  outputsApi(app)
  templatesApi(app)
  lifeApi(app)
  tryRunApi(app)
  endpoint(app, {
    method: 'get', path: '/api/v1/procedures', tag: 'Thủ tục', summary: 'Danh mục thủ tục, tìm theo từ, lĩnh vực và cấp thực hiện',
    query: z.object({ q: word, field: word, level: z.enum(levels).optional() }),
    answer: z.object({ total: z.int(), alike: z.boolean().openapi({ description: 'true: không thủ tục nào có đủ các từ; đây là những thủ tục viết gần giống' }), procedures: z.array(listed), fields: z.array(z.object({ field: z.string(), count: z.int() })), levels: z.array(z.object({ level: z.enum(levels), count: z.int() })) }),
  }, async (c, { query }) => {
    const { procedures, alike, fields, levels: byLevel } = await browseProcedures(c.var.ctx, query.q ?? '', query.field || null, query.level ?? null)
    return { total: procedures.length, alike, procedures: procedures.map(summaryAnswer), fields, levels: byLevel }
  })

  endpoint(app, {
    method: 'get', path: '/api/v1/procedures/{code}', tag: 'Thủ tục', summary: 'Một thủ tục: phiên bản đang dùng, hoặc phiên bản theo số',
    params: z.object({ code: z.string().max(100) }),
    query: z.object({ version: z.coerce.number().int().positive().max(100_000).optional() }),
    answer: procedure,
  }, async (c, { params, query }) => answer(await getProcedure(c.var.ctx, params.code, query.version ?? null)))
}
