import type { Body } from '../message/body.ts';

/** An HTTP request that was sent once, or that could be. */
export interface RecordedRequest {
  readonly method: string;
  /** Empty if it is not known. */
  readonly url: string;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
  /** Whose delivery it is, if it was read from a store: stores have no signatures. */
  readonly unsignedBy?: string;
}
