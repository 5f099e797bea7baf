import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { releasedBump } from '@hookbook/diff';
import { generatedPackages, SPECS_PACKAGE, writeContractChangeset } from '../diff/changesets.ts';
import { baseSource, type ContractSource, type SourceContext } from '../diff/contractSources.ts';
import { readPolicy } from '../diff/policy.ts';
import { changeBullets } from '../diff/report.ts';
import { compareWithCommit } from '../diff/sinceRelease.ts';
import type { Io } from '../report/io.ts';
import { EXIT, type ExitCode } from '../report/usage.ts';
import { releasedVersion } from './releasedVersion.ts';
import { type SpecOptions, specSettings } from './specSettings.ts';

interface ChangesetOptions extends SpecOptions {
  readonly base?: string | undefined;
}

/** Writes into a changeset what has changed since the branch began, with the bump that the next release needs. */
export async function changeset({ base, ...options }: ChangesetOptions, io: Io): Promise<ExitCode> {
  const policy = await readPolicy(io.cwd, new Date());
  const { settings } = await specSettings(options, io);
  const context = { cwd: io.cwd, specs: settings.specs };
  const version = releasedVersion();
  const beginning = await beginningOf(base, context);
  const head = { ...settings, name: 'The working tree' };
  const use = { policy, isComplete: false };
  const { changes, bump } = await compareWithCommit(beginning, head, use, { ...context, version }).finally(
    beginning.dispose,
  );
  const needed = releasedBump(bump, version);
  if (needed === 'none') {
    io.out('No released part of the contract has changed. No changeset is needed.');
    return EXIT.clean;
  }
  const generated = await generatedPackages(io.cwd);
  const file = await writeContractChangeset(io.cwd, { bump: needed, generated, bullets: changeBullets(changes) });
  const others = generated.length > 0 ? ' and the packages that are generated from it' : '';
  io.out(`${file} sets ${needed} for ${SPECS_PACKAGE}${others}. Add notes for your users outside the marked part.`);
  return EXIT.clean;
}

/** Where the branch began: at the base branch of the changesets, as the remote has it. */
async function beginningOf(base: string | undefined, context: SourceContext): Promise<ContractSource> {
  if (base !== undefined) return baseSource(base, context);
  const config = await readFile(path.join(context.cwd, '.changeset/config.json'), 'utf8').catch(() => '{}');
  const { baseBranch = 'main' } = JSON.parse(config) as { readonly baseBranch?: string };
  return baseSource(`git:origin/${baseBranch}`, context).catch(() => baseSource(`git:${baseBranch}`, context));
}
