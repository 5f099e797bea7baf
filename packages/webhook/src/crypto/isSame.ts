import type { NodeCrypto } from './runtime.ts';

/** Whether bytes are the same. Takes time that depends only on the lengths. */
export function isSame(a: Uint8Array, b: Uint8Array, node: NodeCrypto | undefined): boolean {
  if (a.length !== b.length) return false;
  if (node) return node.timingSafeEqual(a, b);
  return a.reduce((difference, byte, index) => difference | (byte ^ (b[index] ?? 0)), 0) === 0;
}
