import path from 'node:path';
import { ARTIFACTS, type Artifact } from '../artifacts.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { type GenerateOptions, type GenerateResult, generate } from '../generate.ts';
import type { Io } from '../io.ts';
import { startProgress } from '../report/progress.ts';
import { staleReport, summary } from '../report/summary.ts';
import { EXIT, type ExitCode, UsageError } from '../usage.ts';
import { isEmpty } from '../write/compare.ts';
import { exitCodeOf, reportPretty } from './check.ts';
import { watch } from './watch.ts';

interface GenerateCommandOptions {
  readonly artifacts: readonly string[];
  readonly specs: string;
  readonly out: string;
  readonly check: boolean;
  readonly watch: boolean;
}

export async function generateCommand(options: GenerateCommandOptions, io: Io): Promise<ExitCode> {
  const { check } = options;
  const specs = path.resolve(io.cwd, options.specs);
  const out = path.resolve(io.cwd, options.out);
  const artifacts = chosen(options.artifacts);
  if (check && options.watch) throw new UsageError('--check and --watch exclude each other.');
  const run = () => generateOnce({ specs, out, artifacts, check }, io);
  if (!options.watch) return exitOf(await run(), options, io);
  return watch({ specs, io, run });
}

function chosen(names: readonly string[]): readonly Artifact[] {
  const known = ARTIFACTS.map(({ name }) => name);
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined) {
    throw new UsageError(`There is no artifact "${wrong}".${didYouMean(wrong, known)} Known: ${known.join(', ')}.`);
  }
  return names.length === 0 ? ARTIFACTS : ARTIFACTS.filter(({ name }) => names.includes(name));
}

async function generateOnce(options: GenerateOptions, io: Io): Promise<GenerateResult> {
  const progress = startProgress(io);
  const result = await generate({ ...options, parse: io.parse, onStage: progress.stage }).finally(progress.stop);
  const problems = reportPretty(result.diagnostics, io);
  if (problems !== '') io.error(problems);
  if (hasErrors(result.diagnostics))
    io.error('\nNothing was generated: a spec with errors leaves the packages as they are.');
  else if (!options.check) io.out(summary(result));
  return result;
}

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

function commandFor({ artifacts, specs, out }: GenerateCommandOptions): string {
  const optional = [
    specs === 'specs/asyncapi.yaml' ? '' : ` --specs ${shellWord(specs)}`,
    out === 'packages' ? '' : ` --out ${shellWord(out)}`,
  ];
  return `npx hookbook generate${artifacts.map((name) => ` ${name}`).join('')}${optional.join('')}`;
}

/** A word of a command line, to be copied into a shell. */
function shellWord(text: string): string {
  return /^[\w./@%+=:,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
