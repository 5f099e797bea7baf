import type { PublicKey } from '../crypto/crypto.ts';
import type { KeyForm, Signature } from '../signature/signature.ts';
import { decode } from './decode.ts';

/** The configuration cannot work: an empty or short secret, a key in another form. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
}

/** Guessing a shorter secret is possible. */
const MIN_BYTES = 8;
/** What Standard Webhooks allows. */
const WHSEC_BYTES = { min: 24, max: 64 };

/** The bytes of the secret that an HMAC is made with. */
export function secretBytes(secret: string, form: KeyForm): Uint8Array {
  if (secret === '') throw new SecretError('The secret is empty.');
  if (secret !== secret.trim()) throw new SecretError('The secret begins or ends with white space.');
  const bytes = bytesOf(secret, form);
  if (bytes.length < MIN_BYTES)
    throw new SecretError(`The secret has ${bytes.length} bytes. It needs at least ${MIN_BYTES}.`);
  return bytes;
}

function bytesOf(secret: string, form: KeyForm): Uint8Array {
  switch (form) {
    case 'text':
      return new TextEncoder().encode(secret);
    case 'hex':
    case 'base64': {
      const bytes = decode(secret, form);
      if (!bytes) throw new SecretError(`The secret is not ${form}.`);
      return bytes;
    }
    case 'whsec':
      return whsecBytes(secret);
    case 'pem':
      throw new SecretError('An HMAC has no key in PEM.');
  }
}

function whsecBytes(secret: string): Uint8Array {
  const text = secret.replace(/^whsec_/, '');
  const bytes = decode(text.padEnd(Math.ceil(text.length / 4) * 4, '='), 'base64');
  if (!bytes) throw new SecretError('The secret is not `whsec_` followed by base64.');
  const { min, max } = WHSEC_BYTES;
  if (bytes.length < min || bytes.length > max)
    throw new SecretError(`The secret has ${bytes.length} bytes. Standard Webhooks allows ${min} to ${max}.`);
  return bytes;
}

const ED25519_BYTES = 32;
/** What stands before the bytes of an Ed25519 key in DER. */
const ED25519_SPKI = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/** The public key that signatures are checked with. */
export function publicKeyOf(key: string, { algorithm, key: form }: Pick<Signature, 'algorithm' | 'key'>): PublicKey {
  if (key === '') throw new SecretError('The public key is empty.');
  if (key.includes('-----BEGIN')) return { pem: key };
  const text = form === 'whsec' ? key.replace(/^whpk_/, '') : key;
  const bytes = decode(text, form === 'hex' ? 'hex' : 'base64');
  if (!bytes) throw new SecretError(`The public key is not ${form === 'hex' ? 'hex' : 'base64'}.`);
  if (algorithm !== 'ed25519') return { der: bytes };
  if (bytes.length === ED25519_BYTES) return { der: Uint8Array.from([...ED25519_SPKI, ...bytes]) };
  if (bytes.length === ED25519_SPKI.length + ED25519_BYTES) return { der: bytes };
  throw new SecretError(`The public key has ${bytes.length} bytes. Ed25519 needs ${ED25519_BYTES}.`);
}
