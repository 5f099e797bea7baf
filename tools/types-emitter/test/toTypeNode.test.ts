import type { Schema } from '@hookbook/contract/schema';
import { compile } from '@hookbook/testkit/compile';
import { describe, expect, it } from 'vitest';
import { formatTypeScript } from '../src/formatTypeScript.ts';
import { printType } from '../src/printType.ts';
import { toTypeNode } from '../src/toTypeNode.ts';

interface Case {
  readonly rule: string;
  readonly given: Schema;
  readonly expected: string;
}

const DEFINITIONS: Readonly<Record<string, Schema>> = {
  Envelope: { type: 'object', required: ['id'], properties: { id: { type: 'string' }, data: { type: 'object' } } },
  Chain: { type: 'string', 'x-extensible-enum': ['ETH', 'BTC'] },
  Nothing: true,
  Alias: { allOf: [{ $ref: '#/$defs/Envelope' }] },
  Kind: { type: 'string', enum: ['K1', 'K2', 3] },
  Tree: { type: 'object', properties: { children: { type: 'array', items: { $ref: '#/$defs/Tree' } } } },
  Loop: { anyOf: [{ $ref: '#/$defs/Back' }, { type: 'string' }] },
  Back: { anyOf: [{ $ref: '#/$defs/Loop' }, { type: 'number' }] },
};

