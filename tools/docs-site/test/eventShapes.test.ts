import type { Schema } from '@hookbook/contract/schema';
import { event, provider } from '@hookbook/testkit/contracts';
import { expect, test } from 'vitest';
import { eventShapes } from '../src/model/shape/eventShapes.ts';
import type { Member, Shape } from '../src/model/shape/shape.ts';

function shapesOf(payload: Schema, definitions: Readonly<Record<string, Schema>> = {}) {
  return eventShapes(event({ payload }), provider({ definitions }));
}

function shapeOf(payload: Schema, definitions: Readonly<Record<string, Schema>> = {}): Shape {
  return shapesOf(payload, definitions).payload;
}

function member(shape: Shape, ...path: readonly string[]): Member {
  const [label, ...rest] = path;
  const found = shape.members.find((candidate) => candidate.label === label);
  if (found === undefined) throw new Error(`No member ${label}, only ${shape.members.map((other) => other.label)}`);
  return rest.length === 0 ? found : member(found.shape, ...rest);
}

function countOf({ members }: Shape): number {
  return members.reduce((count, { shape }) => count + 1 + countOf(shape), 0);
}

const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
const object = (properties: Readonly<Record<string, Schema>>) => ({ type: 'object', properties }) as const;

test('a link to the items of an array leads to the array that shows them', () => {
  const list = { type: 'array', items: ref('Tag') } as const;
  const shape = shapeOf(object({ first: list, second: list }), {
    Tag: object({ name: { type: 'string' }, in: ref('Tag') }),
  });
  const [first, second] = [member(shape, 'first'), member(shape, 'second')];
  expect(second.shape.definitions).toEqual([{ name: 'Tag', id: 'payload.first.~items' }]);
  expect(first.shape.anchors).toEqual(['payload.first.~items']);
});

test('merges an envelope and the members that an event adds to it', () => {
  const shape = shapeOf(
    { allOf: [ref('Envelope'), object({ type: { const: 'a' }, data: object({ x: true }) })] },
    { Envelope: { ...object({ type: { type: 'string', description: 'The event type.' } }), required: ['type'] } },
  );
  expect(shape.definitions).toEqual([{ name: 'Envelope' }]);
  expect(shape.members.map(({ label, required }) => [label, required])).toEqual([
    ['type', true],
    ['data', false],
  ]);
  expect(member(shape, 'type').shape).toMatchObject({
    type: 'string',
    description: 'The event type.',
    constraints: [{ label: 'always', values: ['a'] }],
  });
});

test('requires a member where another schema of the same value declares it', () => {
  const Address = { ...object({ zip: { type: 'integer' }, town: true }), required: ['town'] } as const;
  const { payload } = shapesOf(
    object({
      plain: ref('Address'),
      strict: { allOf: [ref('Strict')] },
      beside: { allOf: [ref('Address')], required: ['zip', 'street'] },
      again: { allOf: [ref('Address'), { required: ['town'] }] },
      certain: { ...object({ a: true, b: true }), oneOf: [{ required: ['a', 'b'] }, { required: ['a'] }] },
    }),
    { Address, Strict: { allOf: [ref('Address'), { required: ['zip'] }] } },
  );
  const requirements = (name: string) =>
    Object.fromEntries(member(payload, name).shape.members.map(({ label, required }) => [label, required]));
  expect(requirements('plain')).toEqual({ zip: false, town: true });
  expect(requirements('strict')).toEqual({ zip: true, town: true });
  expect(requirements('beside')).toEqual({ zip: true, town: true });
  expect(member(payload, 'beside').shape.constraints).toEqual([{ label: 'required', values: ['street'], as: 'code' }]);
  expect(member(payload, 'again').shape).toMatchObject({ definitions: [{ name: 'Address', id: 'payload.plain' }] });
  expect(requirements('certain')).toMatchObject({ a: true, b: false });
});

test('lists the members of a map whose names are known', () => {
  const { payload } = shapesOf(
    object({
      map: { type: 'object', propertyNames: ref('Kind'), additionalProperties: { type: 'number' }, required: ['K1'] },
      declared: { ...object({ a: true, c: true }), propertyNames: { enum: ['a', 'b'] } },
    }),
    { Kind: { type: 'string', enum: ['K1', 'K2', 3] } },
  );
  const map = member(payload, 'map').shape;
  expect(map.members.map(({ kind, label, required, shape }) => [kind, label, required, shape.type])).toEqual([
    ['property', 'K1', true, 'number'],
    ['property', 'K2', false, 'number'],
  ]);
  expect(map.constraints).toEqual([{ label: 'additional properties', values: ['not allowed'], as: 'text' }]);
  expect(member(payload, 'declared').shape.members.map(({ label }) => label)).toEqual(['a', 'b']);
});

