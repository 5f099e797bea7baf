import type { Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { ajvValidator } from '@hookbook/testkit/ajvValidator';
import { acceptance } from '@hookbook/testkit/assignments';
import { compile } from '@hookbook/testkit/compile';
import { contract, event, provider } from '@hookbook/testkit/contracts';
import { inTypesPackage } from '@hookbook/testkit/inTypesPackage';
import { resolveIn, sampleValues } from '@hookbook/testkit/sampleValues';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emitTypes } from '../src/emitTypes.ts';
import { DEFINITION_NAMES, schemaArbitrary } from '../test/schemaArbitrary.ts';

const CONTRACTS = 150;
const VALUES_PER_SCHEMA = 20;
const SEED = 20_241_121;

const definitions = fc.tuple(
  ...DEFINITION_NAMES.map((_, index) => schemaArbitrary(2, DEFINITION_NAMES.slice(index + 1))),
);
const subjects = fc
  .sample(fc.tuple(definitions, schemaArbitrary(3)), { numRuns: CONTRACTS, seed: SEED })
  .map(([schemas, payload], index) => providerOf(schemas, payload, index));

function providerOf(schemas: readonly Schema[], payload: Schema, index: number): Provider {
  return provider({
    slug: `p${index}`,
    typeName: `P${index}`,
    definitions: Object.fromEntries(DEFINITION_NAMES.map((name, position) => [name, schemas[position] ?? true])),
    events: [event({ type: 'x', typeName: 'XEvent', payload })],
  });
}

function payloadsOf({ definitions, events }: Provider): unknown[] {
  const byName = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const payload = events[0]?.payload ?? true;
  const isValid = ajvValidator(payload, byName);
  return sampleValues(payload, {
    resolve: resolveIn(definitions),
    avoidEmptyObjects: true,
    count: VALUES_PER_SCHEMA,
    seed: SEED,
  }).filter(isValid);
}

describe('types of random schemas', () => {
  it('accept every valid value', async () => {
    const files = await emitTypes(contract(subjects));
    const values = subjects.map(payloadsOf);
    expect(values.filter((payloads) => payloads.length > 0).length).toBeGreaterThan(CONTRACTS / 2);
    const uses = subjects.map(({ slug }, index) => {
      const statements = values[index]?.map((value, position) => acceptance(value, 'XEvent', `v${position}`)) ?? [];
      return [`use${slug}.ts`, `import type { XEvent } from './gen/${slug}.ts';\n${statements.join('')}`] as const;
    });
    expect(await compile({ ...(await inTypesPackage(files)), ...Object.fromEntries(uses) })).toEqual([]);
  });
});
