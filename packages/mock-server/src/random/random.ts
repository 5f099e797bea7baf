import { createHash, randomFillSync, randomUUID } from 'node:crypto';

/** Where new ids come from. */
export interface Random {
  /** A whole number from 0 to `limit` - 1. `limit` is at most 2 ** 47. */
  readonly below: (limit: number) => number;
  /** A UUID of version 4. */
  readonly uuid: () => string;
}

const HASH_BYTES = 32;
/** Random bytes of the system are cheap many at a time. Those of a seed are not, and a delivery needs few. */
const SYSTEM_POOL_BYTES = 4096;
const SEED_POOL_BYTES = 4 * HASH_BYTES;

/** Never repeats. */
export const systemRandom: Random = {
  below: below(bytesFrom(SYSTEM_POOL_BYTES, (pool) => randomFillSync(pool))),
  uuid: () => randomUUID(),
};

/** Repeats for the same seed. */
export function seededRandom(seed: string | number): Random {
  let count = 0;
  const byte = bytesFrom(SEED_POOL_BYTES, (pool) => {
    for (let start = 0; start < pool.length; start += HASH_BYTES) {
      pool.set(createHash('sha256').update(`${seed}:${count}`).digest(), start);
      count += 1;
    }
  });
  return { below: below(byte), uuid: () => uuidOf(Uint8Array.from({ length: 16 }, byte)) };
}

/** Returns one byte after the other. */
function bytesFrom(size: number, fill: (pool: Uint8Array) => void): () => number {
  const pool = new Uint8Array(size);
  let position = size;
  return () => {
    if (position === size) {
      fill(pool);
      position = 0;
    }
    position += 1;
    return pool[position - 1] ?? 0;
  };
}

function below(byte: () => number): (limit: number) => number {
  return (limit) => {
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
  };
}

/** As RFC 9562 says. */
function uuidOf(bytes: Uint8Array): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
