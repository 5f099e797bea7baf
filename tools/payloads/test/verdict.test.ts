import type { Schema } from '@hookbook/contract/schema';
import { describe, expect, test } from 'vitest';
import { createPayload } from '../src/index.ts';
import { ajvAccepts } from './ajvAccepts.ts';

const create = (schema: Schema) => createPayload(schema, new Map(), { seed: 1 });

test('schemas that accept everything or nothing', () => {
  expect(create(true)).toBeDefined();
  expect(create({})).toBeDefined();
  expect(create(false)).toBeUndefined();
});

describe('what Ajv wrongly rejects can still be a payload:', () => {
  test('a property called __proto__', () => {
    const properties = Object.fromEntries([['__proto__', { const: 1 }]]);
    const schema: Schema = { type: 'object', required: ['__proto__'], properties, additionalProperties: false };
    const payload = JSON.parse('{ "__proto__": 1 }');
    expect(ajvAccepts(schema, payload)).toBe(false);
    expect(create(schema)).toEqual(payload);
  });

  test('a multiple of a small fraction', () => {
    const schema: Schema = { type: 'number', multipleOf: 1e-7, minimum: 1, exclusiveMaximum: 1.000001 };
    // At most seven decimals, as JSON writes them.
    expect(JSON.stringify(create(schema))).toMatch(/^1(\.0{6}[1-9])?$/);
  });

  test('a constant', () => {
    const constant = { constructor: 'x', toString: 1 };
    expect(create({ const: constant })).toEqual(constant);
    expect(create({ enum: [constant] })).toEqual(constant);
  });
});

describe('formats', () => {
  test.each([
    ['date-time', '1990-12-31T23:59:60Z'],
    ['date-time', '2025-01-31T10:00:00+01'],
    ['date-time', '2025-01-31 10:00:00Z'],
    ['time', '10:00:00+0100'],
    ['duration', 'P1Y1D'],
    ['duration', 'PT1H1S'],
    ['hostname', 'example.com.'],
    ['uri', 'https://[::ffff:192.0.02.001]/'],
    ['uri-reference', '/"a"'],
    ['uri-template', 'https://example.com/\u{1f600}'],
    ['uuid', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6'],
    ['regex', '\\-'],
  ])('%s does not include %s, on which validators disagree', (format, text) => {
    expect(ajvAccepts({ format }, text)).toBe(true);
    expect(create({ const: text, format })).toBeUndefined();
  });

  test.each([
    ['date-time', '2025-01-31T10:00:00.5+01:00'],
    ['duration', 'P1Y2M3DT4H5M6S'],
    ['hostname', 'a-b.example.com'],
    ['idn-hostname', 'a-b.example.com'],
    ['idn-email', 'ada@example.com'],
    ['iri', 'https://example.com/'],
    ['iri-reference', '/a'],
    ['int32', 2 ** 31 - 1],
  ])('%s includes %s', (format, value) => {
    expect(create({ const: value, format })).toBe(value);
  });

  test.each([
    ['idn-email', 'nobody'],
    ['iri', 'nowhere'],
    ['int32', 2 ** 31],
    ['int64', 0.5],
  ])('%s does not include %s', (format, value) => {
    expect(create({ const: value, format })).toBeUndefined();
  });
});
