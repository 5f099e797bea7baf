import { describe, expect, it } from 'vitest';
import { canonicalised } from './canonicalised.ts';

describe('$id', () => {
  it('is the base of references inside the schema', () => {
    const given = {
      $id: 'https://acme.test/orders/',
      items: { $ref: 'item' },
      $defs: { item: { $id: 'item', type: 'string' }, decoy: { $id: 'https://acme.test/item', type: 'null' } },
    };
    expect(canonicalised(given)).toEqual({
      schema: { items: { $ref: '#/$defs/Item' } },
      definitions: { Item: { type: 'string' } },
      problems: [],
    });
  });

  it('is the base of references in a subschema that another schema refers to', () => {
    const given = {
      items: { $ref: '#/$defs/outer/properties/a' },
      $defs: {
        outer: {
          $id: 'https://acme.test/outer',
          properties: { a: { items: { $ref: '#/$defs/own' } } },
          $defs: { own: { const: 1 } },
        },
        own: { const: 2 },
      },
    };
    expect(canonicalised(given).definitions).toMatchObject({ OuterOwn: { const: 1 } });
  });

  it('makes a file available under its URI', () => {
    const others = { 'user.json': { $id: 'https://acme.test/user', type: 'object' } };
    const given = { prefixItems: [{ $ref: './user.json' }, { $ref: 'https://acme.test/user' }] };
    expect(canonicalised(given, '2020-12', others)).toEqual({
      schema: { prefixItems: [{ $ref: '#/$defs/User' }, { $ref: '#/$defs/User' }] },
      definitions: { User: { type: 'object' } },
      problems: [],
    });
  });

  it('leaves relative file names valid', () => {
    const given = { $id: 'https://acme.test/thing', items: { $ref: './user.json' } };
    expect(canonicalised(given, '2020-12', { 'user.json': { type: 'object' } }).definitions).toEqual({
      User: { type: 'object' },
    });
  });

  it('can be a URN', () => {
    const given = {
      $id: 'urn:uuid:deadbeef-1234-00ff-ff00-4321feebdaed',
      items: { $ref: '#/$defs/a' },
      $defs: { a: true },
    };
    expect(canonicalised(given).definitions).toEqual({ A: true });
  });

  it('is ignored beside a $ref in draft-07', () => {
    const given = {
      $id: 'https://acme.test/base/',
      definitions: { a: { $id: 'https://acme.test/kind', const: 1 }, b: { $id: 'kind', const: 2 } },
      items: { $id: 'https://acme.test/', $ref: 'kind' },
    };
    expect(canonicalised(given, 'draft-07').definitions).toEqual({ B: { const: 2 } });
  });

  it('is an anchor in draft-07 if it is a fragment', () => {
    const given = { items: { $ref: '#user' }, definitions: { a: { $id: '#user', type: 'object' } } };
    expect(canonicalised(given, 'draft-07').definitions).toEqual({ A: { type: 'object' } });
  });

  it('is reported if two schemas have the same one', () => {
    const given = { $defs: { a: { $id: 'https://acme.test/x' }, b: { $id: 'https://acme.test/x' } } };
    expect(canonicalised(given).problems).toEqual(['schema-id-clash: "https://acme.test/x" identifies two schemas.']);
  });

  it('is ignored as data and as the name of a property', () => {
    const given = {
      const: { $id: 'https://acme.test/x' },
      properties: { $id: { const: 'https://acme.test/x' } },
      $defs: { x: { $id: 'https://acme.test/x' } },
    };
    expect(canonicalised(given).problems).toEqual([]);
  });
});

