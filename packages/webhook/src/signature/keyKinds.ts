import type { Algorithm, KeyForm, Signature } from './signature.ts';

/** The forms in which a key of each kind is handed out, the usual one first. */
export const KEY_FORMS = {
  hmac: ['text', 'base64', 'hex', 'whsec'],
  publicKey: ['pem', 'base64', 'hex', 'whsec'],
  secret: ['text'],
} as const satisfies Readonly<Record<string, readonly KeyForm[]>>;

export const KEY_KINDS: Readonly<Record<Algorithm, keyof typeof KEY_FORMS>> = {
  'hmac-sha1': 'hmac',
  'hmac-sha256': 'hmac',
  'hmac-sha512': 'hmac',
  ed25519: 'publicKey',
  'ecdsa-p256-sha256': 'publicKey',
  'rsa-sha1': 'publicKey',
  'rsa-sha256': 'publicKey',
  'rsa-sha512': 'publicKey',
  sha1: 'secret',
  sha256: 'secret',
  none: 'secret',
};

/** Whether receivers verify with a public key. */
export function isAsymmetric({ algorithm }: Pick<Signature, 'algorithm'>): boolean {
  return KEY_KINDS[algorithm] === 'publicKey';
}

/** Whether some signatures of a request have a shared secret, and others a public key. */
export function hasMixedKeys(signature: Pick<Signature, 'algorithm' | 'also'>): boolean {
  const { also = [] } = signature;
  return also.some((other) => isAsymmetric(other) !== isAsymmetric(signature));
}
