import { type Dialect, holdsSchemas, keywordKind } from '@hookbook/contract/schema';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { roundedNumbers } from '@hookbook/spec-reader/spec/exactNumbers';
import { locationOf, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';

/** The numbers in the value of a keyword that validators compare, or show, with other digits than the spec. */
export function checkNumbers(keyword: string, value: SpecNode, dialect: Dialect): Diagnostic[] {
  const kind = keywordKind(keyword, dialect);
  if (kind === undefined || holdsSchemas(kind)) return [];
  return roundedNumbers(value).map(({ node, text }) =>
    createDiagnostic('number-rounded', locationOf(node), `${keyword}: ${text} is rounded to ${String(node.value)}.`),
  );
}
