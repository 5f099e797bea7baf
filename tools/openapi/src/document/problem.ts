import { toPointer } from '@hookbook/contract/data';
import type { OpenapiNode } from './node.ts';

/** Something in an OpenAPI document that the import refuses, leaves out or does not know. */
export interface ImportProblem {
  /** `error` if a webhook or the document is not imported; `warning` if it is, with less than the document contains. */
  readonly severity: 'error' | 'warning';
  /** RFC 6901 JSON pointer into the OpenAPI document; empty for the document. */
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

/** A reporter that adds each problem to a list once. */
export function createReporter(problems: ImportProblem[]): Reporter {
  const reported = new Set<string>();
  const report =
    (severity: ImportProblem['severity']) =>
    ({ path }: OpenapiNode, message: string, fix: string): void => {
      const problem = { severity, pointer: toPointer(path), message, fix };
      const identity = JSON.stringify(problem);
      if (!reported.has(identity)) problems.push(problem);
      reported.add(identity);
    };
  return { error: report('error'), warn: report('warning') };
}
