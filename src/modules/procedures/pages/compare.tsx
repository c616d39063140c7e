import { allow } from '../../../platform/access.ts'
import { Refusal } from '../../../platform/errors.ts'
import { cleanText, html, readForm } from '../../../platform/page.ts'
import { say } from '../../../platform/text.ts'
import type { WebContext } from '../../../platform/web.ts'
import { Empty } from '../../../ui/empty.tsx'
import { errorOf, ErrorSummary, FileInput, Form, SubmitButton, type Problem } from '../../../ui/forms.tsx'
import { Staff } from '../../../ui/frame.tsx'
import { PageHead, Section } from '../../../ui/page-parts.tsx'
import { Table } from '../../../ui/table.tsx'
import { FACT_NAMES, type Difference } from '../facts/index.ts'
import { compareDocument, getProcedure, type ComparedDocument, type Procedure } from '../service.ts'

const TITLE = 'Đối chiếu văn bản'

const Side = ({ side, none }: { side: Difference['definition']; none: string }) =>
  side === null ? <span class="quiet">{none}</span> : <>{side.words}</>

const Result = ({ result }: { result: ComparedDocument }) => {
  const { differences, same, notCovered, notUnderstood, fileName } = result
  return (
    <>
      <Section title={differences.length === 0 ? 'Không thấy chỗ lệch' : `Lệch ${differences.length} chỗ`} aside={`${same} dữ kiện khớp`}>
        <p>Tệp {fileName}, so với phiên bản {result.procedure.version.number}. Tệp đã được đọc và không được lưu lại.</p>
        {differences.length === 0 ? (
          <Empty title="Những gì đọc được trong văn bản đều khớp với thủ tục."><></></Empty>
        ) : (
          <Table
            caption="Các chỗ lệch"
            rows={differences}
            columns={[
              { head: 'Điều gì', kind: 'main', width: '26%', cell: (one) => <>{FACT_NAMES[one.kind]}{one.about !== '' && <p class="note">{one.about}</p>}</> },
              { head: 'Thủ tục ghi', phone: 'label', cell: (one) => <Side side={one.definition} none="không có" /> },
              { head: 'Văn bản ghi', phone: 'label', cell: (one) => <Side side={one.document} none="không thấy" /> },
              { head: 'Ở đâu', kind: 'quiet', width: '20%', phone: 'label', cell: (one) => one.document?.where ?? '–' },
            ]}
          />
        )}
      </Section>
      {notUnderstood.length > 0 && (
        <Section title="Chưa hiểu" aside={`${notUnderstood.length} chỗ, xin xem bằng mắt`}>
          <div class="prose"><ul>{notUnderstood.map((one) => <li>{one.what} ({one.where})</li>)}</ul></div>
        </Section>
      )}
      {notCovered.length > 0 && (
        <Section title="Văn bản không nói tới">
          <p>{notCovered.map((kind) => FACT_NAMES[kind].toLowerCase()).join('; ')}.</p>
        </Section>
      )}
    </>
  )
}

type Props = { c: WebContext; procedure: Procedure; result?: ComparedDocument; problems?: Problem[] }

const ComparePage = ({ c, procedure, result, problems = [] }: Props) => {
  const { definition, number } = procedure.version
  return (
    <Staff c={c} title={TITLE}>
      <PageHead title={TITLE} crumbs={{ links: [{ href: '/thu-tuc', label: 'Thủ tục' }, { href: `/thu-tuc/${definition.key}`, label: definition.code ?? definition.name }], here: TITLE }}>
        <p>{definition.name}</p>
      </PageHead>
      <ErrorSummary problems={problems} />
      <Section title="Văn bản cần đối chiếu">
        <Form files compact>
          <FileInput
            name="file" label="Chọn tệp" accept=".docx,.pdf,.html,.htm,.json" error={errorOf(problems, 'file')}
            hint={`Quyết định, quy trình ISO cũ, trang công bố hoặc bản ghi quốc gia: DOCX, PDF, HTML, JSON, tối đa 20 MB. So với phiên bản ${number}.`}
          />
          <SubmitButton>Đối chiếu</SubmitButton>
        </Form>
      </Section>
      {result && <Result result={result} />}
    </Staff>
  )
}

/** GET /thu-tuc/:key/doi-chieu: choose a document to hold against the procedure. */
export async function showCompare(c: WebContext): Promise<Response> {
  allow(c.var.ctx, 'procedure.manage')
  return html(c, <ComparePage c={c} procedure={await getProcedure(c.var.ctx, c.req.param('key') ?? '')} />)
}

/** POST /thu-tuc/:key/doi-chieu: where the document differs. */
export async function doCompare(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  allow(ctx, 'procedure.manage')
  const procedure = await getProcedure(ctx, c.req.param('key') ?? '')
  const [file] = (await readForm(c)).files('file')
  const refused = (code: string, params: Record<string, string | number>, status: 413 | 415 | 422) =>
    html(c, <ComparePage c={c} procedure={procedure} problems={[{ field: 'file', message: say(code, params) }]} />, status)
  if (!file) return refused('procedures.compare.noFile', {}, 422)
  try {
    const sent = { name: cleanText(file.name), bytes: new Uint8Array(await file.arrayBuffer()) }
    return await html(c, <ComparePage c={c} procedure={procedure} result={await compareDocument(ctx, procedure.version.definition.key, sent)} />)
  } catch (error) {
    if (!(error instanceof Refusal) || (error.status !== 413 && error.status !== 415 && error.status !== 422)) throw error
    return refused(error.code, error.params, error.status)
  }
}
