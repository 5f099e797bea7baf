import type { Awaitable } from './awaitable.ts';
import { type Content, joined } from './content.ts';
import { type HashName, webName } from './hash.ts';
import { isAnySame } from './isSame.ts';
import { latin1 } from './latin1.ts';
import type { NodeCrypto } from './runtime.ts';

/** A function that finds out whether any of the candidates is the HMAC of the content. The key is imported once. */
export function isHmacWith(
  hash: HashName,
  key: Uint8Array,
  node: NodeCrypto | undefined,
): (content: Content, candidates: readonly Uint8Array[]) => Awaitable<boolean> {
  if (node) {
    const secret = node.createSecretKey(key);
    return (content, candidates) =>
      isAnySame(latin1(node.createHmac(hash, secret).update(joined(content)).digest('latin1')), candidates, node);
  }
  const { subtle } = crypto;
  const algorithm = { name: 'HMAC', hash: webName(hash) };
  let imported: Promise<CryptoKey> | undefined;
  return async (content, candidates) => {
    imported ??= subtle.importKey('raw', new Uint8Array(key), algorithm, false, ['sign', 'verify']);
    const [first] = candidates as readonly Uint8Array<ArrayBuffer>[];
    // Verifying costs less than making an HMAC, but for each candidate.
    if (first && candidates.length === 1) return subtle.verify('HMAC', await imported, first, joined(content));
    return isAnySame(new Uint8Array(await subtle.sign('HMAC', await imported, joined(content))), candidates, node);
  };
}