const CASES: readonly Case[] = [
  { rule: 'true accepts anything', given: true, expected: 'unknown' },
  { rule: 'false accepts nothing', given: false, expected: 'never' },
  { rule: 'an empty schema accepts anything', given: {}, expected: 'unknown' },
  { rule: 'a description alone accepts anything', given: { description: 'x', default: 1 }, expected: 'unknown' },
  { rule: 'an integer is a number', given: { type: 'integer', minimum: 1 }, expected: 'number' },
  { rule: 'several types are a union', given: { type: ['string', 'null'] }, expected: 'string | null' },
  { rule: 'const is a literal', given: { const: 'a' }, expected: "'a'" },
  { rule: 'const null is null', given: { const: null }, expected: 'null' },
  { rule: 'enum is a union of literals', given: { enum: ['a', 1, null, true] }, expected: "'a' | 1 | null | true" },
  { rule: 'an enum is limited to its type', given: { type: 'string', enum: ['a', 1] }, expected: "'a'" },
  { rule: 'an enum of objects', given: { enum: [{ a: [1, 'x'] }] }, expected: "{ a: [1, 'x'] }" },
  { rule: 'an extensible enum lists its known members and accepts any string', given: { type: 'string', 'x-extensible-enum': ['a', 'b'] }, expected: "'a' | 'b' | (string & {})" },
  { rule: 'an extensible enum may be null', given: { type: ['string', 'null'], 'x-extensible-enum': ['a'] }, expected: "'a' | (string & {}) | null" },
  { rule: 'an array of an extensible enum', given: { type: 'array', items: { type: 'string', 'x-extensible-enum': ['a'] } }, expected: "('a' | (string & {}))[]" },
  { rule: 'members are optional unless they are required', given: { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'number' } } }, expected: '{ a: string; b?: number }' },
  { rule: 'an open object without members has an index signature of unknown', given: { type: 'object' }, expected: '{ [k: string]: unknown }' },
  { rule: 'an object with members has no index signature', given: { type: 'object', properties: { a: true }, additionalProperties: true }, expected: '{ a?: unknown }' },
  { rule: 'additionalProperties become an index signature', given: { type: 'object', additionalProperties: { type: 'number' } }, expected: '{ [k: string]: number }' },
  { rule: 'members widen an index signature', given: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: { type: 'number' } }, expected: '{ a?: string; [k: string]: number | string | undefined }' },
  { rule: 'patternProperties become an index signature', given: { type: 'object', patternProperties: { '^x-': { type: 'string' } }, additionalProperties: false }, expected: '{ [k: string]: string }' },
  { rule: 'patternProperties of an open object are ignored', given: { type: 'object', patternProperties: { '^x-': { type: 'string' } } }, expected: '{ [k: string]: unknown }' },
  { rule: 'an object that allows no members', given: { type: 'object', additionalProperties: false }, expected: '{ [k: string]: never }' },
  { rule: 'a required member without a schema', given: { type: 'object', required: ['a'] }, expected: '{ a: unknown }' },
  { rule: 'a required member without a schema has the type of additionalProperties', given: { type: 'object', required: ['a'], additionalProperties: { type: 'number' } }, expected: '{ a: number; [k: string]: number }' },
  { rule: 'properties without a type are those of an object', given: { properties: { a: { type: 'string' } } }, expected: '{ a?: string }' },
  { rule: 'items without a type allow all other types', given: { items: { type: 'string' } }, expected: '{ [k: string]: unknown } | string[] | string | number | boolean | null' },
  { rule: 'keywords without an equivalent in TypeScript are ignored', given: { not: { type: 'string' }, if: true, then: { type: 'string' } }, expected: 'unknown' },
  { rule: 'an array', given: { type: 'array', items: { type: ['string', 'null'] }, minItems: 1 }, expected: '(string | null)[]' },
  { rule: 'an array of anything', given: { type: 'array' }, expected: 'unknown[]' },
  { rule: 'an empty array', given: { type: 'array', items: false }, expected: '[]' },
  { rule: 'prefixItems with as many minItems are a tuple', given: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'string' }], minItems: 2, items: false }, expected: '[number, string]' },
  { rule: 'prefixItems without minItems may be missing', given: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'string' }] }, expected: '[] | [number] | [number, string, ...unknown[]]' },
  { rule: 'an array of tuples', given: { type: 'array', items: { type: 'array', prefixItems: [{ type: 'number' }] } }, expected: '([] | [number, ...unknown[]])[]' },
  { rule: 'prefixItems followed by arrays are an array', given: { type: 'array', prefixItems: [{ type: 'number' }], items: { type: 'array', items: { type: 'string' } } }, expected: '(number | string[])[]' },
  { rule: 'more than eight prefixItems are an array', given: { type: 'array', prefixItems: Array.from({ length: 9 }, () => ({ type: 'number' as const })), items: { type: 'string' } }, expected: '(number | string)[]' },
  { rule: 'a reference', given: { $ref: '#/$defs/Envelope' }, expected: 'Envelope' },
  { rule: 'an annotated reference', given: { description: 'Where.', allOf: [{ $ref: '#/$defs/Chain' }] }, expected: 'Chain' },
  { rule: 'a nullable reference', given: { anyOf: [{ $ref: '#/$defs/Chain' }, { type: 'null' }] }, expected: 'Chain | null' },
  { rule: 'a type beside a reference is ignored', given: { type: 'string', allOf: [{ $ref: '#/$defs/Chain' }] }, expected: 'Chain' },
  { rule: 'a const replaces a reference', given: { allOf: [{ $ref: '#/$defs/Chain' }, { const: 'ETH' }] }, expected: "'ETH'" },
  { rule: 'allOf is an intersection', given: { allOf: [{ $ref: '#/$defs/Envelope' }, { type: 'object', properties: { a: { type: 'string' } } }] }, expected: 'Envelope & { a?: string }' },
  { rule: 'members beside allOf', given: { type: 'object', properties: { a: true }, allOf: [{ $ref: '#/$defs/Envelope' }] }, expected: 'Envelope & { a?: unknown }' },
  { rule: 'an arm of allOf takes the type from the other arms', given: { allOf: [{ $ref: '#/$defs/Envelope' }, { properties: { a: true } }] }, expected: 'Envelope & { a?: unknown }' },
  { rule: 'objects in allOf are merged', given: { allOf: [{ type: 'object', properties: { a: { type: 'string' } } }, { required: ['a', 'b'], properties: { b: true } }] }, expected: '{ a: string; b: unknown }' },
  { rule: 'an arm of allOf that only requires members', given: { allOf: [{ $ref: '#/$defs/Envelope' }, { required: ['data'] }] }, expected: 'Envelope & { data: { [k: string]: unknown } }' },
  { rule: 'required beside a reference', given: { allOf: [{ $ref: '#/$defs/Envelope' }], required: ['data'] }, expected: 'Envelope & { data: { [k: string]: unknown } }' },
  { rule: 'required, several levels above the declaration', given: { allOf: [{ allOf: [{ description: 'x', allOf: [{ $ref: '#/$defs/Alias' }] }] }], required: ['data'] }, expected: 'Alias & { data: { [k: string]: unknown } }' },
  { rule: 'required of what the reference requires already', given: { allOf: [{ $ref: '#/$defs/Envelope' }, { required: ['id'] }] }, expected: 'Envelope' },
  { rule: 'required in another arm than the declaration', given: { allOf: [{ type: 'object', properties: { a: { type: 'string' } }, additionalProperties: { type: 'string' } }, { required: ['a'] }] }, expected: '{ a: string } & { a: string; [k: string]: string }' },
  { rule: 'required of a member that the arms of oneOf declare', given: { type: 'object', required: ['a'], oneOf: [{ properties: { a: { type: 'string' } } }, { properties: { a: { const: 1 } } }] }, expected: '{ a: unknown } & ({ a: string } | { a: 1 })' },
  { rule: 'required in every arm of anyOf', given: { type: 'object', properties: { a: { type: 'string' }, b: true }, anyOf: [{ required: ['a'] }, { required: ['a', 'b'] }] }, expected: '{ a: string; b?: unknown }' },
  { rule: 'required in one arm of oneOf, of a member beside it', given: { type: 'object', properties: { a: { type: 'string' } }, oneOf: [{ required: ['a'], properties: { b: { const: 1 } } }, { properties: { b: { const: 2 } } }] }, expected: '{ a?: string } & ({ b?: 1; a: string } | { b?: 2 })' },
  { rule: 'propertyNames that list names are members', given: { type: 'object', propertyNames: { enum: ['K1', 'K2'] }, additionalProperties: { type: 'number' } }, expected: '{ K1?: number; K2?: number }' },
  { rule: 'propertyNames through a reference', given: { type: 'object', propertyNames: { $ref: '#/$defs/Kind' }, required: ['K1'] }, expected: '{ K1: unknown; K2?: unknown }' },
  { rule: 'propertyNames with a const, besides declared members', given: { type: 'object', propertyNames: { const: 'K1' }, properties: { K1: { type: 'string' }, K2: { type: 'string' } }, additionalProperties: false }, expected: '{ K1?: string }' },
  { rule: 'propertyNames and patternProperties', given: { type: 'object', propertyNames: { enum: ['a', 'b', 'c'] }, patternProperties: { '^a': { type: 'string' }, '^b': { type: 'number' } }, additionalProperties: false }, expected: '{ a?: string; b?: number }' },
  { rule: 'propertyNames that list no name', given: { type: 'object', propertyNames: { enum: [1] } }, expected: '{ [k: string]: never }' },
  { rule: 'propertyNames that list no names are ignored', given: { type: 'object', propertyNames: { pattern: '^x' } }, expected: '{ [k: string]: unknown }' },
  { rule: 'propertyNames without a type allow all other types', given: { propertyNames: { const: 'a' } }, expected: '{ a?: unknown } | unknown[] | string | number | boolean | null' },
  { rule: 'an arm of allOf that adds nothing is dropped', given: { allOf: [{ $ref: '#/$defs/Envelope' }, { type: 'object' }, true] }, expected: 'Envelope' },
  { rule: 'allOf with different types accepts nothing', given: { allOf: [{ type: 'string' }, { type: 'number' }] }, expected: 'never' },
  { rule: 'anyOf is a union', given: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] }, expected: 'string | string[]' },
  { rule: 'anyOf with true accepts anything', given: { anyOf: [{ type: 'string' }, true] }, expected: 'unknown' },
  { rule: 'arms of anyOf that only require members are ignored', given: { type: 'object', properties: { a: true, b: true }, anyOf: [{ required: ['a'] }, { required: ['b'] }] }, expected: '{ a?: unknown; b?: unknown }' },
  { rule: 'oneOf beside properties', given: { type: 'object', properties: { a: { type: 'string' } }, oneOf: [{ properties: { b: { type: 'string' } } }, { properties: { c: { type: 'string' } } }] }, expected: '{ a?: string } & ({ b?: string } | { c?: string })' },
  { rule: 'a recursive definition', given: { $ref: '#/$defs/Tree' }, expected: 'Tree' },
  { rule: 'unusual member names', given: { type: 'object', properties: { 'a-b': true, hasOwnProperty: { type: 'string' as const }, ['__proto__']: true, member0: true } }, expected: "{ 'a-b'?: unknown; hasOwnProperty?: unknown; __proto__?: unknown; member0?: unknown }" },
]; // biome-ignore format: one case per line

