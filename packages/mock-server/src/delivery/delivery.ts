import type { Wire } from '../faults/fault.ts';
import type { Fault } from '../faults/index.ts';
import type { Body } from '../message/body.ts';
import type { AttemptPlan } from './policy.ts';
import type { Query } from './query.ts';

/** A signed HTTP request that carries one event. Fits `fetch(url, delivery)` and `new Request(url, delivery)`. */
export interface Delivery<B extends Body = string> extends AttemptPlan {
  readonly method: 'POST';
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The signed body: text, to be sent as UTF-8, unless bytes were given. */
  readonly body: B;
  /** Parameters to set in the URL: the hash of the body, if the provider signs it there, or a token. Mostly empty. */
  readonly query: Query;

  /** The provider's name, e.g. `dynamic`. */
  readonly provider: string;
  /** The event type, e.g. `user.created`. */
  readonly event: string;
  /** Lets the receiver skip duplicates. The request contains it if the provider defines where. */
  readonly id: string;
  readonly signature: SignatureInfo;
  readonly fault?: Fault;
  /** How the request is written to its connection, if a fault changes that. `send` does it. */
  readonly wire?: Wire;
  /** The headers of an attempt at the given time: a signed timestamp is signed again, and so is the URL. */
  readonly headersAt: (now: Date, url?: string) => Readonly<Record<string, string>>;
  /** The same event again, at the given time: with its id, and marked as a redelivery if the contract says how. */
  readonly redelivery: (now?: Date) => Delivery<B>;
}

export interface SignatureInfo {
  /** The name of a scheme that many know, or the algorithm. */
  readonly scheme: string;
  /** The header that contains the signature, in lower case; absent if it is elsewhere. */
  readonly header?: string;
  /** The headers that contain further signatures. */
  readonly furtherHeaders?: readonly string[];
  /** The parameter of the query that contains a token. */
  readonly query?: string;
  /** Whether the header or the query contains the secret itself. */
  readonly isToken?: true;
  /** `hookbook` if the vendor publishes no scheme and Hookbook chose this one. */
  readonly origin: 'vendor' | 'hookbook';
  /** The scheme, its origin and the fault if there is one, as a sentence. */
  readonly note: string;
}
