import type { Change } from './compare/change.ts';

export type Bump = 'major' | 'minor' | 'patch' | 'none';

/** The bump that changes ask for, by Semantic Versioning. */
export function bumpOf(changes: readonly Pick<Change, 'wire' | 'source'>[]): Bump {
  if (changes.some(isBreaking)) return 'major';
  if (changes.some(({ wire, source }) => wire === 'compatible' || source === 'compatible')) return 'minor';
  return changes.some(({ wire }) => wire === 'docs') ? 'patch' : 'none';
}

export function isBreaking({ wire, source }: Pick<Change, 'wire' | 'source'>): boolean {
  return wire === 'breaking' || source === 'breaking';
}

/** Before 1.0, `^0.x` allows patches only: what breaks is minor, and everything else is a patch. */
export function releasedBump(bump: Bump, version: string): Bump {
  if (!version.startsWith('0.') || bump === 'none') return bump;
  return bump === 'major' ? 'minor' : 'patch';
}
