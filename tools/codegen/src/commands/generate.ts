import path from 'node:path';
import { hasErrors } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import type { Config } from '../config/readConfig.ts';
import { SITE_URL_FORM, siteUrlOf } from '../config/siteUrl.ts';
import { ARTIFACTS, type Artifact } from '../generate/artifacts.ts';
import type { GenerateOptions, GenerateResult, Generator } from '../generate/generate.ts';
import { openLastRun, type Run } from '../manifest/lastRun.ts';
import type { Io } from '../report/io.ts';
import { exitCodeOf, reportPretty } from '../report/outcome.ts';
import { startProgress } from '../report/progress.ts';
import { staleReport, summary } from '../report/summary.ts';
import { EXIT, type ExitCode, UsageError } from '../report/usage.ts';
import { isEmpty } from '../write/compare.ts';
import { assertGenerated } from './artifactFolders.ts';
import { baseFolder, DEFAULT_SPECS, type SpecOptions, specSettings } from './specSettings.ts';

interface GenerateCommandOptions extends SpecOptions {
  readonly artifacts: readonly string[];
  readonly out?: string;
  readonly siteUrl?: string;
  readonly payloadCheck?: boolean;
  readonly check: boolean;
  readonly watch: boolean;
}

const DEFAULT_OUT = 'packages';

/** Generates artifacts once, compares them with `--check`, or generates on every save with `--watch`. */
export async function generateCommand(options: GenerateCommandOptions, io: Io): Promise<ExitCode> {
  const { check } = options;
  if (check && options.watch) throw new UsageError('--check cannot be combined with --watch.');
  const { settings, config } = await specSettings(options, io);
  const { out, artifacts } = outputOf(options, config, io.cwd);
  const siteUrl = siteUrlFrom(options, config);
  // The config knows what is built beside the documentation, and says nothing about another folder.
  const payloadCheck = options.payloadCheck ?? (options.out === undefined ? config?.payloadCheck : undefined);
  if (options.out === undefined && config?.artifacts)
    for (const { folder } of artifacts) await assertGenerated(path.join(out, folder), folder);
  const runOptions = { ...settings, out, artifacts, siteUrl, payloadCheck, check };
  const generator = lazyGenerator(runOptions);
  const run = () => generateOnce(runOptions, generator, io);
  if (!options.watch) return exitOf(await run().finally(generator.close), options, io);
  const generated = artifacts.map(({ folder }) => path.resolve(out, folder));
  const { watch } = await import('./watch.ts');
  return watch({ ...settings, generated, io, run });
}

function siteUrlFrom(options: GenerateCommandOptions, config: Config | undefined): string | undefined {
  const written = options.siteUrl ?? config?.siteUrl;
  if (written === undefined) return undefined;
  const siteUrl = siteUrlOf(written);
  if (siteUrl === undefined) throw new UsageError(`--site-url must be ${SITE_URL_FORM}, not "${written}".`);
  return siteUrl;
}

interface Output {
  /** Absolute. */
  readonly out: string;
  readonly artifacts: readonly Artifact[];
}

/** What is generated, and where: in the folders of the config, unless `--out` names the folder of all packages. */
function outputOf(options: GenerateCommandOptions, config: Config | undefined, cwd: string): Output {
  const base = baseFolder(config, cwd);
  if (options.out !== undefined || !config?.artifacts) {
    const out = options.out === undefined ? path.resolve(base, DEFAULT_OUT) : path.resolve(cwd, options.out);
    const defaults = ARTIFACTS.filter(({ isOptional }) => !isOptional);
    return { out, artifacts: selectArtifacts(options.artifacts, defaults) };
  }
  const { artifacts: folders, file } = config;
  const missing = options.artifacts.find((name) => !Object.hasOwn(folders, name));
  if (missing !== undefined)
    throw new UsageError(`Artifact "${missing}" has no folder in ${path.basename(file)}. Add it there, or set --out.`);
  const artifacts = selectArtifacts(options.artifacts, ARTIFACTS).flatMap((artifact) => {
    const folder = folders[artifact.name];
    return folder === undefined ? [] : [{ ...artifact, folder: path.relative(base, folder).split(path.sep).join('/') }];
  });
  return { out: base, artifacts };
}

/** The artifacts with these names, or the default ones if none is named. */
function selectArtifacts(names: readonly string[], defaults: readonly Artifact[]): readonly Artifact[] {
  const available: readonly string[] = ARTIFACTS.map(({ name }) => name);
  const unknown = names.find((name) => !available.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(
      `Unknown artifact "${unknown}".${didYouMean(unknown, available)} Available artifacts: ${available.join(', ')}.`,
    );
  }
  return names.length === 0 ? defaults : ARTIFACTS.filter(({ name }) => names.includes(name));
}

async function generateOnce(options: GenerateOptions, generator: LazyGenerator, io: Io): Promise<GenerateResult> {
  const progress = startProgress(io);
  const { result, remember } = await generateIfChanged(
    { ...options, parse: io.parse, onStage: progress.stage },
    generator,
  ).finally(progress.stop);
  const report = reportPretty(result.diagnostics, io);
  if (report !== '') io.error(report);
  if (hasErrors(result.diagnostics))
    io.error('\nNothing generated. Fix the errors above first; existing packages are unchanged.');
  else if (!options.check) io.out(summary(result));
  // Nobody waits for it.
  await remember();
  return result;
}

/** Only if the last run did not leave the generated files as they should be. */
async function generateIfChanged(options: GenerateOptions, { load }: LazyGenerator): Promise<Run> {
  const lastRun = await openLastRun(options);
  const repeated = await lastRun.repeated();
  if (repeated) return repeated;
  const { generate, save } = await load();
  const run = await generate(options, lastRun.folder);
  const { result } = run;
  const isWritten = !options.check || result.artifacts.every(({ changes }) => isEmpty(changes));
  return {
    result,
    remember: async () => {
      if (isWritten && !hasErrors(result.diagnostics)) await lastRun.replace(run);
      await save();
    },
  };
}

/** Loads the generator when it is needed for the first time, and keeps it for the next run. */
interface LazyGenerator {
  readonly load: () => Promise<Generator>;
  readonly close: () => Promise<void>;
}

function lazyGenerator(options: GenerateOptions): LazyGenerator {
  let loading: Promise<Generator> | undefined;
  return {
    load: () => {
      loading ??= import('../generate/generate.ts').then((module) => module.createGenerator(options));
      return loading;
    },
    close: async () => (await loading)?.close(),
  };
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
function commandFor(command: GenerateCommandOptions): string {
  const { artifacts, specs, root, overlay = [], include, config, out, siteUrl, payloadCheck } = command;
  const options = [
    config === undefined ? '' : ` --config ${shellWord(config)}`,
    specs === undefined || specs === DEFAULT_SPECS ? '' : ` --specs ${shellWord(specs)}`,
    root === undefined ? '' : ` --root ${shellWord(root)}`,
    ...overlay.map((file) => ` --overlay ${shellWord(file)}`),
    include === undefined ? '' : ` --include ${include}`,
    out === undefined || out === DEFAULT_OUT ? '' : ` --out ${shellWord(out)}`,
    siteUrl === undefined ? '' : ` --site-url ${shellWord(siteUrl)}`,
    payloadCheck ? ' --payload-check' : '',
  ];
  return `npx hookbook generate${artifacts.map((name) => ` ${name}`).join('')}${options.join('')}`;
}

/** Quotes a word for the shell if necessary. */
function shellWord(text: string): string {
  return /^[\w./@%+=:,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
