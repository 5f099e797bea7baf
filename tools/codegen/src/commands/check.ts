import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { messageNumbers } from '../generate/messageNumbers.ts';
import { readContract } from '../generate/readContract.ts';
import { githubReport } from '../report/github.ts';
import type { Io } from '../report/io.ts';
import { jsonReport } from '../report/json.ts';
import { exitCodeOf, reportPretty } from '../report/outcome.ts';
import { count, countMessages } from '../report/pretty.ts';
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
  if (format === 'pretty' && contract && diagnostics.length === 0)
    io.out(
      `${countMessages(messageNumbers(contract))} of ${count(contract.providers.length, 'provider')}, no problems`,
    );
  return exitCodeOf(diagnostics);
}

const REPORTS: Readonly<Record<CheckOptions['format'], (diagnostics: readonly Diagnostic[], io: Io) => string>> = {
  pretty: (diagnostics, io) => reportPretty(diagnostics, io),
  json: jsonReport,
  github: (diagnostics, io) => githubReport(diagnostics, io.cwd),
};
