import { setTimeout as wait } from 'node:timers/promises';

/** Longer than connections stay open without a request. */
const SETTLING_MS = 1200;

/** Bytes of the heap that are in use when all is at rest. Needs `--expose-gc`. */
export async function heapInUse(): Promise<number> {
  if (!globalThis.gc) throw new Error('Run Node with --expose-gc.');
  await wait(SETTLING_MS);
  // What the first collection finalises, the second one frees.
  globalThis.gc();
  await wait(0);
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
