import { describe, expect, it } from 'vitest';
import { listedValues, requiredNames, type Schema } from '../src/schema/index.ts';

const DEFINITIONS: Readonly<Record<string, Schema>> = {
  Address: { type: 'object', required: ['town'], properties: { town: true, zip: true } },
  Chain: { allOf: [{ $ref: '#/$defs/Address' }, { required: ['zip'] }] },
  Loop: { allOf: [{ $ref: '#/$defs/Loop' }], required: ['a'] },
  Kind: { type: 'string', enum: ['a', 'b', 1] },
};
const lookup = (name: string): Schema | undefined => DEFINITIONS[name];

describe('the required names of a schema', () => {
  it.each<[string, Schema, readonly string[]]>([
    ['its own', { required: ['a'] }, ['a']],
    ['those of a definition', { $ref: '#/$defs/Address' }, ['town']],
    ['those beside a reference', { allOf: [{ $ref: '#/$defs/Address' }], required: ['zip'] }, ['zip', 'town']],
    ['those of several levels', { allOf: [{ allOf: [{ $ref: '#/$defs/Chain' }] }] }, ['town', 'zip']],
    ['what all alternatives require', { oneOf: [{ required: ['a', 'b'] }, { required: ['b', 'c'] }] }, ['b']],
    [
      'without alternatives that accept no object',
      { anyOf: [{ $ref: '#/$defs/Address' }, { type: 'null' }] },
      ['town'],
    ],
    ['not what only some alternatives require', { anyOf: [{ required: ['a'] }, true] }, []],
    ['nothing of conditions', { if: { required: ['a'] }, then: { required: ['b'] }, not: { required: ['c'] } }, []],
    ['those of a definition that refers to itself', { $ref: '#/$defs/Loop' }, ['a']],
    ['nothing of a boolean', true, []],
  ])('are %s', (_, schema, expected) => {
    expect([...requiredNames(schema, lookup)]).toEqual(expected);
  });
});

describe('the listed values of a schema', () => {
  it.each<[string, Schema, readonly unknown[] | undefined]>([
    ['its const', { const: null }, [null]],
    ['its enum', { enum: ['a', { b: 1 }] }, ['a', { b: 1 }]],
    ['none if it accepts others', { type: 'string' }, undefined],
    ['without those that the type excludes', { $ref: '#/$defs/Kind' }, ['a', 'b']],
    ['what all parts list', { allOf: [{ $ref: '#/$defs/Kind' }, { enum: ['b', 'c'] }] }, ['b']],
    ['what alternatives list', { oneOf: [{ const: 1 }, { $ref: '#/$defs/Kind' }] }, [1, 'a', 'b']],
    ['none if one alternative accepts others', { anyOf: [{ const: 1 }, { type: 'string' }] }, undefined],
    ['none if it refers to itself', { $ref: '#/$defs/Loop' }, undefined],
    ['nothing of false', false, []],
  ])('are %s', (_, schema, expected) => {
    expect(listedValues(schema, lookup)).toEqual(expected);
  });
});
