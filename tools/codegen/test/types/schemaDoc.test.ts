import type { Schema } from '@hookbook/contract/schema';
import { describe, expect, it } from 'vitest';
import { exampleText, schemaDoc } from '../../src/emit/types/tsdoc/schemaDoc.ts';

interface Case {
  readonly says: string;
  readonly given: Schema;
  readonly want: string;
}

const CASES: readonly Case[] = [
  { says: 'nothing about a plain type', given: { type: 'string' }, want: '' },
  { says: 'nothing about true', given: true, want: '' },
  { says: 'the description', given: { description: ' Who.\n\nAnd why.\n' }, want: 'Who.\n\nAnd why.' },
  { says: 'that a number is an integer', given: { type: ['integer', 'null'] }, want: 'Integer.' },
  { says: 'the format and the length', given: { format: 'uuid', minLength: 1, maxLength: 36 }, want: 'Format: `uuid`. Length: 1 to 36.' },
  { says: 'an exact length', given: { minLength: 2, maxLength: 2 }, want: 'Length: 2.' },
  { says: 'the pattern, backticks and all', given: { pattern: '^`+$' }, want: 'Pattern: `` ^`+$ ``.' },
  { says: 'the range', given: { minimum: 0 }, want: 'Range: at least 0.' },
  { says: 'an open range', given: { exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.5 }, want: 'Greater than 0. Less than 1. Multiple of 0.5.' },
  { says: 'the number of items', given: { maxItems: 3, uniqueItems: true }, want: 'Number of items: at most 3. No item is there twice.' },
  { says: 'the number and the names of members', given: { minProperties: 1, propertyNames: { pattern: '^x' } }, want: 'Number of members: at least 1. Names of members: Pattern: `^x`.' },
  { says: 'what the items of a list are', given: { description: 'All.', type: 'array', items: { description: 'One.', format: 'uri' } }, want: 'All.\n\nItems: One.\n\nFormat: `uri`.' },
  { says: 'nothing about items that have a name', given: { type: 'array', items: { $ref: '#/$defs/User' } }, want: '' },
  { says: 'what a string holds', given: { contentMediaType: 'application/json', contentSchema: { $ref: '#/$defs/User' } }, want: 'Holds `application/json` in the shape of {@link User}.' },
  { says: 'how bytes are encoded', given: { contentEncoding: 'base64' }, want: 'Holds bytes, encoded as `base64`.' },
  { says: 'that nothing is documented', given: { type: 'object', 'x-undocumented': true }, want: 'Not documented by the vendor.' },
  { says: 'that nothing is documented only once', given: { description: 'Not documented at all.', 'x-undocumented': true }, want: 'Not documented at all.' },
  { says: 'what is inferred, and from what', given: { 'x-inferred': 'Seen in samples.' }, want: 'Inferred, not published by the vendor: Seen in samples.' },
  { says: 'since which version and date', given: { 'x-since': { of: 'node SDK', version: '1.6.0', date: '2024-06' } }, want: 'Since node SDK 1.6.0 (2024-06).' },
  { says: 'since which date', given: { 'x-since': { date: '2024' } }, want: 'Since 2024.' },
  { says: 'who may write it', given: { readOnly: true }, want: 'Read-only.' },
  { says: 'the default', given: { default: 'a' }, want: '@defaultValue `"a"`' },
  { says: 'that the default is null', given: { default: null }, want: '@defaultValue `null`' },
  { says: 'three examples at most', given: { examples: ['a', 1, null, true] }, want: '@example "a"\n@example 1\n@example null' },
  { says: 'that it is deprecated, last of all', given: { description: 'Old.', deprecated: true, examples: [1] }, want: 'Old.\n\n@example 1\n@deprecated' },
  { says: 'no tag that a description names', given: { description: '@deprecated and @internal, not me@x.y' }, want: '\\@deprecated and \\@internal, not me@x.y' },
  { says: 'no tag that an example names', given: { examples: ['a @b'] }, want: '@example "a \\u0040b"' },
]; // biome-ignore format: one case a line reads better

describe('the documentation of a schema says', () => {
  for (const { says, given, want } of CASES) it(says, () => expect(schemaDoc(given)).toBe(want));
});

describe('an example', () => {
  it('is a block where it does not fit on a line', () => {
    expect(exampleText({ a: 'x'.repeat(100) })).toEqual([
      `@example\n\`\`\`json\n{\n  "a": "${'x'.repeat(100)}"\n}\n\`\`\``,
    ]);
  });

  it('cannot end its block', () => {
    const [text = ''] = exampleText({ a: '```', b: 'x'.repeat(100) });
    expect(text.match(/```/g)).toHaveLength(2);
  });

  it('is left out where nobody would read it', () => {
    expect(exampleText(Array.from({ length: 50 }, (_, index) => index))).toEqual([]);
  });
});
