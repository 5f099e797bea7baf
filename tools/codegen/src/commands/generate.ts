import path from 'node:path';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { ARTIFACTS, type Artifact } from '../generate/artifacts.ts';
import { type GenerateOptions, type GenerateResult, generate } from '../generate/generate.ts';
import type { Io } from '../report/io.ts';
import { startProgress } from '../report/progress.ts';
import { staleReport, summary } from '../report/summary.ts';
import { EXIT, type ExitCode, UsageError } from '../report/usage.ts';
import { isEmpty } from '../write/compare.ts';
import { exitCodeOf, reportPretty } from './check.ts';
import { type SpecOptions, specSettings } from './specSettings.ts';
import { watch } from './watch.ts';

interface GenerateCommandOptions extends SpecOptions {
  readonly artifacts: readonly string[];
  readonly out: string;
  readonly check: boolean;
  readonly watch: boolean;
}

/** Generates artifacts once, compares them with `--check`, or generates on every save with `--watch`. */
export async function generateCommand(options: GenerateCommandOptions, io: Io): Promise<ExitCode> {
  const { check } = options;
  const settings = await specSettings(options, io);
  const out = path.resolve(io.cwd, options.out);
  const artifacts = selectArtifacts(options.artifacts);
  if (check && options.watch) throw new UsageError('--check cannot be combined with --watch.');
  const run = () => generateOnce({ ...settings, out, artifacts, check }, io);
  if (!options.watch) return exitOf(await run(), options, io);
  const generated = artifacts.map(({ folder }) => path.resolve(out, folder));
  return watch({ ...settings, generated, io, run });
}

function selectArtifacts(names: readonly string[]): readonly Artifact[] {
  const available = ARTIFACTS.map(({ name }) => name);
  const unknown = names.find((name) => !available.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(
      `Unknown artifact "${unknown}".${didYouMean(unknown, available)} Available artifacts: ${available.join(', ')}.`,
    );
  }
  return names.length === 0 ? ARTIFACTS : ARTIFACTS.filter(({ name }) => names.includes(name));
}

async function generateOnce(options: GenerateOptions, io: Io): Promise<GenerateResult> {
  const progress = startProgress(io);
  const result = await generate({ ...options, parse: io.parse, onStage: progress.stage }).finally(progress.stop);
  const report = reportPretty(result.diagnostics, io);
  if (report !== '') io.error(report);
  if (hasErrors(result.diagnostics))
    io.error('\nNothing generated. Fix the errors above first; existing packages are unchanged.');
  else if (!options.check) io.out(summary(result));
  return result;
}

/** Reports the result of `--check`, and returns the exit code of the run. */
function exitOf(result: GenerateResult, options: GenerateCommandOptions, io: Io): ExitCode {
  const exit = exitCodeOf(result.diagnostics);
  if (exit !== EXIT.clean || !options.check) return exit;
  if (result.artifacts.every(({ changes }) => isEmpty(changes))) {
    io.out(`${result.artifacts.map(({ name }) => name).join(', ')}: up to date`);
    return EXIT.clean;
  }
  io.error(staleReport(result, commandFor(options)));
  return EXIT.problems;
}

/** The command that updates stale files, for the user to run. */
function commandFor({ artifacts, specs, root, overlay = [], out }: GenerateCommandOptions): string {
  const options = [
    specs === 'specs/asyncapi.yaml' ? '' : ` --specs ${shellWord(specs)}`,
    root === undefined ? '' : ` --root ${shellWord(root)}`,
    ...overlay.map((file) => ` --overlay ${shellWord(file)}`),
    out === 'packages' ? '' : ` --out ${shellWord(out)}`,
  ];
  return `npx hookbook generate${artifacts.map((name) => ` ${name}`).join('')}${options.join('')}`;
}

/** Quotes a word for the shell if necessary. */
function shellWord(text: string): string {
  return /^[\w./@%+=:,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
