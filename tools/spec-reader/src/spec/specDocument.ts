import type { SpecFile } from './file/specFile.ts';
import type { Resources } from './resources.ts';

/** The root document with every file that it refers to, directly or indirectly. */
export interface SpecDocument {
  readonly root: SpecFile;
  /** By absolute path, or by URI if the file was found by its URI. Includes the root document. */
  readonly files: ReadonlyMap<string, SpecFile>;
  /** The schemas that declare an `$id`, `$anchor` or `$schema`. */
  readonly resources: Resources;
  /** SHA-256 of the names and contents of all files. */
  readonly hash: string;
}
