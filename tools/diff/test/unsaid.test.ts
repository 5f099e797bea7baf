import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { expect, test } from 'vitest';
import { changes } from './changes.ts';

const text = { type: 'string' } as const;
const whole = { type: 'integer' } as const;
const object = (facts: SchemaObject): SchemaObject => ({ type: 'object', ...facts });
const array = (facts: SchemaObject): SchemaObject => ({ type: 'array', ...facts });
const CLOSED = { additionalProperties: false } as const;
const EVALUATED = { unevaluatedProperties: false } as const;
const a = object({ allOf: [{ properties: { a: text } }], ...EVALUATED });
const withX = object({ patternProperties: { '^x': whole }, ...CLOSED });

/** Members and items that no keyword of the schema itself names. The payload is allowed now, and was not before. */
test.each<readonly [name: string, base: Schema, head: Schema, payload: unknown]>([
  ['another member in a part', a, object({ allOf: [{ properties: { a: text, b: text } }], ...EVALUATED }), { b: 'x' }],
  [
    'another part',
    object({ properties: { a: text }, ...CLOSED }),
    object({ allOf: [{ properties: { a: text } }, { properties: { b: text } }], ...EVALUATED }),
    { b: 'x' },
  ],
  [
    'null in a part',
    a,
    object({ allOf: [{ properties: { a: { type: ['string', 'null'] } } }], ...EVALUATED }),
    { a: null },
  ],
  [
    'a member of a branch',
    object({ properties: { a: text } }),
    object({ anyOf: [{ properties: { a: whole } }, { properties: { c: whole } }], ...EVALUATED }),
    { a: 1 },
  ],
  [
    'an item of a part',
    array({ items: text }),
    array({ allOf: [{ prefixItems: [whole] }], unevaluatedItems: false }),
    [1],
  ],
  ['a pattern in a closed object', object(CLOSED), withX, { x1: 1 }],
  [
    'a pattern in a map',
    object({ additionalProperties: text }),
    object({ additionalProperties: text, patternProperties: { '^x': whole } }),
    { x1: 1 },
  ],
  ['a pattern that matches more names', object({ patternProperties: { '^x1': text } }), withX, { x1: 1 }],
  ['a pattern of long names', object({ propertyNames: { maxLength: 1 } }), withX, { x12: 1 }],
  ['a pattern in an empty object', object({ maxProperties: 0 }), withX, { x1: 1 }],
  [
    'another item after those that are counted',
    array({ contains: text, minContains: 3 }),
    array({ prefixItems: [text, text, whole], minItems: 3 }),
    ['a', 'a', 1],
  ],
  [
    'items after a tuple',
    array({ contains: text, minContains: 3 }),
    array({ prefixItems: [text, text], items: whole, minItems: 3 }),
    ['a', 'a', 1],
  ],
  [
    'null in a map that is closed',
    object({ properties: { d: object({ required: ['a'], properties: { a: text }, ...CLOSED }) }, required: ['d'] }),
    object({
      properties: {
        d: object({ required: ['a'], properties: { a: text }, additionalProperties: { type: 'null' } }),
      },
      required: ['d'],
    }),
    { d: { a: '', b: null } },
  ],
])('%s is breaking', (_, base, head, payload) => {
  const found = changes(base, head).filter(({ wire }) => wire === 'breaking');
  expect(found).not.toEqual([]);
  expect(found.map(({ undecided, message }) => [undecided, message])).toEqual(
    found.map(({ message }) => [undefined, message]),
  );
  expect(typeof found[0]?.witness?.value).toBe(typeof payload);
});

test.each<readonly [name: string, one: Schema, other: Schema]>([
  ['a part that names all members', a, object({ properties: { a: text }, ...CLOSED })],
  ['a pattern that another one includes', withX, object({ patternProperties: { '^x|^y': whole }, ...CLOSED })],
  [
    'branches that share what they narrow',
    { oneOf: ['a', 'b'].map((name) => object({ properties: { [name]: text, who: text }, required: [name] })) },
    {
      oneOf: ['a', 'b'].map((name) =>
        object({ properties: { [name]: text, who: { type: ['string', 'null'] } }, required: [name] }),
      ),
    },
  ],
])('%s: less is compatible', (_, narrow, wide) => {
  expect(changes(wide, narrow).filter(({ wire }) => wire === 'breaking')).toEqual([]);
});
