import { type Awaitable, andThen, isPending } from '../crypto/awaitable.ts';
import type { Content } from '../crypto/content.ts';
import { nodeCrypto } from '../crypto/runtime.ts';
import { SecretError } from './keys.ts';
import { refused, type Verification } from './result.ts';
import type { Attempt, Place, Runtime, Scheme, SchemeVerifier, SignedRequest, VerifierOptions } from './scheme.ts';

/** More would only be sent to keep the receiver busy. */
const MAX_SIGNATURES = 16;

type Writable<T> = { -readonly [Member in keyof T]: T[Member] };

/**
 * Prepares a verifier of a scheme whose parts are imported one by one. See `createVerifier`. Without `node`, it uses Web
 * Crypto.
 */
export function verifierOf(
  scheme: Scheme,
  secrets: string | readonly string[],
  { tolerance, now = Date.now }: VerifierOptions = {},
  { node }: Runtime = { node: nodeCrypto() },
): SchemeVerifier {
  const { place, format, decode, algorithm, content: pieces, timestamp, id: idPlace, also } = scheme;
  const list = [secrets].flat();
  if (list.length === 0) throw new SecretError('No secret is given.');
  for (const secret of list)
    if (typeof secret !== 'string') throw new SecretError(`A secret must be a string, not ${typeof secret}.`);
  if (tolerance !== undefined && !(tolerance >= 0))
    throw new TypeError(`The tolerance must be a number of seconds, not ${tolerance}.`);
  if (also) return also(scheme, list, tolerance, now, node);
  const checks = list.map((secret) => algorithm(secret, node));

  function verify(request: SignedRequest): Awaitable<Verification> {
    const attempt: Writable<Attempt> = { request, node, timestamp: undefined, id: undefined, secret: undefined };
    const value = place.read(attempt);
    if (value === undefined) return refused('no-signature', `The request has no ${place.label}.`);
    const found = format(value);
    const candidates: Uint8Array[] = [];
    for (const text of found.signatures.slice(0, MAX_SIGNATURES)) {
      const candidate = decode(text);
      if (candidate) candidates.push(candidate);
    }
    if (candidates.length === 0)
      return refused('malformed-signature', `The ${place.label} has no signature in the form of the scheme.`);
    attempt.timestamp = found.timestamp;
    attempt.id = found.id;
    attempt.timestamp = timestamp?.read(attempt);
    if (idPlace) attempt.id = idPlace.read(attempt);
    const time = timestamp?.check(attempt.timestamp, { now: now(), tolerance: tolerance && tolerance * 1000 });
    if (time && 'code' in time) return time;
    const facts = { timestamp: time, id: attempt.id };
    return verifiedWith(0);

    /** With a secret, or one of those after it. */
    function verifiedWith(secretIndex: number): Awaitable<Verification> {
      const check = checks[secretIndex];
      if (!check) return refused('no-match', 'No active secret produces this signature for this body.');
      attempt.secret = list[secretIndex];
      const parts = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.read(attempt)));
      return andThen(
        parts.some(isPending) ? Promise.all(parts) : (parts as Parts),
        (known): Awaitable<Verification> => {
          const missing = pieces[known.indexOf(undefined)] as Place | undefined;
          if (missing) return refused('missing-content', `The request has no ${missing.label}.`);
          const content = (known.some(Array.isArray) ? known.flat() : known) as Content;
          return andThen(
            check(content, candidates),
            (isMatch): Awaitable<Verification> =>
              isMatch ? { ok: true, secretIndex, ...facts } : verifiedWith(secretIndex + 1),
          );
        },
      );
    }
  }

  return { verify };
}

type Parts = readonly (string | Uint8Array | Content | undefined)[];
