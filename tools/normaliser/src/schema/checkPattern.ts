import { findBacktracking, patternError, type UnicodeRewrite, unicodePattern, unicodeRewrites } from '@hookbook/redos';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { andListOfMost } from '../text/lists.ts';

type PatternCode = 'schema-invalid' | 'pattern-invalid' | 'pattern-rewritten' | 'pattern-backtracking';

/** Reports a pattern that validators cannot read, have to rewrite, or that takes too long. By default the node's value. */
export function checkPattern(node: SpecNode, pattern: unknown = node.value): Diagnostic[] {
  // Finding a location takes long, and most patterns have no problem.
  const report = (code: PatternCode, message: string, options?: { readonly fix: string }) =>
    createDiagnostic(code, locationOf(node, pattern === node.value ? 'value' : 'key'), message, options);
  if (typeof pattern !== 'string') return [report('schema-invalid', 'pattern must be a string.')];
  const error = patternError(pattern);
  const problem = error && `${error.message} at character ${error.offset + 1}`;
  const readAs = unicodePattern(pattern);
  if (readAs === undefined) return [report('pattern-invalid', `Invalid regular expression: ${problem}.`)];
  const backtracking = findBacktracking(readAs);
  const rewritten = `Invalid with the u flag: ${rewritesText(pattern) ?? problem}.`;
  return [
    ...(problem ? [report('pattern-rewritten', rewritten, { fix: `Write it as ${readAs}` })] : []),
    ...(backtracking ? [report('pattern-backtracking', backtracking.explanation)] : []),
  ];
}

const MAX_LISTED = 3;

function rewritesText(pattern: string): string | undefined {
  const texts = unicodeRewrites(pattern).map(rewriteText);
  return texts.length === 0 ? undefined : andListOfMost(texts, MAX_LISTED);
}

function rewriteText({ raw, offset, written, isBesideSet }: UnicodeRewrite): string {
  return `"${raw}" at character ${offset + 1}${isBesideSet ? ', beside a set,' : ''} is read as "${written}"`;
}
