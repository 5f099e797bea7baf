import type { SpecFile } from '@hookbook/spec-reader/spec/file/specFile';
import { rootNode } from '@hookbook/spec-reader/spec/file/specNode';
import { describe, expect, it } from 'vitest';
import { DefinitionCollector } from '../../src/schema/collectDefinitions.ts';
import { nameTextOf } from '../../src/schema/definitionNames.ts';
import { canonicalised, documentOf } from './canonicalised.ts';

describe('the name of a definition', () => {
  const file = (name: string, uri = `spec:///${name}`) => ({ name, uri }) as SpecFile;
  const textOf = (name: string, pointer: string, uri?: string) =>
    nameTextOf({ file: file(name, uri), path: pointer.split('/').slice(1), value: true });

  it.each([
    ['acme/schemas/wallet-provider.yaml', '', 'wallet-provider'],
    ['acme/schemas/user.schema.json', '', 'user'],
    ['asyncapi.yaml', '/components/schemas/User', 'User'],
    ['asyncapi.yaml', '/components/schemas/payload', 'payload'],
    ['asyncapi.yaml', '/components/schemas/User/properties/address', 'User address'],
    ['user.yaml', '/$defs/address', 'address'],
    ['user.yaml', '/definitions/items', 'items'],
    ['user.yaml', '/properties/address', 'user address'],
    ['user.yaml', '/allOf/0/properties/items', 'user 0 items'],
    ['user.yaml', '/$defs/list/$defs/item', 'list item'],
    ['user.yaml', '/then/$defs/item', 'then item'],
    ['asyncapi.yaml', '/channels/acme/messages/done/payload/$defs/item', 'item'],
    ['asyncapi.yaml', '/channels/acme/messages/done/payload/properties/a', 'asyncapi acme done a'],
  ])('%s#%s is "%s"', (name, pointer, expected) => {
    expect(textOf(name, pointer)).toBe(expected);
  });

  it('is the whole path of the URI for a schema that is resolved by URI', () => {
    const uri = 'http://json-schema.org/draft-07/schema';
    expect(textOf(uri, '/definitions/stringArray', uri)).toBe('/draft-07/schema stringArray');
  });
});

describe('equal schemas', () => {
  it('share a definition if they have the same name', () => {
    const user = { type: 'object', properties: { friend: { $ref: '#' } } };
    const others = { 'a/user.json': user, 'b/user.json': { properties: user.properties, type: ['object'] } };
    const given = { prefixItems: [{ $ref: 'a/user.json' }, { $ref: 'b/user.json' }] };
    expect(canonicalised(given, '2020-12', others)).toEqual({
      schema: { prefixItems: [{ $ref: '#/$defs/User' }, { $ref: '#/$defs/User' }] },
      definitions: { User: { type: 'object', properties: { friend: { $ref: '#/$defs/User' } } } },
      problems: [],
    });
  });

  it('share a definition even if their dialects differ', () => {
    const { document } = documentOf({ $ref: 'user.json', minimum: 1 }, '2020-12', { 'user.json': { type: 'object' } });
    const definitions = new DefinitionCollector(document);
    const node = rootNode(document.files.get('/specs/schema.json') as SpecFile);
    definitions.canonical(node, '2020-12');
    definitions.canonical({ ...node, value: { items: { $ref: 'user.json' } } }, 'draft-07');
    expect(definitions.list().map(({ name }) => name)).toEqual(['User']);
    expect(definitions.diagnostics()).toEqual([]);
  });

  it('stay separate if their names differ', () => {
    const given = { prefixItems: [{ $ref: '#/$defs/a' }, { $ref: '#/$defs/b' }], $defs: { a: true, b: true } };
    expect(canonicalised(given).definitions).toEqual({ A: true, B: true });
  });
});

describe('different schemas with the same name', () => {
  const others = { 'a/user.json': { type: 'object' }, 'b/user.json': { type: 'string' } };
  const given = { prefixItems: [{ $ref: 'a/user.json' }, { $ref: 'b/user.json' }] };

  it('are reported', () => {
    expect(canonicalised(given, '2020-12', others).problems).toEqual([
      'name-clash: The type name "User" is that of definition "User", so this definition is called "User_968bab60".',
    ]);
  });

  it('get the same names in any order', () => {
    const reversed = { prefixItems: [...given.prefixItems].reverse() };
    const expected = canonicalised(given, '2020-12', others).definitions;
    expect(Object.values(expected)).toEqual([{ type: 'object' }, { type: 'string' }]);
    expect(canonicalised(reversed, '2020-12', others).definitions).toEqual(expected);
  });

  it('have their dialect in their names', () => {
    const { document } = documentOf({ $ref: 'list.json', minimum: 1 }, '2020-12', {
      'list.json': { prefixItems: [false] },
    });
    const definitions = new DefinitionCollector(document);
    const node = rootNode(document.files.get('/specs/schema.json') as SpecFile);
    definitions.canonical(node, '2020-12');
    definitions.canonical({ ...node, value: { items: { $ref: 'list.json' } } }, 'draft-07');
    expect(definitions.list().map(({ name }) => name)).toEqual(['List', 'ListDraft07']);
  });
});
