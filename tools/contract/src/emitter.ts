import type { Contract } from './contract.ts';
import type { TextCache } from './textCache.ts';

/** One file of an artifact. */
export interface GeneratedFile {
  /** Relative to the generated folder of the artifact, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Turns the contract into the files of one artifact. Pure: equal contracts give equal files, with any cache. */
export type Emitter = (
  contract: Contract,
  cache?: TextCache,
) => readonly GeneratedFile[] | Promise<readonly GeneratedFile[]>;
