import type { SpecFile } from './file/specFile.ts';
import type { Resources } from './resources.ts';

/** A root document with every file that it refers to, directly or not. */
export interface SpecDocument {
  readonly root: SpecFile;
  /** By absolute path, or by URI where a file was supplied by one; the root document is among them. */
  readonly files: ReadonlyMap<string, SpecFile>;
  /** What the schemas in the files declare about themselves. */
  readonly resources: Resources;
  /** SHA-256 over names and contents of all files. */
  readonly hash: string;
}
