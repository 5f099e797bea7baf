import type { Change } from '@hookbook/diff';

/** What a change is about. */
export type ChangedPlace = Pick<Change, 'rule' | 'provider' | 'event' | 'pointer' | 'in' | 'shape'>;

/** What changes call a provider, and where the packages of the project have it. */
export interface ProviderSubpaths {
  readonly name: string;
  /** Several if it keeps the names that it had before. */
  readonly subpaths: readonly string[];
}
