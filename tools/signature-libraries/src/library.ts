import type { ImportPackage } from '@hookbook/testkit/installLibraries';

/** A request that a library verifies, with one secret. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly secret: string;
}

/** Whether the library accepts a request. One that throws rejects it. */
export type Accepts = (received: Received) => unknown;

/** The headers that the library would add when it signs. */
export type Signs = (
  received: Received,
) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;

/** A library that a provider publishes. */
export interface Library {
  /** The npm package. */
  readonly name: string;
  /** Exact. */
  readonly version: string;
  /** What verifies. */
  readonly verifier: string;
  readonly schemes: readonly string[];
  /** Imports a package of the folder into which the libraries are installed. */
  readonly load: (importPackage: ImportPackage) => Promise<{ readonly accepts: Accepts; readonly signs?: Signs }>;
}
