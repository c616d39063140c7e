import { allow } from '../../../../../platform/access.ts'
import { invalid, Refusal, type FieldProblem } from '../../../../../platform/errors.ts'
import { newId } from '../../../../../platform/ids.ts'
import { html, leaveMessage, readForm, seeOther, type Posted } from '../../../../../platform/page.ts'
import { say } from '../../../../../platform/text.ts'
import type { WebContext } from '../../../../../platform/web.ts'
import { readPosted, validateForm } from '../../../../forms/index.ts'
import { currentVersion, type Version } from '../../../../procedures/index.ts'
import { caseOf } from '../../../../procedures/model/rules.ts'
import { filingForm, papersOfFiling } from '../../../model/applicant-form.ts'
import { fileDossier, type Filing } from '../../../service.ts'
import { CARD_FIELD, fillFromCard } from '../../card-box.tsx'
import { keepFiles } from '../kept-files.ts'
import { CasePage, CounterPage, questionsOf, type CounterFiling } from './form.tsx'
import { copyKinds } from './papers.tsx'

/** The case of a filing: the only one, or the one chosen; undefined while it must still be chosen. */
function chosenCase(version: Version, key: string): string | null | undefined {
  const cases = version.definition.cases ?? []
  if (cases.length <= 1) return cases[0]?.key ?? null
  return caseOf(version.definition, key) ? key : undefined
}

/** GET /mot-cua/nop/:key: the form of one procedure for the counter. */
export async function showFiling(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  allow(ctx, 'dossier.fileAtCounter')
  const version = await currentVersion(ctx, c.req.param('key') ?? '')
  const caseKey = chosenCase(version, c.req.query('truong-hop') ?? '')
  if (caseKey === undefined) return html(c, <CasePage c={c} version={version} />)
  const filing: CounterFiling = { key: newId(ctx.now), channel: 'direct', caseKey, typed: {}, counts: {}, kept: {} }
  return html(c, <CounterPage c={c} version={version} filing={filing} />)
}

type Counted = NonNullable<Filing['counted']>

/** The counts as typed: empty is none; anything but 0 to 99 is a problem at its box. */
function readCounts(counts: Record<string, string>, papers: readonly { key: string }[]): { counted: Counted; problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const read = (name: string): number => {
    const typed = counts[name] ?? ''
    if (typed === '') return 0
    if (/^\d{1,2}$/.test(typed)) return Number(typed)
    problems.push({ field: name, code: 'dossier.badCount' })
    return 0
  }
  const counted = papers.map(({ key }) => ({ paper: key, originals: read(`count.${key}.originals`), certifiedCopies: read(`count.${key}.certifiedCopies`), plainCopies: read(`count.${key}.plainCopies`) }))
  return { counted: counted.filter((one) => one.originals + one.certifiedCopies + one.plainCopies > 0), problems }
}

function readFiling(version: Version, posted: Posted): CounterFiling {
  const caseKey = chosenCase(version, posted.text('caseKey')) ?? null
  const entries = Object.entries(posted.values).flatMap(([name, value]) => (Array.isArray(value) ? value.map((one): [string, string] => [name, one]) : [[name, value] as [string, string]]))
  const names = papersOfFiling(version.definition, caseKey).flatMap(({ key }) => copyKinds.map(({ name }) => `count.${key}.${name}`))
  return {
    key: posted.text('key'), channel: posted.text('channel'), caseKey, typed: readPosted(questionsOf(version.definition), entries),
    counts: Object.fromEntries(names.map((name) => [name, posted.text(name)])), kept: {},
  }
}

/** POST /mot-cua/nop/:key: files it and goes to the dossier, where it is received; or shows all that is wrong. */
export async function doFiling(c: WebContext): Promise<Response> {
  const { ctx } = c.var
  allow(ctx, 'dossier.fileAtCounter')
  const version = await currentVersion(ctx, c.req.param('key') ?? '')
  const posted = await readForm(c)
  const filing = readFiling(version, posted)
  const filled = fillFromCard(questionsOf(version.definition), filing.typed, { text: posted.text(CARD_FIELD), asked: posted.text('viec') === 'the' })
  if (filled) {
    await keepFiles(ctx, posted, papersOfFiling(version.definition, filing.caseKey).map(({ key }) => `paper.${key}`), filing.kept)
    return html(c, <CounterPage c={c} version={version} filing={{ ...filing, typed: filled.typed, sources: filled.sources }} problems={filled.problems} />, filled.problems.length > 0 ? 422 : 200)
  }
  try {
    const { code, replayed } = await fileAtCounter(c, version, posted, filing)
    leaveMessage(c, replayed ? `Hồ sơ này đã được nhập trước đó, mã ${code}.` : `Đã nhập hồ sơ ${code}. Xin kiểm tra và tiếp nhận.`)
    return seeOther(c, `/ho-so/${code}`)
  } catch (error) {
    if (!(error instanceof Refusal) || ![409, 413, 415, 422].includes(error.status)) throw error
    const fields = error.fields
    const problems = fields.length > 0 ? fields.map(({ field, code, params }) => ({ field, message: say(code, params) })) : [{ message: say(error.code, error.params) }]
    return html(c, <CounterPage c={c} version={version} filing={filing} problems={problems} fieldProblems={fields} />, error.status as 409 | 413 | 415 | 422)
  }
}

async function fileAtCounter(c: WebContext, version: Version, posted: Posted, filing: CounterFiling) {
  const papers = papersOfFiling(version.definition, filing.caseKey)
  await keepFiles(c.var.ctx, posted, papers.map(({ key }) => `paper.${key}`), filing.kept)
  const { counted, problems } = readCounts(filing.counts, papers)
  if (filing.channel !== 'direct' && filing.channel !== 'post') problems.push({ field: 'channel', code: 'dossier.channelMissing' })
  const input: Filing = {
    procedure: version.definition.key, channel: filing.channel === 'post' ? 'post' : 'direct',
    answers: { ...filing.typed, ...(filing.caseKey === null ? {} : { caseKey: filing.caseKey }) }, counted,
    papers: papers.flatMap(({ key }) => (filing.kept[`paper.${key}`] ?? []).map((upload) => ({ paper: key, sha256: upload.sha256 }))),
  }
  if (problems.length > 0) {
    // Said together with what is wrong in the answers, so that nobody corrects twice.
    const all = [...validateForm(filingForm(version.definition), input.answers).problems, ...problems]
    throw invalid('dossier.filingIncomplete', all, { count: all.length })
  }
  return fileDossier(c.var.ctx, input, filing.key)
}
