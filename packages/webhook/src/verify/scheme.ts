import type { Awaitable } from '../crypto/awaitable.ts';
import type { Content } from '../crypto/content.ts';
import type { HashName } from '../crypto/hash.ts';
import type { NodeCrypto } from '../crypto/runtime.ts';
import type { Found } from './format.ts';
import type { Refused, Verification } from './result.ts';

/**
 * How requests are verified: a `Signature` as functions. A bundler keeps only those that a scheme has.
 */
export interface Scheme {
  /** Where the signature is. */
  readonly place: Place;
  readonly format: (value: string) => Found;
  /** The bytes of a signature; undefined if it is not in the right form. */
  readonly decode: (text: string) => Uint8Array | undefined;
  readonly algorithm: SchemeAlgorithm;
  /** The signed content. Text stands for itself. */
  readonly content: readonly (ContentPiece | Value<Awaitable<Content>>)[];
  readonly timestamp?: SchemeTimestamp;
  /** Where the id is, unless it is in the format. */
  readonly id?: Place;
  /** Other signatures of the same request, as `further` prepares them. Any of them proves the sender, too. */
  readonly also?: FurtherSchemes;
}

/** Prepares a verifier of a scheme with its further signatures. Other schemes need none of its code. */
export interface FurtherSchemes {
  (
    scheme: Scheme,
    secrets: readonly string[],
    tolerance: number | undefined,
    now: () => number,
    node: NodeCrypto | undefined,
  ): SchemeVerifier;
  readonly schemes: readonly Scheme[];
}

export interface VerifierOptions {
  /** Replaces the tolerance of the scheme, in seconds. */
  readonly tolerance?: number;
  /** The current time in milliseconds; `Date.now` by default. */
  readonly now?: () => number;
}

export interface Runtime {
  readonly node: NodeCrypto | undefined;
}

/** A verifier that answers at once where the runtime can. */
export interface SchemeVerifier {
  readonly verify: (request: SignedRequest) => Awaitable<Verification>;
}

export interface Verifier {
  /** Verifies the raw bytes of a request. Never throws. */
  readonly verify: (request: SignedRequest) => Promise<Verification>;
}

/** Prepares a check with one secret or public key. Throws a `SecretError` if it is unusable. */
export interface SchemeAlgorithm {
  (secret: string, node: NodeCrypto | undefined): Check;
  /** That of an HMAC. */
  readonly hash?: HashName;
}

/** Whether any of the signatures is that of the content. */
export type Check = (content: Content, candidates: readonly Uint8Array[]) => Awaitable<boolean>;

/** When an attempt was signed, as text, and whether that is recent. */
export interface SchemeTimestamp {
  readonly read: (attempt: Attempt) => string | undefined;
  readonly check: (text: string | undefined, clock: Clock) => Date | Refused;
}

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Replaces the tolerance of the scheme, in milliseconds. */
  readonly tolerance: number | undefined;
}

/** A value of an attempt. */
export interface Value<Result> {
  /** For messages, e.g. `header x-signature`. */
  readonly label: string;
  readonly read: (attempt: Attempt) => Result;
}

/** A header, a member of the payload, or a parameter of the query. */
export type Place = Value<string | undefined>;

export type ContentPiece = string | Value<Awaitable<string | Uint8Array | undefined>>;

/** A request that is being verified. */
export interface Attempt {
  readonly request: SignedRequest;
  readonly node: NodeCrypto | undefined;
  readonly timestamp?: string | undefined;
  readonly id?: string | undefined;
  readonly secret?: string | undefined;
}

/** A request as it was received. */
export interface SignedRequest {
  /** Upper-case; `POST` if it is missing. */
  readonly method?: string;
  /** The complete URL that the provider calls, for schemes that sign it. */
  readonly url?: string | undefined;
  readonly headers: HeadersLike;
  /** The raw bytes. A body that was decoded or parsed is another one. */
  readonly body: Uint8Array;
}

/** `Headers`, or an object in which names are in lower case, as in Node. */
export type HeadersLike =
  | { readonly get: (name: string) => string | null | undefined }
  | Readonly<Record<string, string | readonly string[] | undefined>>;
