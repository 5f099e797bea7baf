import path from 'node:path';
import { isBreaking, releasedBump } from '@hookbook/diff';
import { changesetBump, rank } from '../diff/changesets.ts';
import { compareWithPolicy } from '../diff/compareWithPolicy.ts';
import { baseSource, type ContractSource, contractSource, releasedSource } from '../diff/contractSources.ts';
import type { Difference } from '../diff/difference.ts';
import { readPolicy } from '../diff/policy.ts';
import { reportGithub, reportMarkdown, reportTerminal } from '../diff/report.ts';
import { rulesText } from '../diff/rulesList.ts';
import { compareWithCommit } from '../diff/sinceRelease.ts';
import type { Io } from '../report/io.ts';
import { EXIT, type ExitCode } from '../report/usage.ts';
import { releasedVersion } from './releasedVersion.ts';
import { type SpecOptions, specSettings } from './specSettings.ts';

interface DiffOptions extends SpecOptions {
  readonly base?: string | undefined;
  readonly head?: string | undefined;
  readonly format: 'terminal' | 'json' | 'markdown' | 'github';
  readonly failOn: 'breaking' | 'undecided' | 'none';
  readonly all: boolean;
  readonly rules: boolean;
}

/** Says what the contract's changes mean for those who receive the events, and fails if they break something. */
export async function diff(
  { base, head, format, failOn, all, rules, ...options }: DiffOptions,
  io: Io,
): Promise<ExitCode> {
  if (rules) {
    io.out(rulesText());
    return EXIT.clean;
  }
  const policy = await readPolicy(io.cwd, new Date());
  const { settings } = await specSettings(options, io);
  const context = { cwd: io.cwd, specs: settings.specs };
  const version = releasedVersion();
  const before = await (base === undefined ? releasedSource(version, context) : baseSource(base, context, head));
  const after = head === undefined ? undefined : await contractSource(head, context);
  try {
    const use = { policy, isComplete: base === undefined };
    const difference = after
      ? await compareWithPolicy(before, after, use)
      : await compareWithCommit(before, { ...settings, ...workingTree(io) }, use, { ...context, version });
    // Changesets are about the working tree.
    const covered = after ? { bump: 'none' as const } : await changesetBump(io.cwd);
    const needed = releasedBump(difference.bump, version);
    const isCovered = !after && rank(covered.bump) >= rank(needed);
    const verdict = verdictOf(difference, { needed, version, covered, isWorkingTree: !after });
    if (format === 'json') io.out(JSON.stringify({ ...jsonOf(difference, before, after), needed }, null, 2));
    else if (format === 'github') io.out(reportGithub(difference));
    else io.out((format === 'markdown' ? reportMarkdown : reportTerminal)(difference, { all, verdict }));
    return fails(difference, failOn) && !isCovered ? EXIT.problems : EXIT.clean;
  } finally {
    await before.dispose();
    await after?.dispose();
  }
}

function workingTree({ cwd }: Io) {
  return { name: 'The working tree', nameOf: (file: string) => path.relative(cwd, file) };
}

/** `breaking` leaves out what could not be decided, which `undecided` includes. */
function fails({ changes }: Difference, failOn: DiffOptions['failOn']): boolean {
  if (failOn === 'none') return false;
  return changes.some(
    (change) => isBreaking(change) && !change.unreleased && (failOn === 'undecided' || !change.undecided),
  );
}

interface Verdict {
  readonly needed: string;
  readonly version: string;
  readonly covered: { readonly bump: string; readonly file?: string };
  readonly isWorkingTree: boolean;
}

function verdictOf({ bump }: Difference, { needed, version, covered, isWorkingTree }: Verdict): string {
  if (bump === 'none') return 'no release is needed.';
  const own = needed === bump ? bump : `${bump}, which is ${needed} before 1.0 (now ${version})`;
  if (!isWorkingTree) return `${own}.`;
  if (covered.bump === 'none') return `${own}. No changeset covers it.`;
  return `${own}. The largest changeset is ${covered.bump}: ${covered.file}`;
}

function jsonOf({ bump, changes }: Difference, before: ContractSource, after: ContractSource | undefined) {
  return { schemaVersion: 1, base: before.name, head: after?.name ?? 'working tree', bump, changes };
}
