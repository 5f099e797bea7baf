import { createRandom } from '@hookbook/payloads/random';
import type { Accepts, Sample } from '../libraries/sample.ts';

/** The same for every run, so that results can be compared. */
const SEED = 20_261_121;
const MAX_ATTEMPTS = 30;

/** Copies samples with a fault in each: one value, at any depth, has another type. Leaves out those that stay valid. */
export function injectFaults(samples: readonly Sample[], accepts: Accepts): Sample[] {
  const random = createRandom(SEED);
  return samples.flatMap((sample) => {
    const paths = leafPaths(sample.value).filter((path) => path.length > 0);
    if (paths.length === 0) return [];
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const faulty = { ...sample, value: withFault(sample.value, random.pick(paths)) };
      if (!accepts(faulty)) return [faulty];
    }
    return [];
  });
}

/** The paths to all values that contain no others. */
function leafPaths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => leafPaths(member, [...path, key]));
}

function withFault(value: unknown, [key = '', ...rest]: readonly string[]): unknown {
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  const member = copy[key];
  if (rest.length > 0) copy[key] = withFault(member, rest);
  else copy[key] = typeof member === 'number' ? 'fault' : 12_345;
  return copy;
}
