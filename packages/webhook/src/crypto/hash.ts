import type { Awaitable } from './awaitable.ts';
import { type Content, joined } from './content.ts';
import { latin1 } from './latin1.ts';
import type { NodeCrypto } from './runtime.ts';

export type HashName = 'sha1' | 'sha256' | 'sha512';

export function hashOf(hash: HashName, content: Content, node: NodeCrypto | undefined): Awaitable<Uint8Array> {
  if (node) return latin1(node.createHash(hash).update(joined(content)).digest('latin1'));
  return crypto.subtle.digest(webName(hash), joined(content)).then((bytes) => new Uint8Array(bytes));
}

/** `SHA-256`. */
export function webName(hash: HashName): string {
  return hash.replace('sha', 'SHA-');
}
