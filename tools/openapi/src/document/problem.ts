import { toPointer } from '@hookbook/contract/data';
import type { SpecFile } from '@hookbook/spec-reader/spec/file/specFile';
import type { OpenapiNode } from './node.ts';

/** Something in an OpenAPI document that the import refuses, leaves out or does not know. */
export interface ImportProblem {
  /** `error` if a webhook or the document is not imported; `warning` if it is, with less than the document contains. */
  readonly severity: 'error' | 'warning';
  /** The name of the file, relative to the folder of the document; absent for the document itself. */
  readonly file?: string;
  /** RFC 6901 JSON pointer into the file; empty for all of it. */
  readonly pointer: string;
  readonly message: string;
  /** One imperative sentence. */
  readonly fix: string;
}

/** Receives the problems of one import. */
export interface Reporter {
  readonly error: (node: OpenapiNode, message: string, fix: string) => void;
  readonly warn: (node: OpenapiNode, message: string, fix: string) => void;
}

/** A reporter that adds each problem of a document and its files to a list once. */
export function createReporter(root: SpecFile, problems: ImportProblem[]): Reporter {
  const reported = new Set<string>();
  const report =
    (severity: ImportProblem['severity']) =>
    (node: OpenapiNode, message: string, fix: string): void => {
      const problem = { severity, ...placeOf(root, node), message, fix };
      const identity = JSON.stringify(problem);
      if (!reported.has(identity)) problems.push(problem);
      reported.add(identity);
    };
  return { error: report('error'), warn: report('warning') };
}

/** The position of a value, for programs that read the same files. */
export function placeOf(
  root: SpecFile,
  { file, path }: OpenapiNode,
): { readonly file?: string; readonly pointer: string } {
  return { ...(file !== root && { file: file.name }), pointer: toPointer(path) };
}
