import type { Schema } from '@hookbook/contract/schema';
import { describe, expect, it } from 'vitest';
import { exampleText, schemaDoc } from '../../src/emit/types/tsdoc/schemaDoc.ts';

interface Case {
  readonly content: string;
  readonly given: Schema;
  readonly want: string;
}

const CASES: readonly Case[] = [
  { content: 'nothing about a plain type', given: { type: 'string' }, want: '' },
  { content: 'nothing about true', given: true, want: '' },
  { content: 'the description', given: { description: ' Who.\n\nAnd why.\n' }, want: 'Who.\n\nAnd why.' },
  { content: 'whether a number is an integer', given: { type: ['integer', 'null'] }, want: 'Integer.' },
  { content: 'the format and the length', given: { format: 'uuid', minLength: 1, maxLength: 36 }, want: 'Format: `uuid`. Length: 1 to 36.' },
  { content: 'an exact length', given: { minLength: 2, maxLength: 2 }, want: 'Length: 2.' },
  { content: 'a pattern with backticks', given: { pattern: '^`+$' }, want: 'Pattern: `` ^`+$ ``.' },
  { content: 'the range', given: { minimum: 0 }, want: 'Range: at least 0.' },
  { content: 'an exclusive range and a step', given: { exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.5 }, want: 'Greater than 0. Less than 1. Multiple of 0.5.' },
  { content: 'the number of items', given: { maxItems: 3, uniqueItems: true }, want: 'Number of items: at most 3. Items are unique.' },
  { content: 'the number and the names of properties', given: { minProperties: 1, propertyNames: { pattern: '^x' } }, want: 'Number of properties: at least 1. Property names: Pattern: `^x`.' },
  { content: 'the documentation of array items', given: { description: 'All.', type: 'array', items: { description: 'One.', format: 'uri' } }, want: 'All.\n\nItems: One.\n\nFormat: `uri`.' },
  { content: 'nothing about items that are a definition', given: { type: 'array', items: { $ref: '#/$defs/User' } }, want: '' },
  { content: 'the content of a string', given: { contentMediaType: 'application/json', contentSchema: { $ref: '#/$defs/User' } }, want: 'Contains `application/json` of type {@link User}.' },
  { content: 'the encoding of bytes', given: { contentEncoding: 'base64' }, want: 'Contains binary data, encoded as `base64`.' },
  { content: 'that the vendor documents nothing', given: { type: 'object', 'x-undocumented': true }, want: 'Not documented by the vendor.' },
  { content: 'a description instead of this sentence', given: { description: 'Not documented at all.', 'x-undocumented': true }, want: 'Not documented at all.' },
  { content: 'that something is inferred, and from what', given: { 'x-inferred': 'Seen in samples.' }, want: 'Inferred, not published by the vendor: Seen in samples.' },
  { content: 'the version and date of the first occurrence', given: { 'x-since': { of: 'node SDK', version: '1.6.0', date: '2024-06' } }, want: 'Since node SDK 1.6.0 (2024-06).' },
  { content: 'the date of the first occurrence', given: { 'x-since': { date: '2024' } }, want: 'Since 2024.' },
  { content: 'whether it is read-only', given: { readOnly: true }, want: 'Read-only.' },
  { content: 'the default value', given: { default: 'a' }, want: '@defaultValue `"a"`' },
  { content: 'a default value of null', given: { default: null }, want: '@defaultValue `null`' },
  { content: 'at most three examples', given: { examples: ['a', 1, null, true] }, want: '@example "a"\n@example 1\n@example null' },
  { content: 'the deprecation at the end', given: { description: 'Old.', deprecated: true, examples: [1] }, want: 'Old.\n\n@example 1\n@deprecated' },
  { content: 'no tags from a description', given: { description: '@deprecated and @internal, not me@x.y' }, want: '\\@deprecated and \\@internal, not me@x.y' },
  { content: 'no tags from an example', given: { examples: ['a @b'] }, want: '@example "a \\u0040b"' },
]; // biome-ignore format: one case per line

describe('the documentation of a schema contains', () => {
  for (const { content, given, want } of CASES) it(content, () => expect(schemaDoc(given)).toBe(want));
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
