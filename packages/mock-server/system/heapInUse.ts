import { setTimeout as wait } from 'node:timers/promises';
import { getHeapSpaceStatistics } from 'node:v8';

/** Longer than connections stay open without a request. */
const SETTLING_MS = 1200;

/** Compiled code: the engine makes and discards 200 kB of it at any time, which is no leak. */
const CODE_SPACES = ['code_space', 'code_large_object_space', 'trusted_space', 'trusted_large_object_space'];

/** Bytes of the heap that objects use when all is at rest. Needs `--expose-gc`. */
export async function heapInUse(): Promise<number> {
  if (!globalThis.gc) throw new Error('Run Node with --expose-gc.');
  await wait(SETTLING_MS);
  // What the first collection finalises, the second one frees.
  globalThis.gc();
  await wait(0);
  globalThis.gc();
  const spaces = getHeapSpaceStatistics().filter(({ space_name }) => !CODE_SPACES.includes(space_name));
  return spaces.reduce((sum, { space_used_size }) => sum + space_used_size, 0);
}
