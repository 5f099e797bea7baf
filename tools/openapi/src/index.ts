export { type ImportOptions, type ImportResult, type ImportSummary, importOpenapi } from './importOpenapi.ts';
export type { ImportProblem } from './problem.ts';
