import type { SpecFiles } from '../../specs/acme.ts';
import type { Expected } from '../../specs/diagnosed.ts';

/** A spec with one fault, or several, and everything that may be said about it. */
export interface Case {
  readonly name: string;
  readonly given: SpecFiles;
  readonly want: readonly Expected[];
}
