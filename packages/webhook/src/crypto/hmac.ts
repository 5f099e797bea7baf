import type { Awaitable } from './awaitable.ts';
import { type Content, joined } from './content.ts';
import { type HashName, webName } from './hash.ts';
import type { NodeCrypto } from './runtime.ts';

/** A function that makes HMACs. The key is imported once. */
export function hmacWith(
  hash: HashName,
  key: Uint8Array,
  node: NodeCrypto | undefined,
): (content: Content) => Awaitable<Uint8Array> {
  if (node) {
    const secret = node.createSecretKey(key);
    return (content) => node.createHmac(hash, secret).update(joined(content)).digest();
  }
  let imported: Promise<CryptoKey> | undefined;
  return async (content) => {
    imported ??= crypto.subtle.importKey('raw', new Uint8Array(key), { name: 'HMAC', hash: webName(hash) }, false, [
      'sign',
    ]);
    return new Uint8Array(await crypto.subtle.sign('HMAC', await imported, joined(content)));
  };
}
