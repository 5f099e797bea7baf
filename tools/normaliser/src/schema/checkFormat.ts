import { FORMATS } from '@hookbook/contract/schema';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { nearest } from '@hookbook/spec-reader/diagnostics/suggest';
import { locationOf, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';

/** Reports a format that looks like a misspelt one. Any other unknown format is an annotation, such as `int32`. */
export function checkFormat(node: SpecNode): Diagnostic[] {
  const format = String(node.value);
  if (SILENT.has(format)) return [];
  const words = format.replace(/[_\s]/g, '-');
  const candidate = nearest(words, FORMATS, words.length < 6 ? 1 : 2);
  if (candidate === undefined) return [];
  const message = `Unknown format "${format}". Did you mean "${candidate}"?`;
  const fix = `Rename it to "${candidate}", or choose a less similar name for your own format.`;
  return [createDiagnostic('schema-format-misspelt', locationOf(node), message, { fix })];
}

/** Known formats, and one of other tools with a similar name. */
const SILENT: ReadonlySet<string> = new Set([...FORMATS, 'url']);
