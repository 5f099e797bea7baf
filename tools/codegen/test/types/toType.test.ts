import type { Schema } from '@hookbook/contract/schema';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { printType } from '../../src/emit/types/printType.ts';
import { typeOf } from '../../src/emit/types/toType.ts';
import { compile } from './compile.ts';

interface Case {
  readonly rule: string;
  readonly given: Schema;
  readonly want: string;
}

const DEFINITIONS: Readonly<Record<string, Schema>> = {
  Envelope: { type: 'object', required: ['id'], properties: { id: { type: 'string' }, data: { type: 'object' } } },
  Chain: { type: 'string', 'x-extensible-enum': ['ETH', 'BTC'] },
  Nothing: true,
  Tree: { type: 'object', properties: { children: { type: 'array', items: { $ref: '#/$defs/Tree' } } } },
  Loop: { anyOf: [{ $ref: '#/$defs/Back' }, { type: 'string' }] },
  Back: { anyOf: [{ $ref: '#/$defs/Loop' }, { type: 'number' }] },
};

const CASES: readonly Case[] = [
  { rule: 'true accepts anything', given: true, want: 'unknown' },
  { rule: 'false accepts nothing', given: false, want: 'never' },
  { rule: 'an empty schema accepts anything', given: {}, want: 'unknown' },
  { rule: 'a description alone accepts anything', given: { description: 'x', default: 1 }, want: 'unknown' },
  { rule: 'an integer is a number', given: { type: 'integer', minimum: 1 }, want: 'number' },
  { rule: 'several types are a union', given: { type: ['string', 'null'] }, want: 'string | null' },
  { rule: 'const is a literal', given: { const: 'a' }, want: "'a'" },
  { rule: 'const null is null', given: { const: null }, want: 'null' },
  { rule: 'enum is a union of literals', given: { enum: ['a', 1, null, true] }, want: "'a' | 1 | null | true" },
  { rule: 'an enum keeps to its type', given: { type: 'string', enum: ['a', 1] }, want: "'a'" },
  { rule: 'an enum of objects', given: { enum: [{ a: [1, 'x'] }] }, want: "{ a: [1, 'x'] }" },
  { rule: 'an extensible enum completes and accepts others', given: { type: 'string', 'x-extensible-enum': ['a', 'b'] }, want: "'a' | 'b' | (string & {})" },
  { rule: 'an extensible enum may be null', given: { type: ['string', 'null'], 'x-extensible-enum': ['a'] }, want: "'a' | (string & {}) | null" },
  { rule: 'a list of an extensible enum', given: { type: 'array', items: { type: 'string', 'x-extensible-enum': ['a'] } }, want: "('a' | (string & {}))[]" },
  { rule: 'members are optional unless required', given: { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'number' } } }, want: '{ a: string; b?: number }' },
  { rule: 'an open object without members is a map of anything', given: { type: 'object' }, want: '{ [k: string]: unknown }' },
  { rule: 'an object with members has no index', given: { type: 'object', properties: { a: true }, additionalProperties: true }, want: '{ a?: unknown }' },
  { rule: 'a map has the type of its values', given: { type: 'object', additionalProperties: { type: 'number' } }, want: '{ [k: string]: number }' },
  { rule: 'a map with members widens its index', given: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: { type: 'number' } }, want: '{ a?: string; [k: string]: number | string | undefined }' },
  { rule: 'patterns of names make a map', given: { type: 'object', patternProperties: { '^x-': { type: 'string' } }, additionalProperties: false }, want: '{ [k: string]: string }' },
  { rule: 'patterns of names of an open object say nothing', given: { type: 'object', patternProperties: { '^x-': { type: 'string' } } }, want: '{ [k: string]: unknown }' },
  { rule: 'an object that may have no member', given: { type: 'object', additionalProperties: false }, want: '{ [k: string]: never }' },
  { rule: 'a required member need not be described', given: { type: 'object', required: ['a'] }, want: '{ a: unknown }' },
  { rule: 'a required member of a map has the type of its values', given: { type: 'object', required: ['a'], additionalProperties: { type: 'number' } }, want: '{ a: number; [k: string]: number }' },
  { rule: 'without a type, members say nothing about what is no object', given: { properties: { a: { type: 'string' } } }, want: '{ a?: string } | unknown[] | string | number | boolean | null' },
  { rule: 'without a type, items say nothing about what is no list', given: { items: { type: 'string' } }, want: '{ [k: string]: unknown } | string[] | string | number | boolean | null' },
  { rule: 'keywords that TypeScript cannot say are left out', given: { not: { type: 'string' }, if: true, then: { type: 'string' } }, want: 'unknown' },
  { rule: 'a list', given: { type: 'array', items: { type: ['string', 'null'] }, minItems: 1 }, want: '(string | null)[]' },
  { rule: 'a list of anything', given: { type: 'array' }, want: 'unknown[]' },
  { rule: 'an empty list', given: { type: 'array', items: false }, want: '[]' },
  { rule: 'prefixItems that must be there', given: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'string' }], minItems: 2, items: false }, want: '[number, string]' },
  { rule: 'prefixItems need not be there', given: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'string' }] }, want: '[] | [number] | [number, string, ...unknown[]]' },
  { rule: 'a list of tuples', given: { type: 'array', items: { type: 'array', prefixItems: [{ type: 'number' }] } }, want: '([] | [number, ...unknown[]])[]' },
  { rule: 'a tuple has no list in its rest', given: { type: 'array', prefixItems: [{ type: 'number' }], items: { type: 'array', items: { type: 'string' } } }, want: '(number | string[])[]' },
  { rule: 'long prefixItems are a list', given: { type: 'array', prefixItems: Array.from({ length: 9 }, () => ({ type: 'number' as const })), items: { type: 'string' } }, want: '(number | string)[]' },
  { rule: 'a reference', given: { $ref: '#/$defs/Envelope' }, want: 'Envelope' },
  { rule: 'an annotated reference', given: { description: 'Where.', allOf: [{ $ref: '#/$defs/Chain' }] }, want: 'Chain' },
  { rule: 'a nullable reference', given: { anyOf: [{ $ref: '#/$defs/Chain' }, { type: 'null' }] }, want: 'Chain | null' },
  { rule: 'a reference beside its own type', given: { type: 'string', allOf: [{ $ref: '#/$defs/Chain' }] }, want: 'Chain' },
  { rule: 'a const says more than a reference', given: { allOf: [{ $ref: '#/$defs/Chain' }, { const: 'ETH' }] }, want: "'ETH'" },
  { rule: 'allOf is an intersection', given: { allOf: [{ $ref: '#/$defs/Envelope' }, { type: 'object', properties: { a: { type: 'string' } } }] }, want: 'Envelope & { a?: string }' },
  { rule: 'members beside allOf', given: { type: 'object', properties: { a: true }, allOf: [{ $ref: '#/$defs/Envelope' }] }, want: 'Envelope & { a?: unknown }' },
  { rule: 'an arm of allOf knows that it is an object', given: { allOf: [{ $ref: '#/$defs/Envelope' }, { properties: { a: true } }] }, want: 'Envelope & { a?: unknown }' },
  { rule: 'objects of allOf become one', given: { allOf: [{ type: 'object', properties: { a: { type: 'string' } } }, { required: ['a', 'b'], properties: { b: true } }] }, want: '{ a: string; b: unknown }' },
  { rule: 'allOf may only require', given: { allOf: [{ $ref: '#/$defs/Envelope' }, { required: ['data'] }] }, want: 'Envelope & { data: unknown }' },
  { rule: 'an arm that adds nothing is left out', given: { allOf: [{ $ref: '#/$defs/Envelope' }, { type: 'object' }, true] }, want: 'Envelope' },
  { rule: 'allOf of types that exclude each other', given: { allOf: [{ type: 'string' }, { type: 'number' }] }, want: 'never' },
  { rule: 'anyOf is a union', given: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] }, want: 'string | string[]' },
  { rule: 'anyOf with anything is anything', given: { anyOf: [{ type: 'string' }, true] }, want: 'unknown' },
  { rule: 'anyOf that only requires says nothing', given: { type: 'object', properties: { a: true, b: true }, anyOf: [{ required: ['a'] }, { required: ['b'] }] }, want: '{ a?: unknown; b?: unknown }' },
  { rule: 'oneOf beside members', given: { type: 'object', properties: { a: { type: 'string' } }, oneOf: [{ properties: { b: { type: 'string' } } }, { properties: { c: { type: 'string' } } }] }, want: '{ a?: string } & ({ b?: string } | { c?: string })' },
  { rule: 'a recursive shape', given: { $ref: '#/$defs/Tree' }, want: 'Tree' },
  { rule: 'a name with odd characters', given: { type: 'object', properties: { 'a-b': true, hasOwnProperty: { type: 'string' as const }, ['__proto__']: true, m0: true } }, want: "{ 'a-b'?: unknown; hasOwnProperty?: unknown; __proto__?: unknown; m0?: unknown }" },
]; // biome-ignore format: one case a line reads better

