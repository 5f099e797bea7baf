import { type Diagnostic, hasErrors } from '@hookbook/spec-reader/diagnostics/diagnostic';
import type { Io } from './io.ts';
import { prettyReport } from './pretty.ts';
import { textReader } from './textReader.ts';
import { EXIT, type ExitCode } from './usage.ts';

/** The report for people; empty if there are no diagnostics. */
export function reportPretty(diagnostics: readonly Diagnostic[], io: Io, maxPerCode?: number): string {
  if (diagnostics.length === 0) return '';
  return prettyReport(diagnostics, { textOf: textReader(), color: io.color, cwd: io.cwd, maxPerCode });
}

/** Warnings do not fail a run. A spec that cannot be found is a usage error. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): ExitCode {
  if (diagnostics.some(({ code }) => code === 'spec-not-found')) return EXIT.usage;
  return hasErrors(diagnostics) ? EXIT.problems : EXIT.clean;
}
