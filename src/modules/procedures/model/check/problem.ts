/**
 * `wrong`: two parts contradict one another, or one cannot be used: it must not be published. `open`: a
 * source does not say, and the office must confirm before publication.
 */
export type DefinitionProblem = {
  code: string
  severity: 'wrong' | 'open'
  /** Where in the definition: `papers.paper-2`, `process.thamDinh`. */
  path: string
  params: Record<string, string | number>
}
export type Params = DefinitionProblem['params']

/** A problem that keeps a definition from being published. */
export const wrong = (code: string, path: string, params: Params = {}): DefinitionProblem => ({ code, severity: 'wrong', path, params })
/** A problem the office must answer for before publication. */
export const open = (code: string, path: string, params: Params = {}): DefinitionProblem => ({ code, severity: 'open', path, params })

/** The keys that stand more than once. */
export const twice = (keys: readonly string[]): string[] => [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))]

/** `4,5`. */
export const spoken = (count: number): string => String(count).replace('.', ',')
