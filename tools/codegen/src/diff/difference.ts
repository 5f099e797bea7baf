import type { Bump, Change } from '@hookbook/diff';
import type { ProviderSubpaths } from '@hookbook/upgrade-check';

export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A change with the places where it is written. */
export interface LocatedChange extends Omit<Change, 'old' | 'new'> {
  readonly old?: Location;
  readonly new?: Location;
  /** For a removal: the nearest remaining place in the new files. */
  readonly nearest?: Location;
  /** Whether only states of the contract that were never released break it. It asks for no bump. */
  readonly unreleased?: true;
  /** The decision of the maintainers that gives the change its severity. */
  readonly policy?: Decision;
}

export interface Difference {
  readonly bump: Bump;
  readonly changes: readonly LocatedChange[];
  readonly events: number;
  /** Those of the older contract, by what changes call them. */
  readonly providers: readonly ProviderSubpaths[];
}

/** Why, until which day, and where the maintainers decided about a change. */
export interface Decision {
  readonly reason: string;
  readonly until: string;
  readonly place: string;
}
