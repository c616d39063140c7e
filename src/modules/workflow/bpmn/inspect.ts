import { Refusal, invalid } from '../../../platform/errors.ts'
import { checkPlan } from '../model/check.ts'
import { stepsOf, type Plan } from '../model/plan.ts'
import { problem, type Problem, type ProblemCode } from '../model/problem.ts'
import { compile } from './compile.ts'
import { childOf, childrenOf, idOf, type Element } from './element.ts'
import { readBpmn, type Bpmn } from './read.ts'
import { unusedIn } from './unused.ts'

/** What there is to say about a BPMN file (kết quả kiểm tra sơ đồ). */
export type Inspection = {
  /** No problems. */
  ok: boolean
  /** May be run: no problems, and nothing in it is only drawn. */
  executable: boolean
  plan: Plan | undefined
  problems: Problem[]
  /** What is in the file and is not executed. */
  ignored: Problem[]
}

/** Other files whose processes may be called, and the process that is meant if a file holds several. */
export type CompileOptions = { library?: Bpmn[]; process?: string }

/**
 * Checks a file: what is wrong, what is not executed, and the plan. A process marked `isExecutable="false"`
 * is only drawn: elements that cannot be executed are then named among what is ignored. A file that cannot be
 * read at all is one problem. Throws nothing on bad input.
 */
export async function inspectBpmn(input: string | Uint8Array, options: CompileOptions = {}): Promise<Inspection> {
  try {
    return inspectModel(await readBpmn(input), options)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const code = error.code.replace('workflow.', '') as ProblemCode
    const params = Object.fromEntries(Object.entries(error.params).map(([key, value]) => [key, String(value)]))
    return { ok: false, executable: false, plan: undefined, problems: [problem(code, null, { place: '', ...params })], ignored: [] }
  }
}

/** The same of a model in memory. */
export function inspectModel(bpmn: Bpmn, options: CompileOptions = {}): Inspection {
  const { plan, drawn, wrong, refused, ignored } = judge(bpmn, options)
  const problems = [...wrong, ...(drawn ? [] : refused)]
  const ok = problems.length === 0
  return { ok, executable: ok && refused.length === 0, plan, problems, ignored: [...(drawn ? refused : []), ...ignored] }
}

/**
 * The plan of a file that is to be run, whatever it says of itself.
 *
 * @throws Refusal as `readBpmn` does, and 422 `workflow.notExecutable` with one field per problem: the
 * element is the field.
 */
export async function compileBpmn(input: string | Uint8Array, options: CompileOptions = {}): Promise<Plan> {
  const { plan, wrong, refused } = judge(await readBpmn(input), options)
  const faults = [...wrong, ...refused]
  if (plan && faults.length === 0) return plan
  const fields = faults.map(({ code, element }) => ({ field: element ?? '', code: `workflow.${code}` }))
  throw invalid('workflow.notExecutable', fields, { first: faults[0]?.message ?? '' })
}

type Judgement = { plan: Plan | undefined; drawn: boolean; wrong: Problem[]; refused: Problem[]; ignored: Problem[] }

function judge(bpmn: Bpmn, options: CompileOptions): Judgement {
  const process = choose(bpmn, options.process)
  if (!process) {
    const ignored = [...bpmn.notes, ...unusedIn(bpmn.definitions, new Set())]
    return { plan: undefined, drawn: false, wrong: [...bpmn.problems, problem('noProcess', null)], refused: [], ignored }
  }
  const { plan, problems, refused, used } = compile(process, finder([bpmn, ...(options.library ?? [])]))
  for (const pool of poolsOf(bpmn, process)) used.add(pool)
  return {
    plan, refused,
    drawn: process.get('isExecutable') === false,
    wrong: [...bpmn.problems, ...problems, ...checkPlan(plan)],
    ignored: [...bpmn.notes, ...unusedIn(bpmn.definitions, used)],
  }
}

const processesOf = (bpmn: Bpmn): Element[] =>
  childrenOf(bpmn.definitions, 'rootElements').filter((root) => root.$type === 'bpmn:Process')

/** The pool drawn round the process that is run. */
const poolsOf = (bpmn: Bpmn, process: Element): Element[] =>
  childrenOf(bpmn.definitions, 'rootElements').flatMap((root) => childrenOf(root, 'participants'))
    .filter((pool) => childOf(pool, 'processRef') === process)

const finder = (files: Bpmn[]) => (id: string): Element | undefined =>
  files.flatMap(processesOf).find((process) => idOf(process) === id)

/** The process of a file that is run when none is asked for; undefined if it holds none. */
export const mainProcess = (bpmn: Bpmn): Element | undefined => choose(bpmn, undefined)

/** The process asked for; else, of those that no other calls, the first executable one, else the first with content. */
function choose(bpmn: Bpmn, id: string | undefined): Element | undefined {
  const all = processesOf(bpmn)
  if (id !== undefined) return all.find((process) => idOf(process) === id)
  const calls = new Set(all.flatMap((process) => calledBy(process)))
  const free = all.filter((process) => !calls.has(idOf(process)))
  const candidates = free.length > 0 ? free : all
  return candidates.find((process) => process.get('isExecutable') === true)
    ?? candidates.find((process) => childrenOf(process, 'flowElements').length > 0)
    ?? candidates[0]
}

const calledBy = (container: Element): string[] =>
  childrenOf(container, 'flowElements').flatMap((element) => {
    const called = element.get('calledElement')
    const own = typeof called === 'string' ? [called.slice(called.indexOf(':') + 1)] : []
    return [...own, ...calledBy(element)]
  })

/** Numbers for a short answer. */
export const countsOf = (plan: Plan | undefined): { steps: number; lanes: number } =>
  ({ steps: plan ? stepsOf(plan).length : 0, lanes: plan?.lanes.length ?? 0 })
