import { createHash, randomFillSync } from 'node:crypto';

/** Where new ids come from. */
export interface Random {
  /** A whole number from 0 to `limit` - 1. `limit` is at most 2 ** 47. */
  readonly below: (limit: number) => number;
  readonly bytes: (count: number) => Uint8Array;
}

const HASH_BYTES = 32;
/** Random bytes of the system are cheap many at a time. Those of a seed are not, and a delivery needs few. */
const SYSTEM_POOL_BYTES = 4096;
const SEED_POOL_BYTES = 4 * HASH_BYTES;

/** Never repeats. */
export const systemRandom: Random = randomFrom(SYSTEM_POOL_BYTES, (pool) => randomFillSync(pool));

/** Repeats for the same seed. */
export function seededRandom(seed: string | number): Random {
  let count = 0;
  return randomFrom(SEED_POOL_BYTES, (pool) => {
    for (let start = 0; start < pool.length; start += HASH_BYTES) {
      pool.set(createHash('sha256').update(`${seed}:${count}`).digest(), start);
      count += 1;
    }
  });
}

function randomFrom(size: number, fill: (pool: Uint8Array) => void): Random {
  const pool = new Uint8Array(size);
  let position = size;
  const byte = (): number => {
    if (position === size) {
      fill(pool);
      position = 0;
    }
    position += 1;
    return pool[position - 1] ?? 0;
  };
  return {
    below: (limit) => {
      if (limit > 256) {
        let value = 0;
        for (let index = 0; index < 6; index += 1) value = value * 256 + byte();
        return value % limit;
      }
      // What is left over would make the first numbers more likely.
      const end = 256 - (256 % limit);
      let value = byte();
      while (value >= end) value = byte();
      return value % limit;
    },
    bytes: (count) => {
      const bytes = new Uint8Array(count);
      for (let index = 0; index < count; index += 1) bytes[index] = byte();
      return bytes;
    },
  };
}
