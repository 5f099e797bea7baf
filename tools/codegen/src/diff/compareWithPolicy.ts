import { bumpOf } from '@hookbook/diff';
import { UsageError } from '../report/usage.ts';
import { compare, type ReadSettings } from './compare.ts';
import type { Difference } from './difference.ts';
import { applyPolicy, type PolicyEntry } from './policy.ts';

export interface PolicyUse {
  readonly policy: readonly PolicyEntry[];
  /** Whether each entry has to match a change. Compared with another base, its change may have been released already. */
  readonly isComplete: boolean;
}

/** Compares two contracts as the maintainers see the changes. Rejects with a `UsageError` for an entry that matches no change. */
export async function compareWithPolicy(
  base: ReadSettings,
  head: ReadSettings,
  { policy, isComplete }: PolicyUse,
): Promise<Difference> {
  const compared = await compare(base, head);
  const { changes, unused } = applyPolicy(compared.changes, policy);
  if (isComplete && unused[0])
    throw new UsageError(`${unused[0].place}: This entry matches no change. Correct or remove it.`);
  return { ...compared, changes, bump: bumpOf(changes) };
}
