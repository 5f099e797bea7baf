import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Diagnostics for programs: `{ diagnostics: [...] }`, files as absolute paths. */
export function jsonReport(diagnostics: readonly Diagnostic[]): string {
  return JSON.stringify({ diagnostics }, null, 2);
}
