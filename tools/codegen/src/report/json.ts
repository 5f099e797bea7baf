import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';

/** Formats diagnostics for programs: `{ diagnostics: [...] }`, with absolute file paths. */
export function jsonReport(diagnostics: readonly Diagnostic[]): string {
  return JSON.stringify({ diagnostics }, null, 2);
}
