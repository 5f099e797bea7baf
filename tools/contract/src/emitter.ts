import type { Contract } from './contract.ts';
import type { TextCache } from './textCache.ts';

/** One file of an artifact. */
export interface GeneratedFile {
  /** Relative to the generated folder of the artifact, with `/`. */
  readonly path: string;
  /** It may be made when it is asked for. */
  readonly text: string;
  /** Identifies the text, like the key of a cache: two runs with the same key for this path have the same text. */
  readonly key?: string;
}

/** Turns the contract into the files of one artifact. Pure: equal contracts give equal files, with any cache. */
export type Emitter = (
  contract: Contract,
  cache?: TextCache,
) => readonly GeneratedFile[] | Promise<readonly GeneratedFile[]>;
