import type { Asymmetric, Content, Crypto, HashName, PublicKey } from '../crypto/crypto.ts';
import { runtimeCrypto } from '../crypto/runtime.ts';
import { type Piece, parseContent, pointerPath } from '../signature/content.ts';
import { durationMs } from '../signature/duration.ts';
import type { Place, Signature } from '../signature/signature.ts';
import { signedContent } from './content.ts';
import { decode } from './decode.ts';
import { type Found, formatReader } from './format.ts';
import { headerOf, memberReader, type SignedRequest } from './request.ts';
import { publicKeyOf, SecretError, secretBytes } from './secrets.ts';
import { readTimestamp } from './timestamp.ts';

/** More would only be sent to keep the receiver busy. */
const MAX_SIGNATURES = 16;

export type Verification = Verified | Refused;

/** The request comes from somebody who knows the secret. */
export interface Verified {
  readonly ok: true;
  /** The index of the secret that matched: 1 if only the second one did, during a rotation. */
  readonly secretIndex: number;
  /** When the attempt was signed. */
  readonly timestamp?: Date;
  /** The id of the delivery. */
  readonly id?: string;
}

export interface Refused {
  readonly ok: false;
  readonly code: RefusalCode;
  /** For logs. It contains no secret and no signature. Do not send it to the caller. */
  readonly message: string;
}

export type RefusalCode =
  | 'no-signature'
  | 'malformed-signature'
  | 'no-timestamp'
  | 'malformed-timestamp'
  | 'too-old'
  | 'too-new'
  | 'missing-content'
  | 'no-match';

export interface VerifierOptions {
  /** Replaces the tolerance of the scheme, in seconds. */
  readonly tolerance?: number;
  /** The current time in milliseconds; `Date.now` by default. */
  readonly now?: () => number;
}

export interface Verifier {
  /** Verifies the raw bytes of a request. Never throws. */
  readonly verify: (request: SignedRequest) => Promise<Verification>;
}

/**
 * Prepares a verifier. `secrets` are all that are active, the newest first; for asymmetric algorithms they are public keys.
 * Throws a `SecretError` if a secret is empty, short or in another form.
 */
export function createVerifier(
  signature: Signature,
  secrets: string | readonly string[],
  { tolerance, now = Date.now, crypto = runtimeCrypto() }: VerifierOptions & { readonly crypto?: Crypto } = {},
): Verifier {
  const list = typeof secrets === 'string' ? [secrets] : secrets;
  if (list.length === 0) throw new SecretError('No secret is given.');
  const checks = list.map((secret) => ({ secret, matches: checkOf(signature, secret, crypto) }));
  const readFormat = formatReader(signature.format, signature.separator);
  const parts = parseContent(signature.content);
  const usesSecret = parts.some(({ pieces }) => pieces.some(({ kind }) => kind === 'secret'));
  const signed = signature.timestamp;
  const isTimed = signed !== undefined;
  const limit = tolerance === undefined ? durationMs(signed?.tolerance ?? '') : tolerance * 1000;

  async function verify(request: SignedRequest): Promise<Verification> {
    const member = memberReader(request.body);
    const at = ({ header, member: pointer }: Place) =>
      header === undefined
        ? pointer === undefined
          ? undefined
          : member(pointerPath(pointer))
        : headerOf(request.headers, header);
    const value = at(signature);
    if (value === undefined) return refused('no-signature', `The request has no ${placeText(signature)}.`);
    const found = readFormat(value);
    const candidates = candidatesIn(found, signature);
    if (candidates.length === 0)
      return refused('malformed-signature', `The ${placeText(signature)} has no signature in the form of the scheme.`);
    const timestampText = signed && (hasPlace(signed) ? at(signed) : found.timestamp);
    const id = signature.id && hasPlace(signature.id) ? at(signature.id) : found.id;
    const time = isTimed ? checkTime(timestampText, signed.unit, limit, now()) : undefined;
    if (time && 'code' in time) return time;
    const values = { crypto, request, timestamp: timestampText, id, member };
    let content: Content | { readonly missing: Piece } | undefined;
    for (const [secretIndex, { secret, matches }] of checks.entries()) {
      if (content === undefined || usesSecret) content = await signedContent(parts, { ...values, secret });
      if ('missing' in content) return refused('missing-content', `The request has no ${pieceText(content.missing)}.`);
      if (await matches(content, candidates))
        return { ok: true, secretIndex, ...(time && { timestamp: time.at }), ...(id !== undefined && { id }) };
    }
    return refused('no-match', 'The signature is not that of this body and any of the secrets.');
  }

  return { verify };
}

