export type { ImportProblem } from './document/problem.ts';
export { type ImportOptions, type ImportResult, type ImportSummary, importOpenapi } from './importOpenapi.ts';
