import type { Schema, SchemaObject } from '@hookbook/contract/schema';

const text: Schema = { type: 'string' };

export function object(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
  more: Partial<SchemaObject> = {},
): SchemaObject {
  return { type: 'object', properties, required, ...more };
}

const tagged = (tag: string, more: Readonly<Record<string, Schema>> = {}) =>
  object({ kind: { const: tag }, ...more }, ['kind', ...Object.keys(more)]);
const [cat, dog, fish] = [tagged('cat'), tagged('dog'), tagged('fish')];
const CLOSED = { additionalProperties: false } as const;

/** A narrower and a wider schema, with the rule of widening and that of narrowing. */
export type Pair = readonly [name: string, narrow: Schema, wide: Schema, widened: string, narrowed: string];

export const PAIRS: readonly Pair[] = [
  [
    'a member that is no longer required',
    object({ a: text }, ['a']),
    object({ a: text }),
    'field-no-longer-required',
    'field-required',
  ],
  ['a member that is gone', object({ a: text }), object({}), 'field-removed', 'field-added'],
  ['a required member that is gone', object({ a: text }, ['a']), object({}), 'field-removed', 'field-added'],
  ['null', text, { type: ['string', 'null'] }, 'null-added', 'null-removed'],
  ['another type', text, { type: ['string', 'integer'] }, 'type-widened', 'type-narrowed'],
  ['fractions', { type: 'integer' }, { type: 'number' }, 'type-widened', 'type-narrowed'],
  ['no type', object({ a: text }, ['a']), object({ a: true }, ['a']), 'constraint-dropped', 'type-narrowed'],
  ['no type', text, {}, 'constraint-dropped', 'type-narrowed'],
  ['a member of an enum', { enum: ['a', 'b'] }, { enum: ['a', 'b', 'c'] }, 'enum-member-added', 'enum-member-removed'],
  ['a member beside a constant', { const: 'a' }, { enum: ['a', 'b'] }, 'enum-member-added', 'enum-member-removed'],
  [
    'an enum that is open',
    { type: 'string', enum: ['a', 'b'] },
    { type: 'string', 'x-extensible-enum': ['a', 'b'] },
    'enum-opened',
    'enum-closed',
  ],
  ['no enum', { type: 'string', enum: ['a', 'b'] }, text, 'enum-dropped', 'enum-closed'],
  ['no constant', { type: 'string', const: 'a' }, text, 'enum-dropped', 'const-added'],
  ['a minimum', { type: 'integer', minimum: 2 }, { type: 'integer', minimum: 1 }, 'bound-loosened', 'bound-tightened'],
  ['no minimum', { type: 'integer', minimum: 2 }, { type: 'integer' }, 'bound-loosened', 'bound-tightened'],
  [
    'an exclusive maximum',
    { type: 'number', exclusiveMaximum: 2 },
    { type: 'number', maximum: 2 },
    'bound-loosened',
    'bound-tightened',
  ],
  ['a length', { type: 'string', maxLength: 2 }, { type: 'string', maxLength: 3 }, 'bound-loosened', 'bound-tightened'],
  ['a number of items', { type: 'array', minItems: 1 }, { type: 'array' }, 'bound-loosened', 'bound-tightened'],
  [
    'a number of members',
    { type: 'object', maxProperties: 1 },
    { type: 'object', maxProperties: 2 },
    'bound-loosened',
    'bound-tightened',
  ],
  [
    'a step',
    { type: 'integer', multipleOf: 4 },
    { type: 'integer', multipleOf: 2 },
    'multiple-of-loosened',
    'multiple-of-tightened',
  ],
  ['unique items', { type: 'array', uniqueItems: true }, { type: 'array' }, 'unique-dropped', 'unique-added'],
  ['a pattern', { type: 'string', pattern: '^[a-z]{2}$' }, text, 'pattern-widened', 'pattern-narrowed'],
  [
    'a wider pattern',
    { type: 'string', pattern: '^[a-z]{2}$' },
    { type: 'string', pattern: '^[a-z]+$' },
    'pattern-widened',
    'pattern-narrowed',
  ],
  [
    'a pattern with fewer alternatives',
    { type: 'string', pattern: '^(?:cat|dog)$' },
    { type: 'string', pattern: '^[a-z]{3}$' },
    'pattern-widened',
    'pattern-narrowed',
  ],
  ['a format', { type: 'string', format: 'email' }, text, 'format-dropped', 'format-added'],
  ['an open object', object({ a: text }, [], CLOSED), object({ a: text }), 'object-opened', 'object-closed'],
  [
    'a further member of a closed object',
    object({ a: text }, [], CLOSED),
    object({ a: text, b: text }, [], CLOSED),
    'closed-object-extended',
    'object-closed',
  ],
  [
    'values of a map',
    { type: 'object', additionalProperties: text },
    { type: 'object', additionalProperties: { type: ['string', 'null'] } },
    'null-added',
    'null-removed',
  ],
  [
    'names of members',
    { type: 'object', propertyNames: { maxLength: 2 } },
    { type: 'object' },
    'property-names-widened',
    'property-names-narrowed',
  ],
  [
    'a dependency',
    object({ a: text, b: text }, [], { dependentRequired: { a: ['b'] } }),
    object({ a: text, b: text }),
    'dependency-dropped',
    'dependency-added',
  ],
  [
    'a condition',
    object({ a: text }, [], { if: { required: ['a'] }, then: { required: ['b'] } }),
    object({ a: text }),
    'condition-dropped',
    'condition-added',
  ],
  ['an exclusion', { type: 'string', not: { const: 'a' } }, text, 'not-dropped', 'not-added'],
  [
    'items',
    { type: 'array', items: text },
    { type: 'array', items: { type: ['string', 'integer'] } },
    'items-widened',
    'type-narrowed',
  ],
  [
    'a tuple that is open',
    { type: 'array', prefixItems: [text], items: false },
    { type: 'array', prefixItems: [text] },
    'tuple-opened',
    'tuple-closed',
  ],
  [
    'an item that is there',
    { type: 'array', contains: { const: 'a' } },
    { type: 'array' },
    'contains-dropped',
    'contains-added',
  ],
  ['a variant', { oneOf: [cat, dog] }, { oneOf: [cat, dog, fish] }, 'variant-added', 'variant-removed'],
  ['a variant of anyOf', { anyOf: [cat, dog] }, { anyOf: [cat, dog, fish] }, 'variant-added', 'variant-removed'],
  [
    'a wider variant',
    { oneOf: [cat, tagged('dog', { age: { type: 'integer' } })] },
    { oneOf: [cat, tagged('dog', { age: { type: 'number' } })] },
    'variant-widened',
    'variant-narrowed',
  ],
  [
    'a part',
    { allOf: [object({ a: text }, ['a']), object({ b: text }, ['b'])] },
    { allOf: [object({ a: text }, ['a'])] },
    'field-removed',
    'field-added',
  ],
];

