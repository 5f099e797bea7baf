import { type Bump, bumpOf, isBreaking } from '@hookbook/diff';
import { rank } from './changesets.ts';
import type { ReadSettings } from './compare.ts';
import { compareWithPolicy, type PolicyUse } from './compareWithPolicy.ts';
import { type ContractSource, hasTag, releasedSource, type SourceContext } from './contractSources.ts';
import type { Difference, LocatedChange } from './difference.ts';

interface Release extends SourceContext {
  readonly version: string;
}

/**
 * Compares the working tree with a commit. What the last release does not have may change freely: such changes are marked, and
 * the bump is no larger than what has changed since that release.
 */
export async function compareWithCommit(
  base: ContractSource,
  head: ReadSettings,
  use: PolicyUse,
  { version, ...context }: Release,
): Promise<Difference> {
  const difference = await compareWithPolicy(base, head, use);
  if (difference.bump === 'none' || !base.isCommit || !(await hasTag(version, context))) return difference;
  const release = await releasedSource(version, context);
  try {
    const released = await compareWithPolicy(release, head, { ...use, isComplete: false });
    const changes = withUnreleased(difference.changes, released.changes);
    const own = bumpOf(changes.filter(({ unreleased }) => !unreleased));
    return { ...difference, changes, bump: smaller(own, released.bump) };
  } finally {
    await release.dispose();
  }
}

/** If nothing about an event breaks since the release, what breaks here was never released. */
function withUnreleased(
  changes: readonly LocatedChange[],
  sinceRelease: readonly LocatedChange[],
): readonly LocatedChange[] {
  const subjectOf = ({ provider, event }: LocatedChange) => JSON.stringify([provider, event]);
  const broken = new Set(sinceRelease.filter(isBreaking).map(subjectOf));
  return changes.map((change) =>
    isBreaking(change) && !broken.has(subjectOf(change)) ? { ...change, unreleased: true } : change,
  );
}

function smaller(bump: Bump, other: Bump): Bump {
  return rank(bump) < rank(other) ? bump : other;
}
