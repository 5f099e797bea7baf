import path from 'node:path';
import { isBreaking } from '@hookbook/diff';
import { findUses, loadProject, type Project, ProjectError } from '@hookbook/upgrade-check';
import { compare } from '../diff/compare.ts';
import { type ContractSource, contractSource } from '../diff/contractSources.ts';
import { reportUses, type TouchedChange } from '../diff/usesReport.ts';
import type { Io } from '../report/io.ts';
import { EXIT, type ExitCode, UsageError } from '../report/usage.ts';
import { type SpecOptions, specSettings } from './specSettings.ts';

interface UpgradeCheckOptions extends SpecOptions {
  readonly next: string;
  readonly project: string;
  readonly base?: string | undefined;
  readonly format: 'terminal' | 'json';
}

/** Says which breaking changes of a new version touch the code of a project, and fails if there are any. */
export async function upgradeCheck(
  { next, project: place, base, format, ...options }: UpgradeCheckOptions,
  io: Io,
): Promise<ExitCode> {
  const project = await readProject(path.resolve(io.cwd, place));
  const { settings } = await specSettings(options, io);
  const context = { cwd: io.cwd, specs: settings.specs };
  const before = await contractSource(versionOr(base ?? project.version), context);
  try {
    const after = await contractSource(versionOr(next), context);
    try {
      // The files of a source are there until it is disposed of.
      return await report(project, { before, after, format }, io);
    } finally {
      await after.dispose();
    }
  } finally {
    await before.dispose();
  }
}

interface Versions {
  readonly before: ContractSource;
  readonly after: ContractSource;
  readonly format: UpgradeCheckOptions['format'];
}

async function report(project: Project, { before, after, format }: Versions, io: Io): Promise<ExitCode> {
  const { changes, providers } = await compare(before, after);
  const breaking = changes.filter((change) => isBreaking(change));
  const uses = findUses(project, breaking, providers);
  const touched: readonly TouchedChange[] = breaking.flatMap((change) => {
    const found = (uses.get(change) ?? []).map((use) => ({ ...use, file: path.relative(io.cwd, use.file) }));
    return found.length === 0 ? [] : [{ change, uses: found }];
  });
  const versions = { base: before.name, head: after.name, breaking: breaking.length };
  if (format === 'json') io.out(JSON.stringify({ schemaVersion: 1, ...versions, touched }, null, 2));
  else io.out(reportUses(touched, versions));
  return touched.length > 0 ? EXIT.problems : EXIT.clean;
}

async function readProject(place: string): Promise<Project> {
  try {
    return await loadProject(place);
  } catch (error) {
    if (error instanceof ProjectError) throw new UsageError(error.message);
    throw error;
  }
}

/** A version of the packages is that of the published contract. */
function versionOr(text: string): string {
  return /^\d+\.\d+\.\d+/.test(text) ? `npm:${text}` : text;
}
