import type { Schema } from '@hookbook/contract/schema';
import { expect, test } from 'vitest';
import { eventRows } from '../src/model/shape/eventShapes.ts';
import type { Member, Shape } from '../src/model/shape/shape.ts';
import { plainEvent, plainProvider } from './richContract.ts';

function rowsOf(payload: Schema, definitions: Readonly<Record<string, Schema>> = {}) {
  const source = { file: 'x.yaml', pointer: '' };
  const provider = {
    ...plainProvider('acme', []),
    definitions: Object.entries(definitions).map(([name, schema]) => ({ name, schema, source })),
  };
  return eventRows(plainEvent('a', payload), provider);
}

function shapeOf(payload: Schema, definitions: Readonly<Record<string, Schema>> = {}): Shape {
  return rowsOf(payload, definitions).payload;
}

function member(shape: Shape, ...path: readonly string[]): Member {
  const [label, ...rest] = path;
  const found = shape.members.find((candidate) => candidate.label === label);
  if (found === undefined) throw new Error(`No member ${label}, only ${shape.members.map((one) => one.label)}`);
  return rest.length === 0 ? found : member(found.shape, ...rest);
}

function countOf({ members }: Shape): number {
  return members.reduce((count, { shape }) => count + 1 + countOf(shape), 0);
}

const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
const object = (properties: Readonly<Record<string, Schema>>) => ({ type: 'object', properties }) as const;

test('an envelope and what an event adds to it are one list', () => {
  const shape = shapeOf(
    { allOf: [ref('Envelope'), object({ type: { const: 'a' }, data: object({ x: true }) })] },
    { Envelope: { ...object({ type: { type: 'string', description: 'Which.' } }), required: ['type'] } },
  );
  expect(shape.names).toEqual([{ name: 'Envelope' }]);
  expect(shape.members.map(({ label, required }) => [label, required])).toEqual([
    ['type', true],
    ['data', false],
  ]);
  expect(member(shape, 'type').shape).toMatchObject({
    type: 'string',
    description: 'Which.',
    facts: [{ label: 'always', values: ['a'] }],
  });
});

test('a shared shape unfolds where it is met first, and other places link there', () => {
  const { payload } = rowsOf(object({ a: ref('User'), b: ref('User') }), { User: object({ email: true }) });
  expect(member(payload, 'a').shape.names).toEqual([{ name: 'User' }]);
  expect(member(payload, 'a', 'email').path).toBe('a.email');
  expect(member(payload, 'b').shape).toMatchObject({ names: [{ name: 'User', anchor: 'payload.a' }], members: [] });
});

test('a shape that holds itself comes to an end', () => {
  const { payload } = rowsOf(ref('Node'), { Node: object({ children: { type: 'array', items: ref('Node') } }) });
  expect(payload.names).toEqual([{ name: 'Node' }]);
  expect(member(payload, 'children').shape).toMatchObject({
    type: 'array of object',
    names: [{ name: 'Node', anchor: 'payload' }],
    members: [],
  });
});

test('a shape that extends itself comes to an end, and stands in full below', () => {
  const { payload, shared } = rowsOf(ref('Node'), {
    Node: { allOf: [ref('Base'), object({ up: { allOf: [ref('Base'), object({ extra: true })] } })] },
    Base: object({ down: { allOf: [ref('Base'), object({ more: true })] } }),
  });
  expect(member(payload, 'down', 'down').shape.names).toEqual([{ name: 'Base', anchor: 'shape.Base' }]);
  expect(member(payload, 'up').shape.members.map(({ label }) => label)).toEqual(['extra']);
  expect(shared.map(({ name, shape }) => [name, shape.members.map(({ label }) => label)])).toEqual([
    ['Base', ['down']],
  ]);
});

test('shapes that refer to nothing but each other are any value', () => {
  expect(shapeOf(ref('A'), { A: ref('B'), B: ref('A') }).type).toBe('any value');
});

test('a deep lattice of shared shapes stays small', () => {
  const names = Array.from({ length: 40 }, (_, index) => `S${index}`);
  const definitions = Object.fromEntries(
    names.map((name, index) => [name, object({ left: ref(`S${index + 1}`), right: ref(`S${index + 1}`) })]),
  );
  expect(countOf(shapeOf(ref('S0'), definitions))).toBe(80);
});

test('a shape or null is the shape, and says so', () => {
  const shape = shapeOf(object({ user: { anyOf: [ref('User'), { type: 'null' }], description: 'Who.' } }), {
    User: object({ email: true }),
  });
  expect(member(shape, 'user').shape).toMatchObject({
    type: 'object or null',
    description: 'Who.',
    names: [{ name: 'User' }],
  });
  expect(member(shape, 'user', 'email').anchor).toBe('payload.user.email');
});

test('options that say no more than a type are a type', () => {
  const { shape } = member(shapeOf(object({ at: { oneOf: [{ type: 'string' }, { type: 'number' }] } })), 'at');
  expect(shape).toMatchObject({ type: 'string or number', members: [], facts: [] });
});

