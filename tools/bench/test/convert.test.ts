import type { Schema } from '@hookbook/contract/schema';
import { event, provider } from '@hookbook/testkit/contracts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleDefinitions } from '../src/validators/convert/bundleDefinitions.ts';
import { typiaModule } from '../src/validators/convert/toTypia.ts';
import { valibotModule } from '../src/validators/convert/valibotModule.ts';
import { ajv } from '../src/validators/libraries/ajv.ts';
import { arktype } from '../src/validators/libraries/arktype.ts';
import { hookbook, hookbookParse } from '../src/validators/libraries/hookbook.ts';
import type { PreparedLibrary } from '../src/validators/libraries/library.ts';
import type { Sample } from '../src/validators/libraries/sample.ts';
import { typebox } from '../src/validators/libraries/typebox.ts';
import { valibot } from '../src/validators/libraries/valibot.ts';
import { zod } from '../src/validators/libraries/zod.ts';

const PAYLOAD: Schema = {
  type: 'object',
  required: ['type', 'id', 'order'],
  properties: {
    type: { const: 'order.placed' },
    id: { type: 'string', format: 'uuid' },
    order: { $ref: '#/$defs/Order' },
    status: { enum: ['new', 'old'] },
    by: { anyOf: [{ type: 'string', minLength: 2 }, { type: 'null' }] },
  },
};
const DEFINITIONS: Readonly<Record<string, Schema>> = {
  Order: {
    type: 'object',
    required: ['lines'],
    additionalProperties: false,
    properties: { lines: { type: 'array', items: { $ref: '#/$defs/Line' } } },
  },
  Line: { type: 'object', required: ['count'], properties: { count: { type: 'integer' } } },
  Unused: { type: 'string' },
};
const VALID = {
  type: 'order.placed',
  id: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
  order: { lines: [{ count: 1 }, { count: 2, note: 'x' }] },
  status: 'new',
  by: null,
};
const INVALID: Readonly<Record<string, unknown>> = {
  'another type': { ...VALID, id: 1 },
  'a missing property': { type: VALID.type, id: VALID.id },
  'a malformed UUID': { ...VALID, id: 'x' },
  'a property that a closed object does not have': { ...VALID, order: { ...VALID.order, extra: 1 } },
  'a number that is no integer': { ...VALID, order: { lines: [{ count: 1.5 }] } },
  'a value outside the enum': { ...VALID, status: 'other' },
  'a value outside the union': { ...VALID, by: 'x' },
};

const PROVIDER = provider({
  definitions: DEFINITIONS,
  events: [event({ type: 'order.placed', payload: PAYLOAD })],
});

const sample = (value: unknown): Sample => ({ provider: 'acme', type: 'order.placed', value, headers: {} });

describe.each([hookbook, hookbookParse, ajv, typebox, arktype, valibot, zod])('$name', ({ prepare }) => {
  let library: PreparedLibrary;
  beforeAll(async () => {
    const prepared = await prepare([PROVIDER]);
    if (!prepared) throw new Error('The library is not installed.');
    library = prepared;
  });

  test('accepts a valid payload', () => {
    expect(library.check(sample(VALID))(VALID)).toBe(true);
    expect(library.explain?.(sample(VALID))(VALID) ?? 0).toBe(0);
  });

  test.each(Object.entries(INVALID))('rejects %s', (_, value) => {
    expect(library.check(sample(value))(value)).toBe(false);
    expect(library.explain?.(sample(value))(value) ?? 1).toBeGreaterThan(0);
  });
});

test('an unknown event is an error of the benchmark', async () => {
  const prepared = await ajv.prepare([PROVIDER]);
  expect(() => prepared?.check({ ...sample(VALID), type: 'order.lost' })).toThrow('acme has no event "order.lost".');
});

test('a bundled schema contains the definitions that it needs, and no others', () => {
  const bundled = bundleDefinitions(PROVIDER, PAYLOAD);
  expect(Object.keys(bundled.$defs).sort()).toEqual(['Line', 'Order']);
  const instance = new Ajv2020({ strict: false });
  addFormats.default(instance);
  const validate = instance.compile(bundled);
  expect([validate(VALID), ...Object.values(INVALID).map((value) => validate(value))]).toEqual([
    true,
    ...Object.values(INVALID).map(() => false),
  ]);
});

test('the text of Valibot schemas shares what is used twice', () => {
  const text = valibotModule(PROVIDER);
  expect(text).toContain("import * as v from 'valibot';");
  expect(text).toMatch(/export const acme_OrderPlacedEvent = v\.looseObject\(\{.*v\.strictObject/s);
});

test('the text for typia has a type for every schema and functions for every event', () => {
  const text = typiaModule(PROVIDER);
  expect(text).toContain(`export type Line = ({ "count": ((number & tags.Type<'int64'>)); });`);
  expect(text).toContain('"id": ((string & tags.Format<"uuid">));');
  expect(text).toContain('export const is_OrderPlacedEvent = typia.createIs<OrderPlacedEvent>();');
});
