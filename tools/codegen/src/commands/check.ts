import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { readContract } from '../generate/readContract.ts';
import { githubReport } from '../report/github.ts';
import type { Io } from '../report/io.ts';
import { jsonReport } from '../report/json.ts';
import { exitCodeOf, reportPretty } from '../report/outcome.ts';
import { count } from '../report/pretty.ts';
import type { ExitCode } from '../report/usage.ts';
import { type SpecOptions, specSettings } from './specSettings.ts';

interface CheckOptions extends SpecOptions {
  readonly format: 'pretty' | 'json' | 'github';
}

/** Reports every problem in a spec on standard output. */
export async function check({ format, ...options }: CheckOptions, io: Io): Promise<ExitCode> {
  const { settings } = await specSettings(options, io);
  const { contract, diagnostics } = await readContract(settings.specs, { ...settings, parse: io.parse });
  const report = REPORTS[format](diagnostics, io);
  if (report !== '') io.out(report);
  const providers = contract?.providers ?? [];
  const events = providers.flatMap((provider) => provider.events);
  if (format === 'pretty' && diagnostics.length === 0)
    io.out(`${count(events.length, 'event')} of ${count(providers.length, 'provider')}, no problems`);
  return exitCodeOf(diagnostics);
}

const REPORTS: Readonly<Record<CheckOptions['format'], (diagnostics: readonly Diagnostic[], io: Io) => string>> = {
  pretty: (diagnostics, io) => reportPretty(diagnostics, io),
  json: jsonReport,
  github: (diagnostics, io) => githubReport(diagnostics, io.cwd),
};
