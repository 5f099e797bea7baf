import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { nearest } from '@hookbook/spec-reader/diagnostics/suggest';
import { locationOf, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';

/** Reports an extension whose name is similar to one of Hookbook's: a typo would silently drop its value. */
export function misspeltExtension(
  code: 'extension-invalid' | 'schema-keyword-unknown',
  [name, value]: readonly [string, SpecNode],
  extensions: readonly string[],
): Diagnostic[] {
  const extension = nearest(name, extensions);
  if (extension === undefined) return [];
  const message = `Unknown extension "${name}". Did you mean "${extension}"?`;
  const fix = `Rename it to "${extension}", or choose a less similar name for your own extension.`;
  return [createDiagnostic(code, locationOf(value, 'key'), message, { fix })];
}
