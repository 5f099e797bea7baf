import type { Sample } from './corpus.ts';
import type { Accepts } from './reference.ts';

/** Payloads with one wrong member each, anywhere. The same ones each time. */
export function plantFaults(samples: readonly Sample[], accepts: Accepts): Sample[] {
  const random = generator(20_261_121);
  return samples.flatMap((sample) => {
    const places = leavesOf(sample.value);
    for (let attempt = 0; attempt < 30; attempt++) {
      const place = places[Math.floor(random() * places.length)] ?? [];
      const faulty = { ...sample, value: withFault(sample.value, place) };
      if (place.length > 0 && !accepts(faulty)) return [faulty];
    }
    return [];
  });
}

/** A linear congruential generator, as in C: any will do, as long as it is the same everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

function leavesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]));
}

function withFault(value: unknown, path: readonly string[]): unknown {
  const copy = structuredClone(value);
  const holder = path.slice(0, -1).reduce<unknown>((each, key) => (each as Record<string, unknown>)[key], copy);
  const key = path.at(-1) ?? '';
  const members = holder as Record<string, unknown>;
  members[key] = typeof members[key] === 'number' ? 'fault' : 12_345;
  return copy;
}
