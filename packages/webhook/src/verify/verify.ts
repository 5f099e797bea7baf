import { isPending } from '../crypto/awaitable.ts';
import { nodeCrypto } from '../crypto/runtime.ts';
import { SecretError } from './keys.ts';
import { refused, type Verification } from './result.ts';
import type { Attempt, Place, Runtime, Scheme, SignedRequest, Verifier, VerifierOptions } from './scheme.ts';

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
): Verifier {
  const { place, format, decode, algorithm, content: pieces, timestamp, id: idPlace, also } = scheme;
  const list = [secrets].flat();
  if (list.length === 0) throw new SecretError('No secret is given.');
  for (const secret of list)
    if (typeof secret !== 'string') throw new SecretError(`A secret must be a string, not ${typeof secret}.`);
  if (tolerance !== undefined && !(tolerance >= 0))
    throw new TypeError(`The tolerance must be a number of seconds, not ${tolerance}.`);
  if (also) return also(scheme, list, tolerance, now, node);
  const checks = list.map((secret) => algorithm(secret, node));

  async function verify(request: SignedRequest): Promise<Verification> {
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
    for (const [secretIndex, check] of checks.entries()) {
      attempt.secret = list[secretIndex];
      const content: (string | Uint8Array)[] = [];
      for (const piece of pieces) {
        const pending = typeof piece === 'string' ? piece : piece.read(attempt);
        const part = isPending(pending) ? await pending : pending;
        if (part === undefined) return refused('missing-content', `The request has no ${(piece as Place).label}.`);
        if (Array.isArray(part)) content.push(...part);
        else content.push(part as string | Uint8Array);
      }
      const match = check(content, candidates);
      if (isPending(match) ? await match : match) return { ok: true, secretIndex, timestamp: time, id: attempt.id };
    }
    return refused('no-match', 'No active secret produces this signature for this body.');
  }

  return { verify };
}
