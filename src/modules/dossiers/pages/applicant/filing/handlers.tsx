import { randomUUID } from 'node:crypto'
import { applicant } from '../../../../../platform/access.ts'
import { Refusal, type FieldProblem } from '../../../../../platform/errors.ts'
import { isId, newId } from '../../../../../platform/ids.ts'
import { html, leaveMessage, readForm, seeOther, type Posted } from '../../../../../platform/page.ts'
import { say } from '../../../../../platform/text.ts'
import type { WebContext } from '../../../../../platform/web.ts'
import type { Problem } from '../../../../../ui/forms.tsx'
import { answersFrom, readPosted, sourcesOf, validateForm, type FormDefinition, type Typed, type Values } from '../../../../forms/index.ts'
import { myAccount } from '../../../../people/index.ts'
import { currentVersion, type Version } from '../../../../procedures/index.ts'
import { canFileOnline } from '../../../../procedures/model/rules.ts'
import { filingForm, knownAnswers, missingPapers, papersOfFiling } from '../../../model/applicant-form.ts'
import { fileDossier, getDraft, listDrafts, saveDraft } from '../../../service.ts'
import { CARD_FIELD, fillFromCard } from '../../card-box.tsx'
import { takeFiles, pairsOf } from './posted.ts'
import { fileField, type KeptFile } from './papers.tsx'
import { CasePage, CounterPage, filingPath, FilingPage, type FilingView } from './screens.tsx'

type Case = { key: string; name: string }
const casesOf = ({ definition }: Version): Case[] => (definition.cases && definition.cases.length > 1 ? definition.cases : [])

/** The questions without the one that asks for the case: it was answered on its own page. */
const questionsOf = ({ definition }: Version): FormDefinition => {
  const whole = filingForm(definition)
  const sections = whole.sections.map((section) => ({ ...section, fields: section.fields.filter((field) => field.key !== 'caseKey') }))
  return { ...whole, sections: sections.filter((section) => section.fields.length > 0) }
}

type Content = { typed: Typed | Values; sources?: Readonly<Record<string, string>>; kept: readonly KeptFile[]; draftId: string; idempotencyKey: string; chosen: Case | undefined }

function viewOf(c: WebContext, version: Version, content: Content, problems: readonly FieldProblem[], more: readonly Problem[] = []): FilingView {
  const { key } = version.definition
  return {
    version, form: questionsOf(version), given: content.typed, sources: content.sources ?? {}, fieldProblems: problems, chosenCase: content.chosen,
    problems: [...more, ...problems.map((problem) => ({ field: problem.field, message: say(problem.code, problem.params) }))],
    asked: papersOfFiling(version.definition, content.chosen?.key ?? null), kept: content.kept, draftId: content.draftId,
    idempotencyKey: content.idempotencyKey, localKey: localKeyOf(c, key, version.number),
  }
}

/** Person, procedure and version: what one browser keeps is never shown to another person. */
export const localKeyOf = (c: WebContext, key: string, version: number): string => `${applicant(c.var.ctx).accountId}:${key}:${version}`

/** What is known of the person who files, from their account. */
async function firstAnswers(c: WebContext, form: FormDefinition): Promise<{ typed: Values; sources: Record<string, string> }> {
  const account = await myAccount(c.var.ctx)
  const known = (text: string | null) => text ?? undefined
  const answers = answersFrom(form, {
    'account.name': account.name, 'account.address': account.address, 'account.phone': account.phone, 'account.email': account.email,
    'account.taxCode': account.taxCode, 'account.citizenId': account.citizenId, 'account.representative': account.representative,
  })
  const byKey = knownAnswers(form, {
    kind: account.kind === 'citizen' ? 'citizen' : 'business', name: account.name, identity: known(account.kind === 'citizen' ? account.citizenId : account.taxCode),
    address: known(account.address), phone: known(account.phone), email: known(account.email), representative: known(account.representative),
  })
  return { typed: { ...byKey, ...answers }, sources: sourcesOf(form, answers, 'account') }
}

/** GET /thu-tuc/:key/nop[?truong-hop=…][&ban-nhap=…]: the form, empty, filled from the account, or from a draft. */
export async function showFiling(c: WebContext): Promise<Response> {
  applicant(c.var.ctx)
  const version = await currentVersion(c.var.ctx, c.req.param('key') ?? '')
  if (!version.plan || !canFileOnline(version.definition)) return html(c, <CounterPage c={c} version={version} />)
  const id = c.req.query('ban-nhap')
  const draft = id ? await getDraft(c.var.ctx, id) : undefined
  const asked = c.req.query('truong-hop') ?? String(draft?.answers['caseKey'] ?? '')
  const cases = casesOf(version)
  const chosen = cases.find((one) => one.key === asked)
  if (cases.length > 0 && (!chosen || c.req.query('chon-lai') !== undefined)) {
    const problems = c.req.query('truong-hop') === undefined ? [] : [{ field: 'truong-hop', message: 'Xin chọn một trường hợp.' }]
    return html(c, <CasePage c={c} version={version} cases={cases} draftId={draft?.id} problems={problems} />)
  }
  const first = draft ? { typed: draft.answers as Typed } : await firstAnswers(c, questionsOf(version))
  const content: Content = { ...first, kept: draft?.papers ?? [], draftId: draft?.id ?? newId(c.var.ctx.now), idempotencyKey: randomUUID(), chosen }
  const last = draft ? undefined : (await listDrafts(c.var.ctx)).find((one) => one.procedureCode === version.definition.key)
  const begun = last && { id: last.id, at: last.updatedAt, files: last.papers.length }
  return html(c, <FilingPage c={c} view={{ ...viewOf(c, version, content, []), begun }} />)
}