const definitions = new Map(Object.entries(DEFINITIONS));

/** One line of TypeScript, laid out one way whatever the input looks like. */
async function layOut(type: string): Promise<string> {
  const oneLine = async (text: string): Promise<string> => {
    const laidOut = await format(text, { parser: 'typescript', printWidth: 10_000, singleQuote: true });
    return laidOut.replace(/\s+/g, ' ').trim();
  };
  return oneLine(await oneLine(`type T = ${type}`));
}

describe('the type of a schema', () => {
  for (const { rule, given, want } of CASES) {
    it(rule, async () => {
      expect(await layOut(await printType(typeOf(given, definitions)))).toBe(await layOut(want));
    });
  }

  it('leaves out the way back to the type that is being declared', async () => {
    const loop = typeOf(DEFINITIONS.Loop ?? true, definitions, 'Loop');
    const back = typeOf(DEFINITIONS.Back ?? true, definitions, 'Back');
    expect(await Promise.all([loop, back].map(printType))).toEqual(['unknown', 'unknown']);
  });

  it('widens to anything where a reference has no definition', () => {
    expect(typeOf({ $ref: '#/$defs/Gone' }, definitions)).toEqual({ kind: 'unknown' });
  });
});

describe('all types of this file', () => {
  it('compile together', async () => {
    const named = [...definitions].map(([name, schema]) => [name, typeOf(schema, definitions, name)] as const);
    const cases = CASES.map(({ given }, index) => [`Case${index}`, typeOf(given, definitions)] as const);
    const all = [...named, ...cases];
    const declarations = all.map(async ([name, type]) => `export type ${name} = ${await printType(type)};`);
    expect(all.length).toBeGreaterThan(50);
    expect(await compile({ 'cases.ts': (await Promise.all(declarations)).join('\n') })).toEqual([]);
  });
});
