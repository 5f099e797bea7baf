import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { expect, test } from 'vitest';
import { changes } from './changes.ts';
import { object, text } from './corpus/pair.ts';

const kind = { properties: { kind: { const: 'x' } }, required: ['kind'] } as const;
const conditional = (facts: SchemaObject): SchemaObject => ({ ...object({ kind: text }), if: kind, ...facts });
const needs = (name: string) => ({ required: [name] });

test.each<readonly [name: string, base: Schema, head: Schema, message: string]>([
  [
    'the result of a condition',
    conditional({ then: needs('a') }),
    conditional({ then: needs('b') }),
    '`then` changed from {"required":["a"]} to {"required":["b"]}.',
  ],
  [
    'the other result of a condition',
    conditional({ then: needs('a'), else: needs('b') }),
    conditional({ then: needs('a') }),
    '`else` changed from {"required":["b"]} to absent.',
  ],
  [
    'a pattern of names that a closed object gets',
    object({}, [], { additionalProperties: false }),
    object({}, [], { patternProperties: { '^x': text }, additionalProperties: false }),
    'Properties such as "x" are allowed.',
  ],
  [
    'a pattern of names that a closed object loses',
    object({}, [], { patternProperties: { '^x': text }, additionalProperties: false }),
    object({}, [], { additionalProperties: false }),
    'Properties such as "x" are no longer allowed.',
  ],
])('%s is named', (_, base, head, message) => {
  expect(changes(base, head).map((change) => change.message)).toContain(message);
});

test('a witness is a value that a body can contain', () => {
  const head: Schema = { type: 'array', prefixItems: [{ type: 'array' }], items: { type: 'integer' } };
  const base: Schema = { type: 'array', prefixItems: [text, text] };
  for (const { witness } of changes(base, head))
    expect(witness?.value).toEqual(witness && JSON.parse(JSON.stringify(witness.value)));
});

test('a member that is hard to compare costs the others nothing', () => {
  const variant = (index: number, name: string): Schema => ({
    type: 'object',
    properties: Object.fromEntries(
      Array.from({ length: 12 }, (_, other) => [`${name}${other}`, { ...text, minLength: index }]),
    ),
    minProperties: index % 5,
  });
  const hard = (name: string): Schema => ({ anyOf: Array.from({ length: 120 }, (_, index) => variant(index, name)) });
  const of = (union: Schema) => object({ hard: union, next: { $ref: '#/$defs/Person' } });
  const found = changes(of(hard('a')), of(hard('b')));
  expect(found.filter(({ pointer }) => !pointer?.startsWith('/hard'))).toEqual([]);
});
