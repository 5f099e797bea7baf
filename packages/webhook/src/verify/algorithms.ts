import { andThen } from '../crypto/awaitable.ts';
import { type HashName, hashOf } from '../crypto/hash.ts';
import { isHmacWith } from '../crypto/hmac.ts';
import { isAnySame } from '../crypto/isSame.ts';
import { type Asymmetric, isSignedBy } from '../crypto/publicKey.ts';
import { type KeyReader, publicKeyOf, SecretError, textKey } from './keys.ts';
import type { SchemeAlgorithm } from './scheme.ts';

export function hmac(hash: HashName, readKey: KeyReader): SchemeAlgorithm {
  const algorithm: SchemeAlgorithm = (secret, node) => isHmacWith(hash, readKey(secret), node);
  return Object.assign(algorithm, { hash });
}

/** A plain hash of content that contains the secret. */
export function plainHash(hash: HashName): SchemeAlgorithm {
  return (secret, node) => {
    textKey(secret);
    return (content, candidates) => andThen(hashOf(hash, content, node), (bytes) => isAnySame(bytes, candidates, node));
  };
}

/** The secret itself. */
export const token: SchemeAlgorithm = (secret, node) => {
  const bytes = textKey(secret);
  return (_, candidates) => isAnySame(bytes, candidates, node);
};

export function publicKey(algorithm: Asymmetric, encoding: 'hex' | 'base64'): SchemeAlgorithm {
  return (key, node) => {
    const check = prepared(algorithm, publicKeyOf(key, algorithm, encoding), node);
    return async (content, candidates) => {
      for (const candidate of candidates) if (await check(content, candidate)) return true;
      return false;
    };
  };
}

/**
 * The algorithm with keys of one kind, for lists with secrets and public keys. Whoever took a public key for a secret would accept
 * what anybody can sign.
 */
export function ofKeys(kind: keyof typeof KEYS, algorithm: SchemeAlgorithm): SchemeAlgorithm {
  const own: SchemeAlgorithm = (secret, node) => {
    if (!KEYS[kind].test(secret)) throw new SecretError(`With secrets and public keys in one list, ${RULE}.`);
    return algorithm(secret, node);
  };
  return algorithm.hash ? Object.assign(own, { hash: algorithm.hash }) : own;
}

const RULE = 'public keys are PEM or begin with whpk_, and secrets of Standard Webhooks begin with whsec_';
const KEYS = {
  publicKey: /^whpk_|-----BEGIN/,
  whsec: /^whsec_/,
  /** Any text that is no public key in PEM, in DER and base64, or as Standard Webhooks says. */
  secret: /^(?!whpk_|M(?:Cow|Fkw|I[GI])|.*-----BEGIN)/s,
} as const;

function prepared(...[algorithm, key, node]: Parameters<typeof isSignedBy>): ReturnType<typeof isSignedBy> {
  try {
    return isSignedBy(algorithm, key, node);
  } catch (error) {
    throw new SecretError(`The public key cannot be used: ${error instanceof Error ? error.message : error}`);
  }
}
