import type { SpecFiles } from '../../specs/acme.ts';
import type { Expected } from '../../specs/diagnosed.ts';

/** A spec with the complete list of diagnostics expected for it. docs/diagnostics.md shows some as examples. */
export interface Case {
  /** A noun phrase. */
  readonly name: string;
  readonly given: SpecFiles;
  /** Files of the spec that are applied as overlays. */
  readonly overlays?: readonly string[];
  readonly expected: readonly Expected[];
}
