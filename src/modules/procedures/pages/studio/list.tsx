import { allow } from '../../../../platform/access.ts'
import { Refusal } from '../../../../platform/errors.ts'
import { cleanText, html, leaveMessage, readForm, seeOther, type Posted } from '../../../../platform/page.ts'
import { say } from '../../../../platform/text.ts'
import { formatInstant } from '../../../../platform/time.ts'
import type { WebContext } from '../../../../platform/web.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { errorOf, ErrorSummary, FileInput, Form, Select, SubmitButton, TextInput, type Problem } from '../../../../ui/forms.tsx'
import { Staff } from '../../../../ui/frame.tsx'
import { ActDetails, StaffHead } from '../../../../ui/staff-parts.tsx'
import { Table } from '../../../../ui/table.tsx'
import { isKey, procedureSchema } from '../../model/definition.ts'
import type { DraftKind, DraftRef } from '../../model/draft.ts'
import { searchKey, searchWords } from '../../model/search.ts'
import { LEVEL_NAMES } from '../../model/words.ts'
import { browseProcedures, listDrafts, startDraft, type DraftStart, type Listed } from '../../service.ts'
import { stateNames } from './head.tsx'
import { hrefOf } from './where.ts'

const kindNames: Record<DraftKind, string> = { new: 'Ban hành mới', amended: 'Sửa đổi, bổ sung', abolished: 'Bãi bỏ' }
/** What cannot be begun is told at the form it was asked in. */
type Told = { from: string; values: Posted; problems: Problem[] }

const Drafts = ({ drafts }: { drafts: readonly DraftRef[] }) => (
  <Table<DraftRef>
    caption="Bản thảo đang làm" compact rows={drafts}
    columns={[
      { head: 'Thủ tục', kind: 'main', cell: (one) => <><a href={hrefOf(one.id)}>{one.name}</a><p class="note">{one.code ?? 'Chưa có mã'}</p></> },
      { head: 'Loại', width: '17ch', cell: (one) => kindNames[one.kind] },
      { head: 'Đang ở', width: '15ch', cell: (one) => stateNames[one.state] },
      { head: 'Sửa gần nhất', width: '26ch', kind: 'quiet', cell: (one) => <>{formatInstant(one.updatedAt)}<br />{one.updatedByName}</> },
    ]}
  />
)

const Begin = ({ procedures, told }: { procedures: readonly Listed[]; told: Told | undefined }) => {
  const of = (from: string) => (told?.from === from ? told : undefined)
  const error = (from: string, field: string) => errorOf(of(from)?.problems ?? [], field)
  const typed = (from: string, field: string) => of(from)?.values.text(field)
  return (
    <section class="panel studio-begin">
      <div class="panel-head"><h2>Lập bản thảo</h2></div>
      <div class="buttons">
        <ActDetails id="tu-phien-ban" opener="Từ thủ tục đang dùng" title="Sửa một thủ tục đang dùng" open={of('version') !== undefined}>
          <ErrorSummary problems={of('version')?.problems ?? []} />
          <Form action="/soan-thao">
            <input type="hidden" name="from" value="version" />
            <Select name="procedure" label="Thủ tục" empty="Chọn thủ tục" value={typed('version', 'procedure')} error={error('version', 'procedure')} choices={procedures.map((one) => ({ value: one.key, label: `${one.code ?? one.key} · ${one.name}` }))} />
            <Select name="kind" label="Để" value={typed('version', 'kind') ?? 'amended'} choices={[{ value: 'amended', label: 'Sửa đổi, bổ sung' }, { value: 'abolished', label: 'Bãi bỏ' }]} />
            <div class="buttons"><SubmitButton>Lập bản thảo</SubmitButton></div>
          </Form>
        </ActDetails>
        <ActDetails id="tu-dau" opener="Thủ tục mới" title="Soạn một thủ tục mới" open={of('nothing') !== undefined}>
          <ErrorSummary problems={of('nothing')?.problems ?? []} />
          <Form action="/soan-thao">
            <input type="hidden" name="from" value="nothing" />
            <TextInput name="name" label="Tên thủ tục" value={typed('nothing', 'name')} error={error('nothing', 'name')} maxlength={1000} />
            <TextInput name="key" label="Mã thủ tục, hoặc tên viết tắt không dấu" hint="Ví dụ 2.000004 hoặc cap-giay-phep-ban-le" value={typed('nothing', 'key')} error={error('nothing', 'key')} maxlength={81} width={40} />
            <TextInput name="field" label="Lĩnh vực" value={typed('nothing', 'field')} error={error('nothing', 'field')} maxlength={200} />
            <Select name="level" label="Cấp thực hiện" value={typed('nothing', 'level') ?? 'provincial'} choices={Object.entries(LEVEL_NAMES).map(([value, label]) => ({ value, label }))} />
            <div class="buttons"><SubmitButton>Lập bản thảo mới</SubmitButton></div>
          </Form>
        </ActDetails>
        <ActDetails id="tu-tep" opener="Từ tệp định nghĩa" title="Nhập một định nghĩa đã có" open={of('definition') !== undefined}>
          <ErrorSummary problems={of('definition')?.problems ?? []} />
          <Form action="/soan-thao" files>
            <input type="hidden" name="from" value="definition" />
            <FileInput name="file" label="Tệp định nghĩa (.json)" accept=".json" hint="Tệp do Motcua xuất ra ở đơn vị khác." error={error('definition', 'file')} />
            <div class="buttons"><SubmitButton>Nhập tệp này</SubmitButton></div>
          </Form>
        </ActDetails>
      </div>
    </section>
  )
}

