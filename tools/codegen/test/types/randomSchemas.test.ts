import type { Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emitTypes } from '../../src/emit/types/emitTypes.ts';
import { compile, UNKNOWN_EVENT_TYPE_MODULE } from './compile.ts';
import { contract, event, provider } from './contracts.ts';
import { anySchema, NAMES } from './schemas.ts';
import { validatorOf } from './validator.ts';
import { sampleValues } from './values.ts';
import { assignment } from './valueType.ts';

const CONTRACTS = 150;
const VALUES_PER_SCHEMA = 20;
const SEED = 20_241_121;

const shapes = fc.tuple(...NAMES.map((_, index) => anySchema(2, NAMES.slice(index + 1))));
const subjects = fc
  .sample(fc.tuple(shapes, anySchema(3)), { numRuns: CONTRACTS, seed: SEED })
  .map(([schemas, payload], index) => providerOf(schemas, payload, index));

function providerOf(schemas: readonly Schema[], payload: Schema, index: number): Provider {
  return provider({
    slug: `p${index}`,
    typeName: `P${index}`,
    definitions: Object.fromEntries(NAMES.map((name, at) => [name, schemas[at] ?? true])),
    events: [event({ type: 'x', typeName: 'XEvent', payload })],
  });
}

function payloadsOf({ definitions, events }: Provider): unknown[] {
  const byName = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const payload = events[0]?.payload ?? true;
  const isValid = validatorOf(payload, byName);
  return sampleValues(payload, byName, { count: VALUES_PER_SCHEMA, seed: SEED }).filter(isValid);
}

describe('types of random schemas', () => {
  it('take every valid value', async () => {
    const files = await emitTypes(contract(subjects));
    const values = subjects.map(payloadsOf);
    expect(values.filter((all) => all.length > 0).length).toBeGreaterThan(CONTRACTS / 2);
    const uses = subjects.map(({ slug }, index) => {
      const statements = values[index]?.map((value, at) => assignment(value, 'XEvent', `v${at}`)) ?? [];
      return [`use${slug}.ts`, `import type { XEvent } from './gen/${slug}.ts';\n${statements.join('')}`] as const;
    });
    const modules = files.map(({ path, text }) => [`gen/${path}`, text] as const);
    const all = Object.fromEntries([...modules, ...uses]);
    expect(await compile({ ...all, 'unknownEventType.ts': UNKNOWN_EVENT_TYPE_MODULE })).toEqual([]);
  });
});
