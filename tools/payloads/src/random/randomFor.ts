import { createRandom, type Random } from './random.ts';

/**
 * A source that depends on the seed and the text only. Each part of a payload has a source of its own, so that it stays the
 * same when the schema of another part changes.
 */
export function randomFor(seed: number, text: string): Random {
  return createRandom(seedFor(seed, text));
}

/** Another seed, which depends on the seed and the text only. */
export function seedFor(seed: number, text: string): number {
  // FNV-1a, over the seed and then the text.
  let hash = Math.imul(FNV_OFFSET ^ seed, FNV_PRIME);
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return hash ^ (hash >>> 15);
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
