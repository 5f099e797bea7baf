import { describe, expect, it } from 'vitest';
import { canonicalised } from './canonicalised.ts';

describe('a reference', () => {
  it('becomes a reference to a definition', () => {
    const given = { properties: { user: { $ref: '#/$defs/user' } }, $defs: { user: { type: 'object' } } };
    expect(canonicalised(given)).toEqual({
      schema: { properties: { user: { $ref: '#/$defs/User' } } },
      definitions: { User: { type: 'object' } },
      problems: [],
    });
  });

  it('is replaced by its target if the payload is nothing else', () => {
    expect(canonicalised({ $ref: 'user.json' }, '2020-12', { 'user.json': { type: 'object' } })).toEqual({
      schema: { type: 'object' },
      definitions: {},
      problems: [],
    });
  });

  it('moves into allOf if there are keywords beside it', () => {
    const given = { $ref: '#/$defs/a', allOf: [{ minimum: 1 }], maximum: 9, $defs: { a: { type: 'number' } } };
    expect(canonicalised(given).schema).toEqual({ maximum: 9, allOf: [{ $ref: '#/$defs/A' }, { minimum: 1 }] });
  });

  it('keeps only annotations beside it in draft-07', () => {
    const given = {
      properties: { a: { $ref: '#/definitions/a', maximum: 9, description: 'An a.' } },
      definitions: { a: { type: 'number' } },
    };
    expect(canonicalised(given, 'draft-07').schema).toEqual({
      properties: { a: { description: 'An a.', allOf: [{ $ref: '#/$defs/A' }] } },
    });
  });

  it('skips schemas that are only references', () => {
    const given = {
      items: { $ref: '#/$defs/a' },
      $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/c' }, c: { type: 'null' } },
    };
    expect(canonicalised(given)).toMatchObject({ schema: { items: { $ref: '#/$defs/C' } }, definitions: { C: {} } });
  });

  it('does not skip references with other keywords', () => {
    const given = {
      items: { $ref: '#/$defs/short' },
      $defs: { short: { $ref: '#/$defs/text', maxLength: 3 }, text: { type: 'string' } },
    };
    expect(canonicalised(given).definitions).toEqual({
      Short: { maxLength: 3, allOf: [{ $ref: '#/$defs/Text' }] },
      Text: { type: 'string' },
    });
  });

  it('can refer to the payload itself', () => {
    const given = { properties: { inner: { $ref: '#' } } };
    expect(canonicalised(given)).toMatchObject({
      schema: { properties: { inner: { $ref: '#/$defs/Schema' } } },
      definitions: { Schema: { properties: { inner: { $ref: '#/$defs/Schema' } } } },
    });
  });

  it('can refer to a boolean, a list item and an unknown keyword', () => {
    const given = {
      prefixItems: [{ $ref: '#/$defs/all' }, { $ref: '#/prefixItems/2' }, { type: 'null' }, { $ref: '#/more/x' }],
      $defs: { all: true },
      more: { x: { type: 'string' } },
    };
    expect(canonicalised(given).definitions).toEqual({
      All: true,
      SchemaPrefixItems2: { type: 'null' },
      SchemaMoreX: { type: 'string' },
    });
  });

  it('can be escaped as a pointer and as a URI', () => {
    const given = {
      allOf: [{ $ref: '#/$defs/a~1b' }, { $ref: '#/$defs/c~0d' }, { $ref: '#/$defs/e%25f' }],
      $defs: { 'a/b': { const: 1 }, 'c~d': { const: 2 }, 'e%f': { const: 3 } },
    };
    expect(canonicalised(given).definitions).toEqual({ AB: { const: 1 }, CD: { const: 2 }, EF: { const: 3 } });
  });

  it('is ignored as data and as the name of a property', () => {
    const given = { properties: { $ref: { type: 'string' } }, enum: [{ $ref: '#/$defs/a' }] };
    expect(canonicalised(given)).toEqual({ schema: given, definitions: {}, problems: [] });
  });

  it('becomes true if it is broken, which the loader reports', () => {
    expect(canonicalised({ items: { $ref: '#/$defs/gone' } }).schema).toEqual({ items: true });
  });

  const chain = (length: number) => {
    const links = Array.from({ length }, (_, index) => [`a${index}`, { items: { $ref: `#/$defs/a${index + 1}` } }]);
    return { items: { $ref: '#/$defs/a0' }, $defs: { ...Object.fromEntries(links), [`a${length}`]: true } };
  };

  it('can be the hundredth of a chain', () => {
    const { definitions, problems } = canonicalised(chain(99));
    expect(Object.keys(definitions)).toHaveLength(100);
    expect(problems).toEqual([]);
  });

  it('is reported in a longer chain, without a stack overflow', () => {
    const { definitions, problems } = canonicalised(chain(10_000));
    expect(Object.keys(definitions)).toHaveLength(10_001);
    expect(problems).toEqual([
      'spec-too-deep: This definition is only reachable through a chain of more than 100 references.',
    ]);
  });
});

describe('names that every JavaScript object has', () => {
  it('are allowed for properties and definitions', () => {
    const given = JSON.parse(
      '{"properties":{"__proto__":{"$ref":"#/$defs/constructor"},"toString":true,"":{"$ref":"#/$defs/__proto__"}},"$defs":{"constructor":{"type":"string"},"__proto__":{"type":"null"}}}',
    );
    const { schema, definitions } = canonicalised(given);
    expect(JSON.stringify(schema)).toBe(
      '{"properties":{"":{"$ref":"#/$defs/Proto"},"__proto__":{"$ref":"#/$defs/Constructor"},"toString":true}}',
    );
    expect(definitions).toEqual({ Constructor: { type: 'string' }, Proto: { type: 'null' } });
  });
});
