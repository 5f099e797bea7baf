import type { Schema } from '@hookbook/contract/schema';
import { event, provider } from '@hookbook/testkit/contracts';
import { expect, test } from 'vitest';
import { openEnums } from '../../src/emit/openEnums.ts';

const open: Schema = { type: 'string', 'x-extensible-enum': ['a', 'b'] };
const node: Schema = { type: 'object', properties: { kind: open, next: { $ref: '#/$defs/Node' } } };

function placesIn(payload: Schema) {
  return openEnums(event({ payload }), provider({ definitions: { Node: node } }));
}

test.each<readonly [string, Schema, readonly (readonly string[])[]]>([
  ['none', { type: 'object', properties: { kind: { enum: ['a'] } } }, []],
  ['a member', { type: 'object', properties: { kind: open } }, [['kind']]],
  [
    'the shortest first',
    { properties: { data: { properties: { kind: open } }, kind: open } },
    [['kind'], ['data', 'kind']],
  ],
  ['composed schemas', { allOf: [{ properties: { a: open } }], oneOf: [{ properties: { b: open } }] }, [['a'], ['b']]],
  ['a cycle of definitions', { $ref: '#/$defs/Node' }, [['kind']]],
  ['a member of a definition', { properties: { data: { $ref: '#/$defs/Node' } } }, [['data', 'kind']]],
  ['three at most', { properties: { a: open, b: open, c: open, d: open } }, [['a'], ['b'], ['c']]],
  ['a schema that is true', true, []],
])('%s', (_, payload, places) => {
  expect(placesIn(payload)).toEqual(places);
});
