export type { OpenapiFiles } from './document/files.ts';
export type { ImportProblem } from './document/problem.ts';
export {
  type ExamplePlace,
  type ImportOptions,
  type ImportResult,
  type ImportSummary,
  importFiles,
  importOpenapi,
} from './importOpenapi.ts';
