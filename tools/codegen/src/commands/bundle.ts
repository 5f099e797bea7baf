import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { hasErrors } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { bundleFiles } from '../bundle/bundleFiles.ts';
import { HEADER } from '../generate/header.ts';
import { readContract } from '../generate/readContract.ts';
import type { Io } from '../report/io.ts';
import { exitCodeOf, reportPretty } from '../report/outcome.ts';
import { count } from '../report/pretty.ts';
import { EXIT, type ExitCode, UsageError } from '../report/usage.ts';
import { apply } from '../write/apply.ts';
import { compare } from '../write/compare.ts';
import { type SpecOptions, specSettings } from './specSettings.ts';

interface BundleOptions extends SpecOptions {
  readonly out: string;
}

/** Writes the contract as files that can be used without Hookbook, and removes everything else from the folder. */
export async function bundle({ out, ...options }: BundleOptions, io: Io): Promise<ExitCode> {
  const { settings } = await specSettings(options, io);
  const { contract, document, diagnostics } = await readContract(settings.specs, { ...settings, parse: io.parse });
  if (!contract || !document || hasErrors(diagnostics)) {
    io.error(reportPretty(diagnostics, io));
    return exitCodeOf(diagnostics);
  }
  const folder = path.resolve(io.cwd, out);
  await assertReplaceable(folder, out);
  const files = bundleFiles(document, contract);
  await apply(folder, await compare(folder, files), files);
  io.out(`${count(files.length, 'file')} in ${path.relative(io.cwd, folder) || '.'}`);
  return EXIT.clean;
}

/** Prevents a mistyped --out from deleting other files: the folder must be empty or contain an earlier bundle. */
async function assertReplaceable(folder: string, out: string): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  const index = await readFile(path.join(folder, 'index.js'), 'utf8').catch(() => '');
  if (entries.length === 0 || index.startsWith(HEADER)) return;
  throw new UsageError(
    `"${out}" contains files that Hookbook did not write, and \`bundle\` replaces everything in its folder. Choose a new or empty folder with --out.`,
  );
}
