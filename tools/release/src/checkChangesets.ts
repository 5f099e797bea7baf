import { readChangesets } from '@changesets/read';
import { changedPackages } from './changedPackages.ts';
import { branchPoint, git } from './git.ts';
import { inRepository, releasedVersion } from './repository.ts';
import { outputOf } from './runCommand.ts';

const BUMPS = ['none', 'patch', 'minor', 'major'] as const;
type Bump = (typeof BUMPS)[number];

/**
 * What the changesets of a branch leave out, beside what it began with: a change of the contract that needs a larger bump,
 * or packages that users get with other files. `built` is the base with its packages built, to compare them.
 */
export async function changesetProblems(
  base: string | undefined,
  built: string | undefined,
): Promise<readonly string[]> {
  const beginning = branchPoint(base);
  // The pull request of a release has used up the changesets.
  if (versionAt(beginning) !== (await releasedVersion())) return [];
  const root = inRepository('');
  const isNew = (await readChangesets(root, beginning)).length > 0;
  const pending = (await readChangesets(root)).flatMap(({ releases }) => releases.map(({ type }) => type));
  const needed = await neededBump(beginning);
  const largest = largestOf(pending);
  if (needed !== 'none' && !isNew)
    return ['The contract has changed, and no changeset says so. Run npm run changeset, and commit the file.'];
  if (rank(needed) > rank(largest))
    return [`The contract needs a ${needed} release, and the changesets say ${largest}. Run npm run changeset.`];
  if (isNew || built === undefined) return [];
  const changed = await changedPackages(built, root);
  if (changed.length === 0) return [];
  return [
    `Users get other files of ${changed.join(', ')}, and no changeset says so. Run npx changeset, and commit the file.`,
  ];
}

function versionAt(commit: string): string {
  return (JSON.parse(git('show', `${commit}:specs/package.json`)) as { readonly version: string }).version;
}

/** What the changes of the contract mean, as `hookbook diff` says. */
async function neededBump(beginning: string): Promise<Bump> {
  const output = await outputOf('npx', ['hookbook', 'diff', beginning, '--format', 'json', '--fail-on', 'none']);
  return (JSON.parse(output) as { readonly needed: Bump }).needed;
}

function largestOf(bumps: readonly Bump[]): Bump {
  return BUMPS[Math.max(0, ...bumps.map(rank))] ?? 'none';
}

function rank(bump: Bump): number {
  return BUMPS.indexOf(bump);
}