describe('$anchor', () => {
  it('names a subschema', () => {
    const given = { items: { $ref: '#user' }, $defs: { a: { $anchor: 'user', type: 'object' } } };
    expect(canonicalised(given).definitions).toEqual({ A: { type: 'object' } });
  });

  it('names a subschema of another file', () => {
    const others = { 'shapes.json': { $defs: { a: { $anchor: 'user', type: 'object' } } } };
    expect(canonicalised({ items: { $ref: 'shapes.json#user' } }, '2020-12', others).definitions).toEqual({
      A: { type: 'object' },
    });
  });

  it('belongs to the schema with the nearest $id', () => {
    const given = {
      items: { $ref: '#x' },
      $defs: {
        a: { $id: 'https://acme.test/a', $defs: { own: { $anchor: 'x', const: 1 } } },
        b: { $anchor: 'x', const: 2 },
      },
    };
    expect(canonicalised(given)).toMatchObject({ definitions: { B: { const: 2 } }, problems: [] });
  });

  it('is reported if a schema has the same one twice', () => {
    const given = { $defs: { a: { $anchor: 'x' }, b: { $anchor: 'x' } } };
    expect(canonicalised(given).problems).toEqual(['schema-id-clash: "#x" identifies two schemas.']);
  });
});

describe('$schema', () => {
  it('overrides the format of the message', () => {
    const given = { $schema: 'http://json-schema.org/draft-07/schema#', items: [true], additionalItems: false };
    expect(canonicalised(given, '2020-12').schema).toEqual({ prefixItems: [true], items: false });
  });

  it('applies only to the subschema that declares it', () => {
    const subschema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      dependentRequired: { a: ['b'] },
      items: [true],
    };
    expect(canonicalised({ properties: { a: subschema }, dependentRequired: { c: ['d'] } }).schema).toEqual({
      properties: { a: { prefixItems: [true] } },
      dependentRequired: { c: ['d'] },
    });
  });

  it('of the referring schema applies to a file that declares none', () => {
    const others = {
      'old.json': { $schema: 'http://json-schema.org/draft-07/schema', items: [true] },
      'new.json': { prefixItems: [true] },
    };
    expect(
      canonicalised({ prefixItems: [{ $ref: 'old.json' }, { $ref: 'new.json' }] }, '2020-12', others).definitions,
    ).toEqual({
      New: { prefixItems: [true] },
      Old: { prefixItems: [true] },
    });
  });

  it('is reported if it is unknown', () => {
    expect(canonicalised({ $schema: 'http://json-schema.org/draft-03/schema#' }).problems).toEqual([
      'schema-dialect-unknown: Unsupported JSON Schema dialect "http://json-schema.org/draft-03/schema".',
    ]);
  });

  const metaschema = ($vocabulary: Readonly<Record<string, boolean>>) => ({
    'https://acme.test/meta': { $schema: 'https://json-schema.org/draft/2020-12/schema', $vocabulary },
  });
  const vocabulary = 'https://json-schema.org/draft/2020-12/vocab/';

  it('can leave out vocabularies', () => {
    const given = {
      $schema: 'https://acme.test/meta',
      minimum: 1,
      format: 'date',
      properties: { a: { type: 'null' } },
    };
    const others = metaschema({ [`${vocabulary}core`]: true, [`${vocabulary}applicator`]: true });
    expect(canonicalised(given, '2020-12', others).schema).toEqual({ properties: { a: {} } });
  });

  it('can add an optional vocabulary', () => {
    const given = { $schema: 'https://acme.test/meta', minimum: 1 };
    const others = metaschema({ [`${vocabulary}validation`]: true, 'https://acme.test/vocab': false });
    expect(canonicalised(given, '2020-12', others)).toMatchObject({ schema: { minimum: 1 }, problems: [] });
  });

  it('is reported if it requires an unknown vocabulary', () => {
    const given = { $schema: 'https://acme.test/meta' };
    const others = metaschema({ 'https://acme.test/vocab': true });
    expect(canonicalised(given, '2020-12', others).problems).toEqual([
      'schema-dialect-unknown: The metaschema "https://acme.test/meta" requires the unsupported vocabulary "https://acme.test/vocab".',
    ]);
  });
});
