/** What must be handed in, on the public page. */
import type { Child } from 'hono/jsx'
import { DownloadLink } from '../../../ui/papers.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Case, Paper, ProcedureDefinition } from '../model/definition.ts'
import { countsOf, limitWords, papersFor } from '../model/rules.ts'
import { templateWords, type TemplateFile } from '../model/template.ts'

const Count = ({ count, words }: { count: number | null; words: string }) =>
  count === null || count === 0 ? <span class="only-wide">–</span> : <>{count}<span class="only-phone"> {words}</span></>

/** Words under a paper's name: alternatives, what kind of copy, counts that no source gives. */
function notesOf(paper: Paper): string[] {
  const { certifiedCopy, plainCopy } = paper.copies
  const { originals, copies } = countsOf(paper)
  return [
    paper.oneOf.length > 0 ? `Nộp một trong các giấy tờ: ${paper.oneOf.join('; ')}.` : '',
    certifiedCopy ? 'Bản sao có chứng thực.' : '',
    plainCopy && !/không cần chứng thực/i.test(paper.name) ? 'Bản sao không cần chứng thực.' : '',
    originals === null && copies === null ? 'Không ghi số bản.' : '',
    paper.note ?? '',
  ].filter((note) => note !== '')
}

/** Where a template file of the page is fetched; undefined while it is not published. */
type Href = (file: TemplateFile) => string | undefined

/** `Tải mẫu (DOCX, 35 kB)`. */
export const TemplateLink = ({ file, of, href }: { file: TemplateFile | null | undefined; of: string; href: Href }) => {
  if (!file) return <></>
  const to = href(file)
  return to === undefined ? <p class="note">Có tệp mẫu ({templateWords(file)})</p> : <p class="note"><DownloadLink href={to} label="Tải mẫu" of={of} note={templateWords(file)} /></p>
}

const Papers = ({ papers, href }: { papers: readonly Paper[]; href: Href }) => (
  <Table<Paper>
    caption="Giấy tờ cần nộp"
    rows={papers}
    columns={[
      { head: 'TT', kind: 'index', cell: (_, at) => at + 1 },
      { head: 'Giấy tờ', kind: 'main', cell: (paper) => <>{paper.name}{notesOf(paper).map((note) => <p class="note">{note}</p>)}<TemplateLink file={paper.form?.file} of={paper.name} href={href} /></> },
      { head: 'Bản chính', kind: 'center', width: '86px', cell: (paper) => <Count count={countsOf(paper).originals} words="bản chính" /> },
      { head: 'Bản sao', kind: 'center', width: '76px', cell: (paper) => <Count count={countsOf(paper).copies} words="bản sao" /> },
      { head: 'Mẫu', width: '106px', cell: (paper) => (paper.form ? paper.form.name : <span class="only-wide">–</span>) },
    ]}
  />
)

const OfCase = ({ definition, one, linked, href }: { definition: ProcedureDefinition; one: Case; linked: Child; href: Href }) => {
  const papers = papersFor(definition, one.key)
  return (
    <>
      <h3>Trường hợp {one.name}</h3>
      {one.time && <p>Thời hạn: {limitWords(one.time)}.</p>}
      {one.conditions && <p>{one.conditions}</p>}
      {one.sameAs && <p>{one.sameAs.text} {linked}</p>}
      {papers ? <Papers papers={papers} href={href} /> : !one.sameAs?.parts.includes('papers') && <NotStated />}
    </>
  )
}

const NotStated = () => <p>Bản công bố hiện hành không ghi thành phần hồ sơ. Xin hỏi Bộ phận Một cửa trước khi nộp.</p>

/** All papers, case by case where the cases have their own. `nameOf` names another procedure. */
export function PapersPart({ definition, nameOf, href }: { definition: ProcedureDefinition; nameOf: (key: string) => string | undefined; href: Href }) {
  const own = (definition.cases ?? []).filter((one) => one.papers !== null || one.sameAs?.parts.includes('papers'))
  const sets = definition.sets === null ? 'Bản công bố không ghi số bộ hồ sơ.' : `Số lượng: ${String(definition.sets).padStart(2, '0')} bộ.`
  const linkTo = (one: Case) => {
    const name = one.sameAs?.procedure ? nameOf(one.sameAs.procedure) : undefined
    return name === undefined ? <></> : <>Xem <a href={`/thu-tuc/${one.sameAs?.procedure}`}>{name}</a>.</>
  }
  return (
    <>
      {own.length > 0
        ? own.map((one) => <OfCase definition={definition} one={one} linked={linkTo(one)} href={href} />)
        : definition.papers === null ? <NotStated /> : <Papers papers={definition.papers} href={href} />}
      <p class="note">{sets}</p>
    </>
  )
}
