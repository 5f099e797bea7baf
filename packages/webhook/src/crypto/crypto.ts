import type { Algorithm } from '../signature/signature.ts';

export type HashName = 'sha1' | 'sha256' | 'sha512';
/** Text is UTF-8. */
export type Content = readonly (string | Uint8Array)[];

/** What verifying needs of a runtime. Node answers at once, Web Crypto with promises. */
export interface Crypto {
  readonly hmac: (hash: HashName, key: Uint8Array) => (content: Content) => Uint8Array | Promise<Uint8Array>;
  readonly hash: (hash: HashName, content: Content) => Uint8Array | Promise<Uint8Array>;
  /** A function that checks signatures with a public key. Throws if the key is invalid. */
  readonly publicKey: (
    algorithm: Asymmetric,
    key: PublicKey,
  ) => (content: Content, signature: Uint8Array) => boolean | Promise<boolean>;
  /** Takes time that depends only on the lengths. */
  readonly isSame: (a: Uint8Array, b: Uint8Array) => boolean;
}

export type Asymmetric = Extract<Algorithm, 'ed25519' | 'ecdsa-p256-sha256' | 'rsa-sha1' | 'rsa-sha256'>;

/** A key as SubjectPublicKeyInfo in DER, or as PEM, which may also be a certificate. */
export type PublicKey = { readonly der: Uint8Array } | { readonly pem: string };
