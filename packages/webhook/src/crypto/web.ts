import type { Asymmetric, Crypto, HashName, PublicKey } from './crypto.ts';
import { joined } from './joined.ts';

const HASHES: Readonly<Record<HashName, string>> = { sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' };

const IMPORTS: Readonly<Record<Asymmetric, EcKeyImportParams | RsaHashedImportParams | Algorithm>> = {
  ed25519: { name: 'Ed25519' },
  'ecdsa-p256-sha256': { name: 'ECDSA', namedCurve: 'P-256' },
  'rsa-sha1': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-1' },
  'rsa-sha256': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
};

const subtle = () => globalThis.crypto.subtle;

/** Web Crypto, for runtimes without `node:crypto`. Keys are imported once. */
export const webCrypto: Crypto = {
  hmac: (hash, key) => {
    let imported: Promise<CryptoKey> | undefined;
    return async (content) => {
      imported ??= subtle().importKey('raw', copyOf(key), { name: 'HMAC', hash: HASHES[hash] }, false, ['sign']);
      return new Uint8Array(await subtle().sign('HMAC', await imported, joined(content)));
    };
  },
  hash: async (hash, content) => new Uint8Array(await subtle().digest(HASHES[hash], joined(content))),
  publicKey: (algorithm, key) => {
    const der = copyOf(derOf(key));
    let imported: Promise<CryptoKey> | undefined;
    return async (content, signature) => {
      imported ??= subtle().importKey('spki', der, IMPORTS[algorithm], false, ['verify']);
      const isEcdsa = algorithm === 'ecdsa-p256-sha256';
      const raw = isEcdsa ? rawEcdsa(signature) : signature;
      if (!raw) return false;
      const parameters = isEcdsa ? { name: 'ECDSA', hash: 'SHA-256' } : IMPORTS[algorithm];
      return subtle().verify(parameters, await imported, copyOf(raw), joined(content));
    };
  },
  isSame: (a, b) => {
    if (a.length !== b.length) return false;
    let difference = 0;
    for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0);
    return difference === 0;
  },
};

/** Web Crypto does not accept memory that is shared. */
function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
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
