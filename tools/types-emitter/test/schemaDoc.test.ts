import type { Schema } from '@hookbook/contract/schema';
import { describe, expect, it } from 'vitest';
import { exampleText, schemaDoc } from '../src/tsdoc/schemaDoc.ts';

interface Case {
  readonly content: string;
  readonly given: Schema;
  readonly expected: string;
}

const CASES: readonly Case[] = [
  { content: 'nothing about a plain type', given: { type: 'string' }, expected: '' },
  { content: 'nothing about true', given: true, expected: '' },
  { content: 'the description', given: { description: ' Who.\n\nAnd why.\n' }, expected: 'Who.\n\nAnd why.' },
  { content: 'whether a number is an integer', given: { type: ['integer', 'null'] }, expected: 'Integer.' },
  { content: 'the format and the length', given: { format: 'uuid', minLength: 1, maxLength: 36 }, expected: 'Format: `uuid`. Length: 1 to 36.' },
  { content: 'an exact length', given: { minLength: 2, maxLength: 2 }, expected: 'Length: 2.' },
  { content: 'a pattern with backticks', given: { pattern: '^`+$' }, expected: 'Pattern: `` ^`+$ ``.' },
  { content: 'the range', given: { minimum: 0 }, expected: 'Range: at least 0.' },
  { content: 'an exclusive range and a step', given: { exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.5 }, expected: 'Greater than 0. Less than 1. Multiple of 0.5.' },
  { content: 'the number of items', given: { maxItems: 3, uniqueItems: true }, expected: 'Number of items: at most 3. Items are unique.' },
  { content: 'the number and the names of properties', given: { minProperties: 1, propertyNames: { pattern: '^x' } }, expected: 'Number of properties: at least 1. Property names: Pattern: `^x`.' },
  { content: 'the documentation of array items', given: { description: 'All.', type: 'array', items: { description: 'One.', format: 'uri' } }, expected: 'All.\n\nItems: One.\n\nFormat: `uri`.' },
  { content: 'nothing about items that are a definition', given: { type: 'array', items: { $ref: '#/$defs/User' } }, expected: '' },
  { content: 'the content of a string', given: { contentMediaType: 'application/json', contentSchema: { $ref: '#/$defs/User' } }, expected: 'Contains `application/json` of type {@link User}.' },
  { content: 'the encoding of bytes', given: { contentEncoding: 'base64' }, expected: 'Contains binary data, encoded as `base64`.' },
  { content: 'that the vendor documents nothing', given: { type: 'object', 'x-undocumented': true }, expected: 'Not documented by the vendor.' },
  { content: 'a description instead of this sentence', given: { description: 'Not documented at all.', 'x-undocumented': true }, expected: 'Not documented at all.' },
  { content: 'that something is inferred, and from what', given: { 'x-inferred': 'Seen in samples.' }, expected: 'Inferred, not published by the vendor: Seen in samples.' },
  { content: 'the version and date of the first occurrence', given: { 'x-since': { of: 'node SDK', version: '1.6.0', date: '2024-06' } }, expected: 'Since node SDK 1.6.0 (2024-06).' },
  { content: 'the date of an announced end', given: { 'x-sunset': '2026-12-31' }, expected: 'Announced to end on 2026-12-31.' },
  { content: 'the date of the first occurrence', given: { 'x-since': { date: '2024' } }, expected: 'Since 2024.' },
  { content: 'whether it is read-only', given: { readOnly: true }, expected: 'Read-only.' },
  { content: 'the default value', given: { default: 'a' }, expected: '@defaultValue `"a"`' },
  { content: 'a default value of null', given: { default: null }, expected: '@defaultValue `null`' },
  { content: 'at most three examples', given: { examples: ['a', 1, null, true] }, expected: '@example "a"\n@example 1\n@example null' },
  { content: 'the deprecation at the end', given: { description: 'Old.', deprecated: true, examples: [1] }, expected: 'Old.\n\n@example 1\n@deprecated' },
  { content: 'no tags from a description', given: { description: '@deprecated and @internal, not me@x.y' }, expected: '\\@deprecated and \\@internal, not me@x.y' },
  { content: 'no tags from an example', given: { examples: ['a @b'] }, expected: '@example "a \\u0040b"' },
]; // biome-ignore format: one case per line

describe('the documentation of a schema contains', () => {
  for (const { content, given, expected } of CASES) it(content, () => expect(schemaDoc(given)).toBe(expected));
});

describe('an example', () => {
  it('is a block if it does not fit on one line', () => {
    expect(exampleText({ a: 'x'.repeat(100) })).toEqual([
      `@example\n\`\`\`json\n{\n  "a": "${'x'.repeat(100)}"\n}\n\`\`\``,
    ]);
  });

  it('cannot end its block', () => {
    const [text = ''] = exampleText({ a: '```', b: 'x'.repeat(100) });
    expect(text.match(/```/g)).toHaveLength(2);
  });

  it('is left out if it is too long to read', () => {
    expect(exampleText(Array.from({ length: 50 }, (_, index) => index))).toEqual([]);
  });
});
