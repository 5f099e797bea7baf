import type { Schema } from '@hookbook/contract/schema';
import { contract, event, provider } from '@hookbook/testkit/contracts';
import { type MemoryCache, memoryCache } from '@hookbook/testkit/memoryCache';
import { emitValidators } from '@hookbook/validators-emitter';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemas } from './schemas.ts';

interface Schemas {
  readonly payloads: readonly Schema[];
  readonly definitions: Readonly<Record<'A' | 'B' | 'C', Schema>>;
}

const contents: fc.Arbitrary<Schemas> = fc.record({
  payloads: fc.array(schemas, { minLength: 1, maxLength: 4 }),
  definitions: fc.record({ A: schemas, B: schemas, C: schemas }),
});

/** The payload or definition at the index becomes the one of the other contract. */
function edited({ payloads, definitions }: Schemas, other: Schemas, index: number): Schemas {
  const name = (['A', 'B', 'C'] as const)[index];
  if (name) return { payloads, definitions: { ...definitions, [name]: other.definitions[name] } };
  return { payloads: [...payloads.slice(0, index - 3), ...other.payloads, ...payloads.slice(index - 2)], definitions };
}

async function emit({ payloads, definitions }: Schemas, cache?: MemoryCache) {
  const events = payloads.map((payload, index) => event({ type: `event.${index}`, payload }));
  return emitValidators(contract([provider({ events, definitions })]), cache);
}

describe('validators after random edits', () => {
  it('are those of a first run', async () => {
    await fc.assert(
      fc.asyncProperty(
        contents,
        contents,
        fc.array(fc.nat(7), { minLength: 1, maxLength: 4 }),
        async (a, b, places) => {
          let current = a;
          let cache = memoryCache();
          await emit(current, cache);
          for (const place of places) {
            current = edited(current, b, place);
            cache = memoryCache(cache.texts);
            expect(await emit(current, cache)).toEqual(await emit(current));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
