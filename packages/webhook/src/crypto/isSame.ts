import type { NodeCrypto } from './runtime.ts';

/** Compares all candidates, so that the time does not tell which one matched. */
export function isAnySame(
  expected: Uint8Array,
  candidates: readonly Uint8Array[],
  node: NodeCrypto | undefined,
): boolean {
  return candidates.map((candidate) => isSame(expected, candidate, node)).includes(true);
}

/** Whether bytes are the same. Takes time that depends only on the lengths. */
function isSame(a: Uint8Array, b: Uint8Array, node: NodeCrypto | undefined): boolean {
  if (a.length !== b.length) return false;
  if (node) return node.timingSafeEqual(a, b);
  return a.reduce((difference, byte, index) => difference | (byte ^ (b[index] ?? 0)), 0) === 0;
}