/** What a posted filing holds, with its new files stored. */
async function readContent(c: WebContext, version: Version, posted: Posted): Promise<{ content: Content & { typed: Typed }; refused: FieldProblem[] }> {
  const { ctx } = c.var
  const chosen = casesOf(version).find((one) => one.key === posted.text('truong-hop'))
  const keys = papersOfFiling(version.definition, chosen?.key ?? null).map((paper) => paper.key)
  const { files, problems } = await takeFiles(ctx, posted, keys)
  const id = posted.text('ban-nhap')
  const typed = { ...readPosted(questionsOf(version), pairsOf(posted)), ...(chosen ? { caseKey: chosen.key } : {}) }
  const idempotencyKey = posted.text('khoa') || randomUUID()
  return { content: { typed, kept: files, draftId: isId(id) ? id : newId(ctx.now), idempotencyKey, chosen }, refused: problems }
}

const keepDraft = (c: WebContext, version: Version, content: Content & { typed: Typed }) =>
  saveDraft(c.var.ctx, { id: content.draftId, procedure: version.definition.key, answers: content.typed, papers: [...content.kept] })

/** POST /thu-tuc/:key/nop: files the dossier, or keeps it for later. On errors everything typed and sent stays. */
export async function doFile(c: WebContext): Promise<Response> {
  applicant(c.var.ctx)
  const version = await currentVersion(c.var.ctx, c.req.param('key') ?? '')
  if (!version.plan || !canFileOnline(version.definition)) return html(c, <CounterPage c={c} version={version} />, 409)
  const posted = await readForm(c)
  const { content, refused } = await readContent(c, version, posted)
  const again = async (problems: readonly FieldProblem[], more: readonly Problem[] = [], idempotencyKey = content.idempotencyKey) => {
    await keepDraft(c, version, content)
    return html(c, <FilingPage c={c} view={viewOf(c, version, { ...content, idempotencyKey }, problems, more)} />, 422)
  }
  const { key } = version.definition
  const wish = posted.text('viec')
  if (wish === 'doi-truong-hop') {
    await keepDraft(c, version, content)
    return seeOther(c, `${filingPath(key)}?ban-nhap=${content.draftId}&chon-lai`)
  }
  if (wish === 'luu') {
    if (refused.length > 0) return again(refused)
    await keepDraft(c, version, content)
    leaveMessage(c, 'Đã lưu. Bạn mở lại ở phần hồ sơ đang soạn để làm tiếp.')
    return seeOther(c, '/ho-so-cua-toi')
  }
  const filled = fillFromCard(questionsOf(version), content.typed, { text: posted.text(CARD_FIELD), asked: wish === 'the' })
  if (filled) {
    const view = viewOf(c, version, { ...content, typed: filled.typed, sources: filled.sources }, refused, filled.problems)
    return html(c, <FilingPage c={c} view={{ ...view, newer: true }} />, view.problems.length > 0 ? 422 : 200)
  }
  if (refused.length > 0) return again(allProblems(version, content, refused))
  try {
    const papers = content.kept.map(({ paperKey, sha256 }) => ({ paper: paperKey, sha256 }))
    const { code } = await fileDossier(c.var.ctx, { procedure: key, channel: 'online', answers: content.typed, papers, draftId: content.draftId }, content.idempotencyKey)
    leaveMessage(c, `Đã nộp hồ sơ ${code}. Chúng tôi sẽ báo khi hồ sơ được tiếp nhận.`)
    return seeOther(c, `/ho-so-cua-toi/${code}?vua-nop`)
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 422) throw error
    if (error.code !== 'idempotency.reused') return again(error.fields)
    return again([], [{ message: say('dossier.filedAlready') }], randomUUID())
  }
}

/** Everything that is wrong when a file was refused, in the order of the page. */
function allProblems({ definition }: Version, { typed, kept, chosen }: Content, refused: readonly FieldProblem[]): FieldProblem[] {
  const caseKey = chosen?.key ?? null
  const missing = missingPapers(definition, caseKey, 'online', kept.map((file) => file.paperKey))
  const ofPapers = papersOfFiling(definition, caseKey).flatMap(({ key, name }): FieldProblem[] => {
    const own = refused.filter((problem) => problem.field === fileField(key))
    return own.length > 0 || !missing.includes(key) ? own : [{ field: fileField(key), code: 'dossier.paperMissing', params: { name } }]
  })
  return [...validateForm(filingForm(definition), typed).problems, ...ofPapers]
}
