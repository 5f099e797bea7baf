import { isPending } from '../crypto/awaitable.ts';
import { type NodeCrypto, nodeCrypto } from '../crypto/runtime.ts';
import { contentOf } from './content.ts';
import { SecretError } from './keys.ts';
import { refused, type Verification } from './result.ts';
import type { Attempt, Scheme, SignedRequest } from './scheme.ts';

/** More would only be sent to keep the receiver busy. */
const MAX_SIGNATURES = 16;

export interface VerifierOptions {
  /** Replaces the tolerance of the scheme, in seconds. */
  readonly tolerance?: number;
  /** The current time in milliseconds; `Date.now` by default. */
  readonly now?: () => number;
}

interface Runtime {
  readonly node: NodeCrypto | undefined;
}

export interface Verifier {
  /** Verifies the raw bytes of a request. Never throws. */
  readonly verify: (request: SignedRequest) => Promise<Verification>;
}

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
  const list = [secrets].flat();
  if (list.length === 0) throw new SecretError('No secret is given.');
  for (const secret of list)
    if (typeof secret !== 'string') throw new SecretError(`A secret must be a string, not ${typeof secret}.`);
  if (tolerance !== undefined && !(tolerance >= 0))
    throw new TypeError(`The tolerance must be a number of seconds, not ${tolerance}.`);
  const checks = list.map((secret) => ({ secret, matches: scheme.algorithm(secret, node) }));
  const { place, timestamp } = scheme;
  const limit = tolerance === undefined ? undefined : tolerance * 1000;

  async function verify(request: SignedRequest): Promise<Verification> {
    const attempt: Attempt = { request, node };
    const value = place.read(attempt);
    if (value === undefined) return refused('no-signature', `The request has no ${place.label}.`);
    const found = scheme.format(value);
    const candidates = decodedOf(found.signatures, scheme);
    if (candidates.length === 0)
      return refused('malformed-signature', `The ${place.label} has no signature in the form of the scheme.`);
    const timestampText = timestamp?.place ? timestamp.place.read(attempt) : found.timestamp;
    const id = scheme.id ? scheme.id.read(attempt) : found.id;
    const time = timestamp?.check(timestampText, { now: now(), tolerance: limit });
    if (time && 'code' in time) return time;
    for (const [secretIndex, { secret, matches }] of checks.entries()) {
      const pending = contentOf(scheme.content, { request, node, timestamp: timestampText, id, secret });
      const content = isPending(pending) ? await pending : pending;
      if ('missing' in content) return refused('missing-content', `The request has no ${content.missing}.`);
      const match = matches(content, candidates);
      if (isPending(match) ? await match : match)
        return { ok: true, secretIndex, ...(time && { timestamp: time }), ...(id !== undefined && { id }) };
    }
    return refused('no-match', 'No active secret produces this signature for this body.');
  }

  return { verify };
}

function decodedOf(signatures: readonly string[], { decode }: Scheme): readonly Uint8Array[] {
  const candidates: Uint8Array[] = [];
  for (const text of signatures.slice(0, MAX_SIGNATURES)) {
    const bytes = decode(text);
    if (bytes) candidates.push(bytes);
  }
  return candidates;
}
