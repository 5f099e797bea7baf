/** What verifying needs of `node:crypto`. Declared here, so that users need no types of Node. */
export interface NodeCrypto {
  readonly createSecretKey: (key: Uint8Array) => SecretKey;
  readonly createPublicKey: (key: string | DerKey) => PublicKeyObject;
  readonly createHmac: (hash: string, key: SecretKey) => Digest;
  readonly createHash: (hash: string) => Digest;
  readonly verify: (hash: string | null, content: Uint8Array, key: PublicKeyObject, signature: Uint8Array) => boolean;
  readonly timingSafeEqual: (a: Uint8Array, b: Uint8Array) => boolean;
}

/** A hash or an HMAC that is being made. */
export interface Digest {
  readonly update: (data: Uint8Array) => Digest;
  /** One character for each byte. */
  readonly digest: (encoding: 'latin1') => string;
}

export interface SecretKey {
  readonly type: string;
}

export interface PublicKeyObject {
  readonly asymmetricKeyType?: string;
}

interface DerKey {
  readonly key: Uint8Array;
  readonly format: 'der';
  readonly type: 'spki';
}

interface Runtime {
  readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
}

/**
 * `node:crypto` if the runtime has it, as Deno and Bun do: it is many times faster than Web Crypto. No bundler has to know
 * about it.
 */
export function nodeCrypto(): NodeCrypto | undefined {
  return (globalThis as Runtime).process?.getBuiltinModule?.('node:crypto') as NodeCrypto | undefined;
}