/** The same written in another way: nothing has changed for a receiver. */
export const EQUAL: readonly (readonly [name: string, one: Schema, other: Schema])[] = [
  ['the order of an enum', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }],
  ['an enum of one', { enum: ['a'] }, { const: 'a' }],
  ['null in a list of types', { type: ['string', 'null'] }, { anyOf: [text, { type: 'null' }] }],
  ['null in oneOf', { type: ['string', 'null'] }, { oneOf: [{ type: 'null' }, text] }],
  ['null in an enum', { enum: ['a', null] }, { anyOf: [{ const: 'a' }, { type: 'null' }] }],
  ['whole numbers', { type: 'integer', minimum: 1 }, { type: 'integer', exclusiveMinimum: 0 }],
  ['whole numbers as multiples', { type: 'integer' }, { type: 'integer', multipleOf: 1 }],
  ['a redundant bound', { type: 'integer', minimum: 5 }, { type: 'integer', minimum: 5, exclusiveMinimum: 2 }],
  ['a redundant length', { type: 'string', minLength: 0 }, text],
  ['the order of oneOf', { oneOf: [cat, dog] }, { oneOf: [dog, cat] }],
  ['oneOf of disjoint variants', { oneOf: [cat, dog] }, { anyOf: [cat, dog] }],
  ['a variant that another one includes', { anyOf: [text, { type: 'string', maxLength: 3 }] }, text],
  ['one branch', { anyOf: [text] }, text],
  ['allOf of one', { allOf: [text] }, text],
  [
    'allOf of members',
    { allOf: [object({ a: text }, ['a']), object({ b: text }, ['b'])] },
    object({ a: text, b: text }, ['a', 'b']),
  ],
  [
    'allOf of bounds',
    { allOf: [{ type: 'integer', minimum: 1 }, { maximum: 5 }] },
    { type: 'integer', minimum: 1, maximum: 5 },
  ],
  ['a shape', { $ref: '#/$defs/Text' }, text],
  ['a shape in allOf', { allOf: [{ $ref: '#/$defs/Text' }], description: 'x' }, text],
  ['equal patterns', { type: 'string', pattern: '^\\d+$|^x' }, { type: 'string', pattern: '^(?:[0-9]+$|x)' }],
  ['open objects', object({ a: text }, [], { additionalProperties: true }), object({ a: text })],
  ['a condition without a result', object({ a: text }, [], { if: { required: ['a'] } }), object({ a: text })],
  ['a condition that holds for none', { type: 'string', if: { type: 'integer' }, then: { minimum: 3 } }, text],
  ['the order of required', object({ a: text, b: text }, ['a', 'b']), object({ b: text, a: text }, ['b', 'a'])],
  ['words', { type: 'string', description: 'a', examples: ['b'], title: 'c' }, { type: 'string', description: 'd' }],
  ['an exclusion of another type', { type: 'string', not: { type: 'integer' } }, text],
  ['a list of itself', { $ref: '#/$defs/Tree' }, { $ref: '#/$defs/SameTree' }],
  ['booleans', { type: 'boolean' }, { enum: [false, true] }],
  ['a constant of a type', { type: 'string', const: 'a' }, { const: 'a' }],
  ['items of any kind', { type: 'array', items: true }, { type: 'array' }],
  ['unique items of at most one', { type: 'array', maxItems: 1, uniqueItems: true }, { type: 'array', maxItems: 1 }],
  [
    'a dependency on what is required',
    object({ a: text, b: text }, ['b'], { dependentRequired: { a: ['b'] } }),
    object({ a: text, b: text }, ['b']),
  ],
  [
    'a number of members that are required',
    object({ a: text }, ['a'], { minProperties: 1 }),
    object({ a: text }, ['a']),
  ],
  [
    'a variant factored out',
    { anyOf: [object({ a: text, b: text }, ['a', 'b']), object({ a: text, c: text }, ['a', 'c'])] },
    { ...object({ a: text }, ['a']), anyOf: [object({ b: text }, ['b']), object({ c: text }, ['c'])] },
  ],
];

export const DEFINITIONS: Readonly<Record<string, Schema>> = {
  Text: text,
  Tree: object({ children: { type: 'array', items: { $ref: '#/$defs/Tree' } } }),
  SameTree: object({
    children: { type: 'array', items: object({ children: { type: 'array', items: { $ref: '#/$defs/SameTree' } } }) },
  }),
};