test('shows only the members of an enum that its type allows', () => {
  const oneOf = (schema: Schema) => shapeOf(object({ a: schema }), { Texts: { type: 'string' } }).members[0]?.shape;
  const expected = { constraints: [{ label: 'one of', values: ['a', 'b'], as: 'code' }] };
  expect(oneOf({ type: 'string', enum: ['a', 1, true, null, 'b'] })).toMatchObject(expected);
  expect(oneOf({ allOf: [ref('Texts'), { enum: ['a', 1, true, null, 'b'] }] })).toMatchObject(expected);
});

test('expands a definition at its first use and links other uses to it', () => {
  const { payload } = shapesOf(object({ a: ref('User'), b: ref('User') }), { User: object({ email: true }) });
  expect(member(payload, 'a').shape.definitions).toEqual([{ name: 'User' }]);
  expect(member(payload, 'a', 'email').path).toBe('a.email');
  expect(member(payload, 'b').shape).toMatchObject({ definitions: [{ name: 'User', id: 'payload.a' }], members: [] });
});

test('terminates on a recursive definition', () => {
  const { payload } = shapesOf(ref('Node'), { Node: object({ children: { type: 'array', items: ref('Node') } }) });
  expect(payload.definitions).toEqual([{ name: 'Node' }]);
  expect(member(payload, 'children').shape).toMatchObject({
    type: 'array of object',
    definitions: [{ name: 'Node', id: 'payload' }],
    members: [],
  });
});

test('terminates on definitions that extend themselves, and expands them in a section of their own', () => {
  const { payload, definitions } = shapesOf(ref('Node'), {
    Node: { allOf: [ref('Base'), object({ up: { allOf: [ref('Base'), object({ extra: true })] } })] },
    Base: object({ down: { allOf: [ref('Base'), object({ more: true })] } }),
  });
  expect(member(payload, 'down', 'down').shape.definitions).toEqual([{ name: 'Base', id: 'shape.Base' }]);
  expect(member(payload, 'up').shape.members.map(({ label }) => label)).toEqual(['extra']);
  expect(definitions.map(({ name, shape }) => [name, shape.members.map(({ label }) => label)])).toEqual([
    ['Base', ['down']],
  ]);
});

test('accepts any value for definitions that only refer to each other', () => {
  expect(shapeOf(ref('A'), { A: ref('B'), B: ref('A') }).type).toBe('any value');
});

test('expands a deep lattice of definitions only once', () => {
  const names = Array.from({ length: 40 }, (_, index) => `S${index}`);
  const definitions = Object.fromEntries(
    names.map((name, index) => [name, object({ left: ref(`S${index + 1}`), right: ref(`S${index + 1}`) })]),
  );
  expect(countOf(shapeOf(ref('S0'), definitions))).toBe(80);
});

test('shows a nullable schema as the schema, with null in its type', () => {
  const shape = shapeOf(object({ user: { anyOf: [ref('User'), { type: 'null' }], description: 'The user.' } }), {
    User: object({ email: true }),
  });
  expect(member(shape, 'user').shape).toMatchObject({
    type: 'object or null',
    description: 'The user.',
    definitions: [{ name: 'User' }],
  });
  expect(member(shape, 'user', 'email').id).toBe('payload.user.email');
});

test('folds options that are only types into the type', () => {
  const { shape } = member(shapeOf(object({ at: { oneOf: [{ type: 'string' }, { type: 'number' }] } })), 'at');
  expect(shape).toMatchObject({ type: 'string or number', members: [], constraints: [] });
});

test('keeps other options as members', () => {
  const { shape } = member(
    shapeOf(object({ by: { oneOf: [object({ card: true }), { type: 'object', required: ['iban'] }] } })),
    'by',
  );
  expect(shape.constraints).toEqual([{ label: 'options', values: ['exactly one must match'], as: 'text' }]);
  expect(shape.members.map(({ label }) => label)).toEqual(['option 1', 'option 2']);
  expect(member(shape, 'option 2').shape.constraints).toEqual([{ label: 'required', values: ['iban'], as: 'code' }]);
});

test('shows the constraints of array items at the array', () => {
  const { shape } = member(
    shapeOf(object({ tags: { type: ['array', 'null'], items: { type: 'string', format: 'uuid' }, maxItems: 3 } })),
    'tags',
  );
  expect(shape.type).toBe('array of string, or null');
  expect(shape.members).toEqual([]);
  expect(shape.constraints).toEqual([
    { label: 'size', values: ['at most 3 items'], as: 'text' },
    { label: 'each item: format', values: ['uuid'], as: 'code' },
  ]);
});

test('keeps array items with a description as a member', () => {
  const { shape } = member(
    shapeOf(object({ tags: { type: 'array', items: { type: 'string', description: 'One tag.' } } })),
    'tags',
  );
  expect(shape.members.map(({ label, path }) => [label, path])).toEqual([['each item', 'tags[]']]);
});