test('options with more to say are rows', () => {
  const { shape } = member(
    shapeOf(object({ by: { oneOf: [object({ card: true }), { type: 'object', required: ['iban'] }] } })),
    'by',
  );
  expect(shape.facts).toEqual([{ label: 'options', values: ['exactly one fits'], as: 'text' }]);
  expect(shape.members.map(({ label }) => label)).toEqual(['option 1', 'option 2']);
  expect(member(shape, 'option 2').shape.facts).toEqual([{ label: 'required', values: ['iban'], as: 'code' }]);
});

test('what the items of a list are stands with the list', () => {
  const { shape } = member(
    shapeOf(object({ tags: { type: ['array', 'null'], items: { type: 'string', format: 'uuid' }, maxItems: 3 } })),
    'tags',
  );
  expect(shape.type).toBe('array of string, or null');
  expect(shape.members).toEqual([]);
  expect(shape.facts).toEqual([
    { label: 'size', values: ['at most 3 items'], as: 'text' },
    { label: 'each item: format', values: ['uuid'], as: 'code' },
  ]);
});

test('items that are described keep a row', () => {
  const { shape } = member(
    shapeOf(object({ tags: { type: 'array', items: { type: 'string', description: 'One tag.' } } })),
    'tags',
  );
  expect(shape.members.map(({ label, path }) => [label, path])).toEqual([['each item', 'tags[]']]);
});

test('a shared text that repeats stands where it is met first; its mark stays', () => {
  const at = { allOf: [ref('Time')], description: 'When.' };
  const shape = shapeOf(object({ from: at, to: at }), {
    Time: { type: 'string', description: 'A moment.', 'x-inferred': 'From samples.' },
  });
  expect(member(shape, 'from').shape).toMatchObject({
    description: 'When.\n\nA moment.',
    marks: { inferred: 'From samples.' },
  });
  expect(member(shape, 'to').shape).toMatchObject({
    description: 'When.',
    marks: { inferred: '' },
    names: [{ name: 'Time', anchor: 'payload.from' }],
  });
});

test.each<[string, Schema, readonly string[], readonly string[]]>([
  [
    'an extensible enum',
    { type: 'string', 'x-extensible-enum': ['A', 'B'] },
    ['known values, more may come'],
    ['A', 'B'],
  ],
  ['a closed enum with look-alikes', { enum: ['true', true, '', 'x y'] }, ['one of'], ['"true"', 'true', '""', 'x y']],
  ['a length', { type: 'string', minLength: 1, maxLength: 1 }, ['length'], ['exactly 1 character']],
  ['a size', { type: 'array', minItems: 1, maxItems: 4 }, ['size'], ['1 to 4 items']],
  ['a closed object', { type: 'object', additionalProperties: false }, ['further properties'], ['not allowed']],
  ['bounds', { type: 'number', minimum: 0, exclusiveMaximum: 1 }, ['at least', 'less than'], ['0', '1']],
  ['a default of null', { default: null }, ['default'], ['null']],
  ['nothing allowed', false, ['value'], ['none is valid']],
])('facts of %s', (_, schema, labels, values) => {
  const { facts } = member(shapeOf(object({ a: schema })), 'a').shape;
  expect(facts.map((fact) => fact.label)).toEqual(labels);
  expect(facts.flatMap((fact) => fact.values)).toEqual(values);
});

test('no keyword of a schema is dropped', () => {
  const schema: Schema = {
    type: 'object',
    if: { minProperties: 1 },
    then: { maxProperties: 5 },
    else: { maxProperties: 6 },
    not: { minProperties: 7 },
    patternProperties: { '^p': { minLength: 8 } },
    additionalProperties: { minLength: 9 },
    propertyNames: { minLength: 10 },
    unevaluatedProperties: { minLength: 11 },
    dependentSchemas: { d: { minProperties: 12 } },
    dependentRequired: { e: ['needed'] },
    prefixItems: [{ minLength: 13 }],
    items: { minLength: 14 },
    contains: { minLength: 15 },
    minContains: 2,
    unevaluatedItems: { minLength: 16 },
    contentSchema: { minLength: 17 },
    contentEncoding: 'base64',
    uniqueItems: true,
    writeOnly: true,
  };
  const text = JSON.stringify(shapeOf(object({ a: schema })));
  for (const number of [1, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]) {
    expect(text).toMatch(new RegExp(`(least|most) ${number} (character|propert)`));
  }
  for (const word of ['needed', 'base64', 'all different', 'write-only', 'at least 2 items'])
    expect(text).toContain(word);
});

test('anchors are unique, whatever the names are', () => {
  const names = ['a.b', 'a', '~a', 'b', '~options', 'a~', 'ä', '__proto__', 'x y', '"<'];
  const shape = shapeOf(object(Object.fromEntries([...names, 'deep'].map((name) => [name, object({ b: true })]))));
  const anchors = shape.members.flatMap((row) => [row.anchor, ...row.shape.members.map((inner) => inner.anchor)]);
  expect(anchors).toHaveLength(22);
  expect(new Set(anchors).size).toBe(22);
  for (const anchor of anchors) expect(anchor).toMatch(/^[\w.~-]+$/);
});
