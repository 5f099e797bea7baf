import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import type { Algorithm, KeyForm, Signature } from '../signature/signature.ts';
import { SigningError } from './request.ts';

/** Senders sign many requests with few secrets, and preparing a key costs more than an HMAC. */
const keys = new Map<string, { readonly form: KeyForm; readonly key: KeyObject }>();
const MAX_KEYS = 32;

/** The key of an HMAC. */
export function hmacKey(secret: string, form: KeyForm): KeyObject {
  const known = keys.get(secret);
  if (known?.form === form) return known.key;
  const key = createSecretKey(hmacKeyBytes(secret, form));
  if (keys.size >= MAX_KEYS) keys.clear();
  keys.set(secret, { form, key });
  return key;
}

function hmacKeyBytes(secret: string, form: KeyForm): Buffer {
  if (secret === '') throw new SigningError('invalid-secret', 'The secret is empty.');
  switch (form) {
    case 'text':
      return Buffer.from(secret);
    case 'hex':
      return exact(secret, 'hex', 'The secret must be hexadecimal digits.');
    case 'base64':
      return exact(secret, 'base64', 'The secret must be base64.');
    case 'whsec':
      return standardWebhooksKey(secret);
    case 'pem':
      throw new SigningError('invalid-secret', 'An HMAC has no key in PEM.');
  }
}

const WHSEC_MISTAKE = 'A Standard Webhooks secret must be `whsec_` followed by base64, but this one is not base64.';

/** Standard Webhooks secrets are `whsec_` followed by 24 to 64 bytes in base64. */
function standardWebhooksKey(secret: string): Buffer {
  const key = exact(secret.replace(/^whsec_/, ''), 'base64', WHSEC_MISTAKE);
  if (key.length < 24 || key.length > 64)
    throw new SigningError(
      'invalid-secret',
      `A Standard Webhooks secret must have 24 to 64 bytes, but this one has ${key.length}.`,
    );
  return key;
}

/** Node ignores what it cannot decode. */
function exact(text: string, encoding: 'hex' | 'base64', mistake: string): Buffer {
  const key = Buffer.from(text, encoding);
  const again = key.toString(encoding);
  const isExact =
    encoding === 'hex' ? again === text.toLowerCase() : again.replace(/=+$/, '') === text.replace(/=+$/, '');
  if (isExact && key.length > 0) return key;
  throw new SigningError('invalid-secret', mistake);
}

const ED25519_BYTES = 32;
/** What stands before the 32 bytes of a private Ed25519 key in DER. */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

interface DerKey {
  readonly key: Buffer;
  readonly format: 'der';
  readonly type: 'pkcs8';
}

/** The private key of an asymmetric algorithm. */
export function privateKey(secret: string, algorithm: Algorithm, form: KeyForm): KeyObject {
  const key = readable(secret, algorithm, form);
  try {
    return createPrivateKey(key);
  } catch {
    throw new SigningError('invalid-secret', 'The private key cannot be read.');
  }
}

/**
 * The public key that receivers verify with, in the form in which the provider hands it out. Undefined for schemes with a
 * shared secret. Throws a `SigningError` if the private key is unusable.
 */
export function publicKeyFor(
  { algorithm, key }: Pick<Signature, 'algorithm' | 'key'>,
  secret: string,
): string | undefined {
  if (!/^(ed25519|ecdsa|rsa)/.test(algorithm)) return undefined;
  const publicKey = createPublicKey(privateKey(secret, algorithm, key));
  if (key === 'pem' || key === 'text') return publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const der = publicKey.export({ format: 'der', type: 'spki' });
  const bytes = algorithm === 'ed25519' ? der.subarray(-ED25519_BYTES) : der;
  return key === 'hex' ? bytes.toString('hex') : `${key === 'whsec' ? 'whpk_' : ''}${bytes.toString('base64')}`;
}

/** A private key in a form that Node reads. */
function readable(secret: string, algorithm: Algorithm, form: KeyForm): string | DerKey {
  if (secret === '') throw new SigningError('invalid-secret', 'The private key is empty.');
  if (secret.includes('-----BEGIN')) return secret;
  const bytes = Buffer.from(secret.replace(/^whsk_/, ''), form === 'hex' ? 'hex' : 'base64');
  if (algorithm !== 'ed25519') return { key: bytes, format: 'der', type: 'pkcs8' };
  // Standard Webhooks appends the public key.
  if (bytes.length < ED25519_BYTES)
    throw new SigningError('invalid-secret', `An Ed25519 key has ${ED25519_BYTES} bytes.`);
  return { key: Buffer.concat([ED25519_PKCS8, bytes.subarray(0, ED25519_BYTES)]), format: 'der', type: 'pkcs8' };
}