async function answerList(c: WebContext, told?: Told): Promise<Response> {
  const { ctx } = c.var
  allow(ctx, 'procedure.draft')
  const [all, { procedures }] = await Promise.all([listDrafts(ctx, { all: c.req.query('tat-ca') === '1' }), browseProcedures(ctx, '', null)])
  const query = cleanText(c.req.query('q') ?? '').slice(0, 200)
  const words = searchWords(query)
  const drafts = words.length === 0 ? all : all.filter((one) => words.every((word) => searchKey(`${one.name} ${one.code ?? ''}`).includes(word)))
  return html(
    c,
    <Staff c={c} title="Soạn thảo thủ tục">
      <StaffHead title="Soạn thảo thủ tục" aside={`${all.length} bản thảo${c.req.query('tat-ca') === '1' ? ', kể cả đã công bố và đã bỏ' : ' đang làm'}`}>
        <p>Viết một lần: trang công khai, phụ lục, quy trình ISO, luồng xử lý và bản ghi quốc gia sinh từ cùng một bản.</p>
      </StaffHead>
      <Begin procedures={procedures} told={told} />
      {(all.length > 8 || query !== '') && (
        <form method="get" action="/soan-thao" class="studio-find" role="search">
          <label class="ds-label" for="tim-ban-thao">Tìm bản thảo theo tên hoặc mã</label>
          <div class="buttons"><input class="ds-input" type="search" id="tim-ban-thao" name="q" value={query} /><SubmitButton variant="secondary">Tìm</SubmitButton></div>
        </form>
      )}
      {drafts.length > 0 ? <Drafts drafts={drafts} /> : (
        <Empty title={query === '' ? 'Chưa có bản thảo nào.' : `Chưa thấy bản thảo nào có “${query}”.`}>{query === '' ? <p>Chọn một cách lập bản thảo ở trên.</p> : <p><a href="/soan-thao">Xem tất cả bản thảo</a></p>}</Empty>
      )}
      <p class="note"><a href={c.req.query('tat-ca') === '1' ? '/soan-thao' : '/soan-thao?tat-ca=1'}>{c.req.query('tat-ca') === '1' ? 'Chỉ xem bản thảo đang làm' : 'Xem cả bản thảo đã công bố và đã bỏ'}</a></p>
    </Staff>,
    told ? 422 : 200,
  )
}

/** GET /soan-thao */
export const showDrafts = (c: WebContext): Promise<Response> => answerList(c)

/** POST /soan-thao: begins a draft, from what the form says. */
export async function doStart(c: WebContext): Promise<Response> {
  const posted = await readForm(c)
  const from = posted.text('from')
  const read = await startRead(posted, from)
  if (Array.isArray(read)) return answerList(c, { from, values: posted, problems: read })
  try {
    const draft = await startDraft(c.var.ctx, read)
    leaveMessage(c, 'Đã lập bản thảo. Mọi thay đổi được lưu và hoàn tác được.')
    return seeOther(c, hrefOf(draft.id))
  } catch (error) {
    if (!(error instanceof Refusal) || ![404, 409].includes(error.status)) throw error
    return answerList(c, { from, values: posted, problems: [{ field: from === 'nothing' ? 'key' : from === 'version' ? 'procedure' : 'file', message: say(error.code, error.params) }] })
  }
}

async function startRead(posted: Posted, from: string): Promise<DraftStart | Problem[]> {
  if (from === 'definition') return definitionRead(posted)
  if (from === 'version') {
    const key = posted.text('procedure')
    return key === '' ? [{ field: 'procedure', message: 'Xin chọn thủ tục.' }] : { from: 'version', key, kind: posted.text('kind') === 'abolished' ? 'abolished' : 'amended' }
  }
  const [key, name, field] = [posted.text('key').toLowerCase(), posted.text('name'), posted.text('field')]
  const level = procedureSchema.shape.level.safeParse(posted.text('level'))
  const problems = [
    ...(name === '' ? [{ field: 'name', message: 'Xin ghi tên thủ tục.' }] : []),
    ...(isKey(key) ? [] : [{ field: 'key', message: 'Mã gồm chữ thường không dấu, chữ số, dấu chấm và gạch ngang, dài ít nhất 2 ký tự.' }]),
    ...(field === '' ? [{ field: 'field', message: 'Xin ghi lĩnh vực.' }] : []),
  ]
  return problems.length > 0 ? problems : { from: 'nothing', key, name, field, level: level.data ?? 'provincial' }
}

const LARGEST_DEFINITION = 2_000_000

async function definitionRead(posted: Posted): Promise<DraftStart | Problem[]> {
  const [file] = posted.files('file')
  if (!file) return [{ field: 'file', message: 'Xin chọn tệp định nghĩa (.json).' }]
  if (file.size > LARGEST_DEFINITION) return [{ field: 'file', message: 'Tệp lớn hơn 2 MB, không phải một định nghĩa thủ tục.' }]
  let content: unknown
  try {
    content = JSON.parse(await file.text())
  } catch {
    return [{ field: 'file', message: 'Tệp này không đọc được theo định dạng JSON.' }]
  }
  const parsed = procedureSchema.safeParse(content)
  if (parsed.success) return { from: 'definition', definition: parsed.data }
  const places = [...new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'toàn tệp'))].slice(0, 5)
  return [{ field: 'file', message: `Tệp này chưa đúng khuôn dạng định nghĩa, ở: ${places.join(', ')}.` }]
}