const definitions = new Map(Object.entries(DEFINITIONS));

/** Formats a type on one line, so that types with different line breaks compare as equal. */
async function formatType(type: string): Promise<string> {
  const oneLine = async (text: string): Promise<string> => {
    return (await formatTypeScript(text)).replace(/\s+/g, ' ').trim();
  };
  return oneLine(await oneLine(`type T = ${type}`));
}

describe('the type of a schema', () => {
  for (const { rule, given, expected } of CASES) {
    it(rule, async () => {
      expect(await formatType(await printType(toTypeNode(given, definitions)))).toBe(await formatType(expected));
    });
  }

  it('replaces a circular reference with unknown', async () => {
    const loop = toTypeNode(DEFINITIONS.Loop ?? true, definitions, 'Loop');
    const back = toTypeNode(DEFINITIONS.Back ?? true, definitions, 'Back');
    expect(await Promise.all([loop, back].map(printType))).toEqual(['unknown', 'unknown']);
  });

  it('is unknown for a reference without a definition', () => {
    expect(toTypeNode({ $ref: '#/$defs/Gone' }, definitions)).toEqual({ kind: 'unknown' });
  });
});

describe('all types of this file', () => {
  it('compile together', async () => {
    const named = [...definitions].map(([name, schema]) => [name, toTypeNode(schema, definitions, name)] as const);
    const cases = CASES.map(({ given }, index) => [`Case${index}`, toTypeNode(given, definitions)] as const);
    const all = [...named, ...cases];
    const declarations = all.map(async ([name, type]) => `export type ${name} = ${await printType(type)};`);
    expect(all.length).toBeGreaterThan(50);
    expect(await compile({ 'cases.ts': (await Promise.all(declarations)).join('\n') })).toEqual([]);
  });
});
