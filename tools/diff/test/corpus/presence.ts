import { array, type Changed, CLOSED, deep, type Equal, integer, map, object, type Pair, text } from './pair.ts';

const required = object({ id: text, name: text }, ['id', 'name']);
const optional = object({ id: text, name: text }, ['id']);

export const pairs: readonly Pair[] = [
  [
    'a field that a pattern describes as anything',
    object({ a: object({}, ['k']) }, ['a']),
    { type: 'object', patternProperties: { '^[a-c]$': { anyOf: [text, true] } } },
    'field-removed',
    '*',
  ],
  ['one of two required members', required, optional, 'field-no-longer-required', 'field-required'],
  [
    'a required member without a schema',
    { type: 'object', required: ['id'] },
    { type: 'object' },
    ['field-no-longer-required', 'field-removed'],
    ['field-required', 'field-added'],
  ],
  [
    'required in a part',
    { allOf: [object({ id: text }), { required: ['id'] }] },
    { allOf: [object({ id: text })] },
    'field-no-longer-required',
    'field-required',
  ],
  [
    'required by two parts, now by none',
    { allOf: [object({ id: text }, ['id']), { required: ['id'] }] },
    object({ id: text }),
    'field-no-longer-required',
    'field-required',
  ],
  ['required far inside', deep(required), deep(optional), 'field-no-longer-required', 'field-required'],
  ['required in items', array(required), array(optional), 'field-no-longer-required', 'field-required'],
  ['required in a map', map(required), map(optional), 'field-no-longer-required', 'field-required'],
  [
    'required in a map of lists of maps',
    map(array(map(required))),
    map(array(map(optional))),
    'field-no-longer-required',
    'field-required',
  ],
  [
    'required in a shape that is inlined',
    { $ref: '#/$defs/Person' },
    object({ id: text, boss: { $ref: '#/$defs/Person' } }),
    'field-no-longer-required',
    'field-required',
  ],
  [
    'required where null is allowed',
    { anyOf: [required, { type: 'null' }] },
    { anyOf: [optional, { type: 'null' }] },
    'field-no-longer-required',
    'field-required',
  ],
  [
    'required in a closed object',
    object({ a: text }, ['a'], CLOSED),
    object({ a: text }, [], CLOSED),
    'field-no-longer-required',
    'field-required',
  ],
  [
    'a member that is gone from items',
    array(optional),
    array(object({ id: text }, ['id'])),
    'field-removed',
    'field-added',
  ],
  ['an object that is gone', object({ a: object({ b: text }, ['b']) }), object({}), 'field-removed', 'field-added'],
  [
    'a shape that is gone',
    object({ boss: { $ref: '#/$defs/Person' }, id: text }, ['id']),
    object({ id: text }, ['id']),
    'field-removed',
    'field-added',
  ],
  [
    'a member that is gone from the part that named it',
    { allOf: [object({ a: text }), object({ b: integer })] },
    { allOf: [object({ a: text }), { type: 'object' }] },
    'field-removed',
    'field-added',
  ],
];

export const changed: readonly Changed[] = [
  ['another name', object({ id: text }, ['id']), object({ key: text }, ['key']), 'field-renamed', 'field-renamed'],
  ['another name of what is optional', object({ id: text }), object({ key: text }), 'field-renamed', 'field-renamed'],
  [
    'another name of an object',
    object({ user: optional, at: text }, ['user', 'at']),
    object({ account: optional, at: text }, ['account', 'at']),
    'field-renamed',
    'field-renamed',
  ],
  [
    'another member with another type',
    object({ id: text }, ['id']),
    object({ count: integer }, ['count']),
    'field-removed',
    'field-removed',
  ],
  [
    'another member is required',
    object({ a: text, b: text }, ['a']),
    object({ a: text, b: text }, ['b']),
    'field-no-longer-required',
    'field-no-longer-required',
  ],
  [
    'a required member of a closed object',
    object({ a: text, b: text }, ['a', 'b'], CLOSED),
    object({ a: text }, ['a'], CLOSED),
    'field-removed',
    'closed-object-extended',
  ],
];

export const equals: readonly Equal[] = [
  ['required twice', { allOf: [required, { required: ['id'] }] }, required],
  [
    'required in a part of its own',
    { allOf: [object({ id: text, name: text }), { required: ['id', 'name'] }] },
    required,
  ],
  ['required beside allOf', { allOf: [object({ id: text, name: text })], required: ['id', 'name'] }, required],
  [
    'a part moved to properties',
    { ...object({ id: text }, ['id']), allOf: [object({ name: text }, ['name'])] },
    required,
  ],
  [
    'a shape that is inlined',
    { $ref: '#/$defs/Person' },
    object({ id: text, boss: { $ref: '#/$defs/Person' } }, ['id']),
  ],
  [
    'at least one member of one',
    object({ a: text }, [], { ...CLOSED, minProperties: 1 }),
    object({ a: text }, ['a'], CLOSED),
  ],
  [
    'both of two members',
    object({ a: text, b: text }, [], { ...CLOSED, minProperties: 2 }),
    object({ a: text, b: text }, ['a', 'b'], CLOSED),
  ],
  [
    'fewer members than are required',
    object({ a: text, b: text }, ['a', 'b'], { minProperties: 1 }),
    object({ a: text, b: text }, ['a', 'b']),
  ],
  [
    'no more members than are required',
    object({ a: text }, ['a'], { maxProperties: 1 }),
    object({ a: text }, ['a'], CLOSED),
  ],
];