test('shows the description of a definition only at its first use, and its badge at every use', () => {
  const at = { allOf: [ref('Time')], description: 'When.' };
  const shape = shapeOf(object({ from: at, to: at }), {
    Time: { type: 'string', description: 'A moment.', 'x-inferred': 'From samples.' },
  });
  expect(member(shape, 'from').shape).toMatchObject({
    description: 'When.\n\nA moment.',
    badges: { inferred: 'From samples.' },
  });
  expect(member(shape, 'to').shape).toMatchObject({
    description: 'When.',
    badges: { inferred: '' },
    definitions: [{ name: 'Time', id: 'payload.from' }],
  });
});

test.each<[string, Schema, readonly string[], readonly string[]]>([
  [
    'an extensible enum',
    { type: 'string', 'x-extensible-enum': ['A', 'B'] },
    ['known values (others are possible)'],
    ['A', 'B'],
  ],
  [
    'a closed enum with strings that look like other values',
    { enum: ['true', true, '', 'x y'] },
    ['one of'],
    ['"true"', 'true', '""', 'x y'],
  ],
  ['a length', { type: 'string', minLength: 1, maxLength: 1 }, ['length'], ['exactly 1 character']],
  ['a size', { type: 'array', minItems: 1, maxItems: 4 }, ['size'], ['1 to 4 items']],
  ['a closed object', { type: 'object', additionalProperties: false }, ['additional properties'], ['not allowed']],
  ['bounds', { type: 'number', minimum: 0, exclusiveMaximum: 1 }, ['at least', 'less than'], ['0', '1']],
  ['a default of null', { default: null }, ['default'], ['null']],
  ['a schema that allows nothing', false, ['value'], ['not allowed']],
])('describes %s', (_, schema, labels, values) => {
  const { constraints } = member(shapeOf(object({ a: schema })), 'a').shape;
  expect(constraints.map((constraint) => constraint.label)).toEqual(labels);
  expect(constraints.flatMap((constraint) => constraint.values)).toEqual(values);
});

test('shows every keyword of a schema', () => {
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
  for (const word of ['needed', 'base64', 'unique', 'write-only', 'at least 2 items']) expect(text).toContain(word);
});

test('gives every member a unique id, whatever its name', () => {
  const names = ['a.b', 'a', '~a', 'b', '~options', 'a~', 'ä', '__proto__', 'x y', '"<'];
  const shape = shapeOf(object(Object.fromEntries([...names, 'deep'].map((name) => [name, object({ b: true })]))));
  const ids = shape.members.flatMap(({ id, shape: { members } }) => [id, ...members.map((child) => child.id)]);
  expect(ids).toHaveLength(22);
  expect(new Set(ids).size).toBe(22);
  for (const id of ids) expect(id).toMatch(/^[\w.~-]+$/);
});

test.each([
  ['an enum and one of its values', [{ enum: ['a', 'b', 'c'] }, { const: 'b' }], [['always', 'b']]],
  ['a value and an enum', [{ const: 'b' }, { enum: ['a', 'b'] }], [['always', 'b']]],
  ['two enums with one common value', [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }], [['always', 'b']]],
  ['an enum and part of it', [{ enum: ['a', 'b', 'c'] }, { enum: ['c', 'a'] }], [['one of', 'a', 'c']]],
  [
    'known values and a constant',
    [{ type: 'string', 'x-extensible-enum': ['a', 'b'] }, { const: 'z' }],
    [['always', 'z']],
  ],
  [
    'known values and part of them',
    [{ 'x-extensible-enum': ['a', 'b', 'c'] }, { 'x-extensible-enum': ['b', 'c', 'd'] }],
    [['known values (others are possible)', 'b', 'c']],
  ],
  [
    'a contradiction',
    [{ enum: ['a', 'b'] }, { enum: ['c', 'd'] }],
    [
      ['one of', 'a', 'b'],
      ['one of', 'c', 'd'],
    ],
  ],
] as readonly (readonly [string, readonly Schema[], readonly (readonly string[])[]])[])(
  'shows only the values that all schemas of a value allow: %s',
  (_, allOf, expected) => {
    const { constraints } = member(shapeOf(object({ kind: { allOf } })), 'kind').shape;
    expect(constraints.map(({ label, values }) => [label, ...values])).toEqual(expected);
  },
);

test('shows only the constant of an event where the envelope lists the values of all events', () => {
  const shape = shapeOf(
    { allOf: [ref('Envelope'), object({ type: { const: 'a' } })] },
    { Envelope: object({ type: { type: 'string', enum: ['a', 'b'] } }) },
  );
  expect(member(shape, 'type').shape.constraints).toEqual([{ label: 'always', values: ['a'], as: 'code' }]);
});
