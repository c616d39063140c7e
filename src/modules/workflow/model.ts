/** What the room is, for pages, services and scripts alike: plans, states, moves, decisions. All of it pure. */
export { advance, begin, type Advance, type Env, type Event } from './model/advance.ts'
export { decisionAfter, type Choice, type Decision } from './model/choices.ts'
export { parseDuration, type WorkingDuration } from './model/duration.ts'
export { marksOf, type StepMark, type StepState } from './model/marks.ts'
export { findStep, stepKindNames, stepsOf, type Plan, type Step, type StepKind, type StepWork, type Way } from './model/plan.ts'
export type { Problem } from './model/problem.ts'
export { waitingFor, type State, type Waiting } from './model/state.ts'
