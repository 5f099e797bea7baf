import type { Asymmetric, PublicKey } from '../crypto/publicKey.ts';
import { base64, hex } from './decode.ts';

/** The configuration cannot work: an empty or short secret, a key in another form. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
}

/** Guessing a shorter secret is possible. */
const MIN_BYTES = 8;
/** What Standard Webhooks allows. */
const WHSEC_BYTES = { min: 24, max: 64 };

/** The bytes of a secret. Throws a `SecretError` if it is empty, short or in another form. */
export type KeyReader = (secret: string) => Uint8Array;

export const textKey: KeyReader = (secret) => checked(secret, new TextEncoder().encode(secret));
export const hexKey: KeyReader = (secret) => checked(secret, hex(secret), 'hex');
export const base64Key: KeyReader = (secret) => checked(secret, base64(secret), 'base64');

/** As Standard Webhooks says: `whsec_` and base64. */
export const whsecKey: KeyReader = (secret) => {
  const text = secret.replace(/^whsec_/, '');
  const bytes = checked(
    secret,
    base64(text.padEnd(Math.ceil(text.length / 4) * 4, '=')),
    '`whsec_` followed by base64',
  );
  const { min, max } = WHSEC_BYTES;
  if (bytes.length < min || bytes.length > max)
    throw new SecretError(`The secret has ${bytes.length} bytes. Standard Webhooks allows ${min} to ${max}.`);
  return bytes;
};

function checked(secret: string, bytes: Uint8Array | undefined, form?: string): Uint8Array {
  if (secret === '') throw new SecretError('The secret is empty.');
  if (secret !== secret.trim()) throw new SecretError('The secret begins or ends with white space.');
  if (!bytes) throw new SecretError(`The secret is not ${form}.`);
  if (bytes.length < MIN_BYTES)
    throw new SecretError(`The secret has ${bytes.length} bytes. It needs at least ${MIN_BYTES}.`);
  return bytes;
}

const ED25519_BYTES = 32;
/** What stands before the bytes of an Ed25519 key in DER. */
const ED25519_SPKI = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/** The public key that signatures are checked with: PEM, hex, or base64, which may begin with `whpk_`. */
export function publicKeyOf(key: string, algorithm: Asymmetric, encoding: 'hex' | 'base64'): PublicKey {
  if (key === '') throw new SecretError('The public key is empty.');
  // Environment variables often have the two characters instead of a line break.
  if (key.includes('-----BEGIN')) return { pem: key.replaceAll('\\n', '\n') };
  const bytes = encoding === 'hex' ? hex(key) : base64(key.replace(/^whpk_/, ''));
  if (!bytes) throw new SecretError(`The public key is not ${encoding}.`);
  if (algorithm !== 'ed25519') return { der: bytes };
  if (bytes.length === ED25519_BYTES) return { der: Uint8Array.from([...ED25519_SPKI, ...bytes]) };
  if (bytes.length === ED25519_SPKI.length + ED25519_BYTES) return { der: bytes };
  throw new SecretError(`The public key has ${bytes.length} bytes. Ed25519 needs ${ED25519_BYTES}.`);
}
