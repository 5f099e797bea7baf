import { describe, expect, it } from 'vitest';
import { canonicalised } from './canonicalised.ts';

const list = {
  $id: 'https://acme.test/list',
  items: { $dynamicRef: '#item' },
  $defs: { item: { $dynamicAnchor: 'item' } },
};
const listOf = (type: string) => ({
  $id: `https://acme.test/${type}s`,
  $ref: 'list',
  $defs: { item: { $dynamicAnchor: 'item', type } },
});

describe('$dynamicRef', () => {
  it('creates one definition for each target', () => {
    const given = {
      properties: { a: { $ref: 'https://acme.test/numbers' }, b: { $ref: 'https://acme.test/strings' } },
      $defs: { list, numbers: listOf('number'), strings: listOf('string') },
    };
    expect(canonicalised(given)).toEqual({
      schema: { properties: { a: { $ref: '#/$defs/Numbers' }, b: { $ref: '#/$defs/Strings' } } },
      definitions: {
        ListInNumbers: { items: { $ref: '#/$defs/NumbersItem' } },
        ListInStrings: { items: { $ref: '#/$defs/StringsItem' } },
        Numbers: { $ref: '#/$defs/ListInNumbers' },
        NumbersItem: { type: 'number' },
        Strings: { $ref: '#/$defs/ListInStrings' },
        StringsItem: { type: 'string' },
      },
      problems: [],
    });
  });

  it('adds no suffix to the name if there is only one target', () => {
    const given = {
      properties: { a: { $ref: 'https://acme.test/numbers' } },
      $defs: { list, numbers: listOf('number') },
    };
    expect(Object.keys(canonicalised(given).definitions)).toEqual(['List', 'Numbers', 'NumbersItem']);
  });

  it('resolves to the outermost schema that declares its anchor', () => {
    const given = {
      $id: 'https://acme.test/strict',
      $dynamicAnchor: 'node',
      $ref: 'tree',
      unevaluatedProperties: false,
      $defs: {
        tree: { $id: 'tree', $dynamicAnchor: 'node', properties: { children: { items: { $dynamicRef: '#node' } } } },
      },
    };
    expect(canonicalised(given)).toMatchObject({
      definitions: {
        Schema: { unevaluatedProperties: false, allOf: [{ $ref: '#/$defs/Tree' }] },
        Tree: { properties: { children: { items: { $ref: '#/$defs/Schema' } } } },
      },
    });
  });

  it('behaves like $ref if its static target has no $dynamicAnchor', () => {
    const given = {
      $id: 'https://acme.test/root',
      items: { $ref: 'list' },
      $defs: {
        item: { $dynamicAnchor: 'item', const: 1 },
        list: { ...list, $defs: { item: { $anchor: 'item', const: 2 } } },
      },
    };
    expect(canonicalised(given).definitions).toMatchObject({ ListItem: { const: 2 } });
  });

  it('does not keep a scope after leaving it', () => {
    const given = {
      allOf: [{ $ref: 'https://acme.test/numbers' }, { $ref: 'https://acme.test/list' }],
      $defs: { list, numbers: listOf('number') },
    };
    expect(canonicalised(given).definitions).toMatchObject({
      List: { items: { $ref: '#/$defs/ListItem' } },
      ListInNumbers: { items: { $ref: '#/$defs/NumbersItem' } },
    });
  });
});