/** Whether any of the signatures is that of the content. */
type Check = (content: Content, candidates: readonly Uint8Array[]) => Promise<boolean>;

function checkOf(signature: Signature, secret: string, crypto: Crypto): Check {
  const { algorithm, key } = signature;
  switch (algorithm) {
    case 'hmac-sha1':
    case 'hmac-sha256':
    case 'hmac-sha512': {
      const hmac = crypto.hmac(algorithm.slice('hmac-'.length) as HashName, secretBytes(secret, key));
      return async (content, candidates) => isAnySame(await hmac(content), candidates, crypto);
    }
    case 'sha1':
    case 'sha256':
      secretBytes(secret, 'text');
      return async (content, candidates) => isAnySame(await crypto.hash(algorithm, content), candidates, crypto);
    case 'none': {
      const bytes = secretBytes(secret, 'text');
      return async (_, candidates) => isAnySame(bytes, candidates, crypto);
    }
    default:
      return publicKeyCheck(algorithm, signature, secret, crypto);
  }
}

function publicKeyCheck(algorithm: Asymmetric, signature: Signature, key: string, crypto: Crypto): Check {
  const isSignedBy = preparedKey(algorithm, publicKeyOf(key, signature), crypto);
  return async (content, candidates) => {
    for (const candidate of candidates) if (await isSignedBy(content, candidate)) return true;
    return false;
  };
}

function preparedKey(algorithm: Asymmetric, key: PublicKey, crypto: Crypto) {
  try {
    return crypto.publicKey(algorithm, key);
  } catch (error) {
    throw new SecretError(`The public key cannot be used: ${error instanceof Error ? error.message : error}`);
  }
}

/** Looks at all, so that the time does not tell which one matched. */
function isAnySame(expected: Uint8Array, candidates: readonly Uint8Array[], crypto: Crypto): boolean {
  let isFound = false;
  for (const candidate of candidates) isFound = crypto.isSame(expected, candidate) || isFound;
  return isFound;
}

function candidatesIn({ signatures }: Found, { algorithm, encoding }: Signature): readonly Uint8Array[] {
  const texts = signatures.slice(0, MAX_SIGNATURES);
  const decoded = texts.map((text) => (algorithm === 'none' ? new TextEncoder().encode(text) : decode(text, encoding)));
  return decoded.filter((bytes) => bytes !== undefined);
}

function checkTime(
  text: string | undefined,
  unit: 'seconds' | 'milliseconds' | 'iso8601',
  limit: number | undefined,
  now: number,
): { readonly at: Date } | Refused {
  if (text === undefined) return refused('no-timestamp', 'The request has no timestamp.');
  const time = readTimestamp(text, unit);
  if (time === undefined) return refused('malformed-timestamp', `The timestamp is not ${UNITS[unit]}.`);
  if (limit !== undefined && now - time > limit)
    return refused(
      'too-old',
      `The request was signed ${seconds(now - time)} ago. At most ${seconds(limit)} are allowed.`,
    );
  if (limit !== undefined && time - now > limit)
    return refused('too-new', `The request was signed ${seconds(time - now)} in the future. Check the clock.`);
  return { at: new Date(time) };
}

const UNITS = {
  seconds: 'a number of seconds',
  milliseconds: 'a number of milliseconds',
  iso8601: 'a time in ISO 8601',
} as const;

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}

function hasPlace({ header, member }: Place): boolean {
  return (header ?? member) !== undefined;
}

function placeText({ header, member }: Place): string {
  return header === undefined ? `member ${member}` : `header ${header}`;
}

function pieceText(piece: Piece): string {
  switch (piece.kind) {
    case 'header':
      return `header ${piece.name}`;
    case 'member':
      return `member /${piece.path.join('/')}`;
    default:
      return piece.kind;
  }
}

function refused(code: RefusalCode, message: string): Refused {
  return { ok: false, code, message };
}
