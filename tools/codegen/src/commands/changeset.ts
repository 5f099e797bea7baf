import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Bump, releasedBump } from '@hookbook/diff';
import { generatedPackages, rank, SPECS_PACKAGE, writeContractChangeset } from '../diff/changesets.ts';
import { compareWithPolicy } from '../diff/compareWithPolicy.ts';
import {
  baseSource,
  type ContractSource,
  hasTag,
  releasedSource,
  type SourceContext,
} from '../diff/contractSources.ts';
import type { Difference } from '../diff/difference.ts';
import { readPolicy } from '../diff/policy.ts';
import { changeBullets } from '../diff/report.ts';
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
  const sinceBase = async (source: ContractSource): Promise<Difference> => {
    const head = { ...settings, name: 'The working tree' };
    try {
      return await compareWithPolicy({ name: source.name, specs: source.specs }, head, { policy, isComplete: false });
    } finally {
      await source.dispose();
    }
  };
  const { changes, bump } = await sinceBase(await beginningOf(base, context));
  // What the last release does not contain may change freely.
  const released =
    bump !== 'none' && (await hasTag(version, context))
      ? (await sinceBase(await releasedSource(version, context))).bump
      : bump;
  const needed = releasedBump(smaller(bump, released), version);
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

function smaller(bump: Bump, other: Bump): Bump {
  return rank(bump) < rank(other) ? bump : other;
}

/** Where the branch began: at the base branch of the changesets, as the remote has it. */
async function beginningOf(base: string | undefined, context: SourceContext): Promise<ContractSource> {
  if (base !== undefined) return baseSource(base, context);
  const config = await readFile(path.join(context.cwd, '.changeset/config.json'), 'utf8').catch(() => '{}');
  const { baseBranch = 'main' } = JSON.parse(config) as { readonly baseBranch?: string };
  return baseSource(`git:origin/${baseBranch}`, context).catch(() => baseSource(`git:${baseBranch}`, context));
}
