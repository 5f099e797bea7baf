import type { Algorithm } from '../signature/signature.ts';
import type { Awaitable } from './awaitable.ts';
import { type Content, joined } from './content.ts';
import type { NodeCrypto } from './runtime.ts';

export type Asymmetric = Extract<Algorithm, 'ed25519' | `ecdsa-${string}` | `rsa-${string}`>;

/** A key as SubjectPublicKeyInfo in DER, or as PEM, which may also be a certificate. */
export type PublicKey = { readonly der: Uint8Array } | { readonly pem: string };

export type IsSignedBy = (content: Content, signature: Uint8Array) => Awaitable<boolean>;

/** A function that checks signatures with a public key. Throws if the key is invalid. */
export function isSignedBy(algorithm: Asymmetric, key: PublicKey, node: NodeCrypto | undefined): IsSignedBy {
  return node ? inNode(algorithm, key, node) : inWebCrypto(algorithm, key);
}

const NODE: Readonly<Record<Asymmetric, { readonly hash: string | null; readonly keyType: string }>> = {
  ed25519: { hash: null, keyType: 'ed25519' },
  'ecdsa-p256-sha256': { hash: 'sha256', keyType: 'ec' },
  'rsa-sha1': { hash: 'sha1', keyType: 'rsa' },
  'rsa-sha256': { hash: 'sha256', keyType: 'rsa' },
  'rsa-sha512': { hash: 'sha512', keyType: 'rsa' },
};

function inNode(algorithm: Asymmetric, key: PublicKey, node: NodeCrypto): IsSignedBy {
  const { hash, keyType } = NODE[algorithm];
  const object = node.createPublicKey('pem' in key ? key.pem : { key: key.der, format: 'der', type: 'spki' });
  if (object.asymmetricKeyType !== keyType)
    throw new TypeError(`The key is for ${object.asymmetricKeyType}, not for ${algorithm}.`);
  return (content, signature) => node.verify(hash, joined(content), object, signature);
}

const WEB: Readonly<Record<Asymmetric, EcKeyImportParams | RsaHashedImportParams | { readonly name: string }>> = {
  ed25519: { name: 'Ed25519' },
  'ecdsa-p256-sha256': { name: 'ECDSA', namedCurve: 'P-256' },
  'rsa-sha1': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-1' },
  'rsa-sha256': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  'rsa-sha512': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' },
};

function inWebCrypto(algorithm: Asymmetric, key: PublicKey): IsSignedBy {
  const der = new Uint8Array(derOf(key));
  let imported: Promise<CryptoKey> | undefined;
  return async (content, signature) => {
    imported ??= crypto.subtle.importKey('spki', der, WEB[algorithm], false, ['verify']);
    // Also for requests that are refused before it is needed.
    imported.catch(() => {});
    const isEcdsa = algorithm === 'ecdsa-p256-sha256';
    const raw = isEcdsa ? rawEcdsa(signature) : signature;
    if (!raw) return false;
    const parameters = isEcdsa ? { name: 'ECDSA', hash: 'SHA-256' } : WEB[algorithm];
    return crypto.subtle.verify(parameters, await imported, new Uint8Array(raw), joined(content));
  };
}

function derOf(key: PublicKey): Uint8Array {
  if ('der' in key) return key.der;
  const [, base64] = /^-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/.exec(key.pem) ?? [];
  if (base64 === undefined) throw new TypeError('Web Crypto needs a public key in PEM, not a certificate.');
  return Uint8Array.from(atob(base64.replace(/\s/g, '')), (char) => char.charCodeAt(0));
}

const P256_BYTES = 32;

/** The two numbers of an ECDSA signature in DER, each in 32 bytes; undefined if it is no such signature. */
function rawEcdsa(der: Uint8Array): Uint8Array | undefined {
  const raw = new Uint8Array(2 * P256_BYTES);
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  let offset = 2;
  for (const end of [P256_BYTES, 2 * P256_BYTES]) {
    const length = der[offset + 1] ?? 0;
    if (der[offset] !== 2 || length === 0 || offset + 2 + length > der.length) return undefined;
    const number = der.subarray(offset + 2, offset + 2 + length);
    const digits = number[0] === 0 ? number.subarray(1) : number;
    if (digits.length > P256_BYTES) return undefined;
    raw.set(digits, end - digits.length);
    offset += 2 + length;
  }
  return offset === der.length ? raw : undefined;
}
