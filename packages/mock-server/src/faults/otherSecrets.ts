import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { Signature } from '@hookbook/webhook/sign';

/** A secret or private key that the receiver does not know, in the form of the scheme. */
export function otherSecret({ algorithm, key }: Signature, isMixed: boolean): string {
  switch (algorithm) {
    case 'ed25519':
      if (isMixed) return pem(generateKeyPairSync('ed25519').privateKey);
      return randomBytes(32).toString(key === 'hex' ? 'hex' : 'base64');
    case 'ecdsa-p256-sha256':
      return pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
    case 'rsa-sha1':
    case 'rsa-sha256':
    case 'rsa-sha512':
      return pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
    default:
      return key === 'hex' ? randomBytes(32).toString('hex') : `whsec_${randomBytes(32).toString('base64')}`;
  }
}

function pem(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

/** As long as the shortest secret of Standard Webhooks. */
const SHORTEST_KEY = 24;

/** A secret in the form of the scheme with the HMAC of a shorter key: HMAC fills keys with zeros. */
export function shortSecret({ key }: Signature, bytes: Buffer): string {
  const padded = Buffer.concat([bytes, Buffer.alloc(SHORTEST_KEY)], SHORTEST_KEY);
  switch (key) {
    case 'hex':
      return padded.toString('hex');
    case 'base64':
    case 'whsec':
      return padded.toString('base64');
    default:
      return padded.toString('latin1');
  }
}

/** The keys that receivers make of a secret that is not set. */
export function undefinedSecrets(signature: Signature): readonly string[] {
  const asText = shortSecret(signature, Buffer.from('undefined'));
  if (signature.key !== 'base64' && signature.key !== 'whsec') return [asText];
  const decoded = shortSecret(signature, Buffer.from('undefined', 'base64'));
  return signature.separator === undefined ? [decoded] : [decoded, asText];
}
