import type { Change } from '@hookbook/diff';

/** What a change is about. */
export type ChangedPlace = Pick<Change, 'rule' | 'provider' | 'event' | 'pointer' | 'in' | 'shape'>;

/** A provider in the contract that the project uses. */
export interface ProviderName {
  readonly name: string;
  /** Its subpath in the packages. */
  readonly slug: string;
}
