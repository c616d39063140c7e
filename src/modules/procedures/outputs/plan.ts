import { codeOf, versionUrl, type OutputInput } from './input.ts'

/** The executable plan (quy trình điện tử): what the engine runs, with the stamp of the definition it was compiled from. */
export const executablePlan = (input: OutputInput) => ({
  code: codeOf(input),
  name: input.definition.name,
  version: input.version.number,
  state: input.version.state,
  validFrom: input.version.validFrom,
  hash: input.version.hash,
  url: versionUrl(input),
  /** Null: the definition has no process. */
  plan: input.plan,
})
