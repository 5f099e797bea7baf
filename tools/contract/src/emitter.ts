import type { Contract } from './contract.ts';

/** One file of an artifact. */
export interface GeneratedFile {
  /** Relative to the generated folder of the artifact, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Turns the contract into the files of one artifact. Pure: equal contracts give equal files. */
export type Emitter = (contract: Contract) => readonly GeneratedFile[] | Promise<readonly GeneratedFile[]>;
