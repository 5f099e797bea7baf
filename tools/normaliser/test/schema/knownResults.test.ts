import { parseSpecFile } from '@hookbook/spec-reader/spec/file/specFile';
import { rootNode } from '@hookbook/spec-reader/spec/file/specNode';
import { expect, it } from 'vitest';
import { checkKnownSchema } from '../../src/schema/checkSchema.ts';
import { rememberedResults } from '../knownResults.ts';
import { canonicalisedWith } from './canonicalised.ts';

it('resolves the references of a known schema anew', () => {
  const known = rememberedResults();
  const schema = { properties: { user: { $ref: 'user.json' } } };
  const userAs = (user: object) => canonicalisedWith(known, schema, '2020-12', { 'user.json': user }).definitions;
  expect(userAs({ type: 'string' })).toEqual({ User: { type: 'string' } });
  expect(userAs({ type: 'integer' })).toEqual({ User: { type: 'integer' } });
  // The payload once, and the user twice.
  expect(known.found()).toBe(3);
});

it('reads a known schema anew if the target of a reference is gone', () => {
  const known = rememberedResults();
  const schema = { properties: { user: { $ref: '#/$defs/user', description: 'A user.' } } };
  const given = { ...schema, $defs: { user: { type: 'string' } } };
  canonicalisedWith(known, given);
  const withoutTarget = canonicalisedWith(known, { ...schema, $defs: {} });
  expect(withoutTarget).toEqual(canonicalisedWith(undefined, { ...schema, $defs: {} }));
});

it('knows a schema in one dialect only', () => {
  const known = rememberedResults();
  const schema = { items: [{ type: 'string' }] };
  expect(canonicalisedWith(known, schema, 'draft-07').schema).toEqual({ prefixItems: [{ type: 'string' }] });
  expect(canonicalisedWith(known, schema, '2020-12')).toEqual(canonicalisedWith(undefined, schema, '2020-12'));
});

it.each([
  ['$id', { $id: 'https://example.com/a', properties: { a: { $ref: '#/$defs/b' } }, $defs: { b: { type: 'string' } } }],
  ['$dynamicRef', { $dynamicAnchor: 'node', properties: { a: { $dynamicRef: '#node' } } }],
  [
    'discriminator',
    {
      discriminator: { propertyName: 'kind' },
      oneOf: [{ $ref: '#/$defs/A' }, { $ref: '#/$defs/B' }],
      $defs: { A: { properties: { kind: { const: 'A' } } }, B: { properties: { kind: { const: 'B' } } } },
    },
  ],
])('does not know a schema with %s, whose meaning depends on what is around it', (_, schema) => {
  const known = rememberedResults();
  const before = canonicalisedWith(known, schema);
  expect(canonicalisedWith(known, schema)).toEqual(before);
  expect(canonicalisedWith(undefined, schema)).toEqual(before);
});

it('checks digits that are not part of the value again', () => {
  const known = rememberedResults();
  const problemsIn = (text: string) => {
    const { file } = parseSpecFile({ path: '/specs/a.json', name: 'a.json', uri: 'spec:///a.json', text });
    return file ? checkKnownSchema(rootNode(file), '2020-12', known).map(({ code }) => code) : [];
  };
  expect(problemsIn('{ "minimum": 9007199254740992 }')).toEqual([]);
  expect(problemsIn('{ "minimum": 9007199254740993 }')).toEqual(['number-rounded']);
  expect(problemsIn('{ "minimum": 9007199254740992 }')).toEqual([]);
});

it('reports the problems of a known schema where they are now', () => {
  const known = rememberedResults();
  const lineIn = (text: string) => {
    const { file } = parseSpecFile({ path: '/specs/a.yaml', name: 'a.yaml', uri: 'spec:///a.yaml', text });
    return file && checkKnownSchema(rootNode(file), '2020-12', known)[0]?.range.start.line;
  };
  expect(lineIn('type: strnig\n')).toBe(1);
  expect(lineIn('\n\ntype: strnig\n')).toBe(3);
});
