import type { Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { event, provider } from '@hookbook/testkit/contracts';
import { describe, expect, it } from 'vitest';
import type { Model, ModelType } from '../src/model/model.ts';
import { modelsOf } from '../src/model/modelsOf.ts';

/** The event `ThingDoneEvent` with one member called `member`. */
function withMember(schema: Schema, definitions: Readonly<Record<string, Schema>> = {}): Provider {
  return provider({ events: [event({ payload: { type: 'object', properties: { member: schema } } })], definitions });
}

/** `[string]?` for an array of strings or null. */
function textOf(type: ModelType): string {
  return type.isNullable ? `${plainText(type)}?` : plainText(type);
}

function plainText(type: ModelType): string {
  switch (type.kind) {
    case 'reference':
      return type.name;
    case 'constant':
      return JSON.stringify(type.value);
    case 'array':
      return `[${textOf(type.items)}]`;
    case 'map':
      return `{${textOf(type.values)}}`;
    case 'union':
      return type.arms.map(textOf).join(' | ');
    default:
      return type.kind;
  }
}

function describeModel(model: Model): string {
  switch (model.kind) {
    case 'object': {
      const members = model.members.map(
        ({ name, isRequired, type }) => `${name}${isRequired ? '' : '?'}: ${textOf(type)}`,
      );
      return `${model.name} { ${members.join('; ')} }`;
    }
    case 'enum':
      return `${model.name} = ${model.values.join(' | ')}${model.isOpen ? ' | …' : ''}`;
    case 'value':
      return `${model.name} = ${textOf(model.type)}`;
  }
}

function memberType(schema: Schema, definitions: Readonly<Record<string, Schema>> = {}): string {
  const [model] = modelsOf(withMember(schema, definitions));
  if (model?.kind !== 'object') throw new Error('The event is not an object.');
  return model.members.map(({ type }) => textOf(type)).join();
}

const STRING: Schema = { type: 'string' };
const OBJECT: Schema = { type: 'object', properties: { id: STRING }, required: ['id'] };

describe('the type of a member', () => {
  it.each<[string, Schema]>([
    ['any?', true],
    ['any?', {}],
    ['string', STRING],
    ['string?', { type: ['string', 'null'] }],
    ['string', { type: 'string', format: 'date-time' }],
    ['integer', { type: 'integer' }],
    ['number', { type: 'number' }],
    ['number', { type: 'integer', format: 'uint64' }],
    ['number', { type: 'integer', maximum: 1e19 }],
    ['boolean', { type: 'boolean' }],
    ['"a"', { const: 'a' }],
    ['"a"?', { enum: ['a', null] }],
    ['"a"?', { anyOf: [{ const: 'a' }, { type: 'null' }] }],
    ['ThingDoneEventMember?', { oneOf: [{ enum: ['a', 'b'] }, { type: 'null' }] }],
    ['number', { enum: [1, 1.5] }],
    ['integer', { enum: [1, 2] }],
    ['string | integer', { enum: ['a', 1] }],
    ['string | integer', { type: ['integer', 'string'] }],
    ['[string]', { type: 'array', items: STRING }],
    ['[string?]', { type: 'array', items: { type: ['string', 'null'] } }],
    ['[any?]', { type: 'array' }],
    ['[string]', { type: 'array', prefixItems: [STRING, STRING], items: false }],
    ['[string | integer]', { type: 'array', prefixItems: [STRING], items: { type: 'integer' } }],
    ['[any?]', { type: 'array', prefixItems: [STRING] }],
    ['[string]', { type: 'array', prefixItems: [STRING], unevaluatedItems: false }],
    ['{any?}', { type: 'object' }],
    ['{string}', { type: 'object', additionalProperties: STRING }],
    ['{string}', { type: 'object', patternProperties: { '^x-': STRING }, additionalProperties: false }],
    ['{any?}', { type: 'object', patternProperties: { '^x-': STRING } }],
    ['{any?}', { type: 'object', oneOf: [{ additionalProperties: STRING }, {}] }],
    ['[any?]', { type: 'array', anyOf: [{ items: STRING }, { maxItems: 3 }] }],
    ['[string | integer]', { type: 'array', anyOf: [{ items: STRING }, { items: { type: 'integer' } }] }],
    ['[string]', { type: 'array', allOf: [{ items: STRING }, { maxItems: 3 }] }],
    ['any?', { oneOf: [{ properties: { id: STRING } }, {}] }],
    ['ThingDoneEventMember | string', { oneOf: [{ properties: { id: STRING } }, STRING] }],
    ['{[integer]}', { type: 'object', additionalProperties: { type: 'array', items: { type: 'integer' } } }],
    ['string?', { anyOf: [STRING, { type: 'null' }] }],
    ['string', { allOf: [STRING, { minLength: 1 }] }],
    ['string', { type: 'string', enum: ['\ud800', 'b'] }],
  ])('is %s for %j', (expected, schema) => {
    expect(memberType(schema)).toBe(expected);
  });

  it.each<[string, Schema]>([
    ['User', { $ref: '#/$defs/User' }],
    ['User?', { anyOf: [{ $ref: '#/$defs/User' }, { type: 'null' }] }],
    ['User', { allOf: [{ $ref: '#/$defs/User' }], description: 'Who did it.' }],
    ['User', { allOf: [{ type: 'object', additionalProperties: true }, { $ref: '#/$defs/User' }] }],
    ['User | Team', { oneOf: [{ $ref: '#/$defs/User' }, { $ref: '#/$defs/Team' }] }],
    ['User | string', { oneOf: [STRING, { $ref: '#/$defs/User' }] }],
    ['[User]', { $ref: '#/$defs/Users' }],
    ['string', { $ref: '#/$defs/Id' }],
    ['Colour', { $ref: '#/$defs/Colour' }],
    ['MaybeUser?', { $ref: '#/$defs/MaybeUser' }],
  ])('is %s for %j', (expected, schema) => {
    const definitions = {
      User: OBJECT,
      Team: OBJECT,
      Users: { type: 'array', items: { $ref: '#/$defs/User' } },
      Id: STRING,
      Colour: { enum: ['red', 'blue'] },
      MaybeUser: { type: ['object', 'null'], properties: { id: STRING } },
    } as const;
    expect(memberType(schema, definitions)).toBe(expected);
  });
});

describe('the models of a provider', () => {
  it('are its events, its definitions, and what is inside them', () => {
    const inside: Schema = {
      type: 'object',
      required: ['list'],
      properties: {
        list: { type: 'array', items: OBJECT },
        table: { type: 'object', additionalProperties: OBJECT },
        state: { type: 'string', 'x-extensible-enum': ['on', 'off'] },
      },
    };
    expect(modelsOf(withMember(inside, { Shared: inside })).map(describeModel)).toEqual([
      'ThingDoneEvent { member?: ThingDoneEventMember }',
      'ThingDoneEventMember { list: [ThingDoneEventMemberListItem]; table?: {ThingDoneEventMemberTableValue}; state?: ThingDoneEventMemberState }',
      'ThingDoneEventMemberListItem { id: string }',
      'ThingDoneEventMemberTableValue { id: string }',
      'ThingDoneEventMemberState = on | off | …',
      'Shared { list: [SharedListItem]; table?: {SharedTableValue}; state?: SharedState }',
      'SharedListItem { id: string }',
      'SharedTableValue { id: string }',
      'SharedState = on | off | …',
    ]);
  });

  it('have the members of all that they are composed of, named after the definition that declares them', () => {
    const acme = provider({
      definitions: {
        Envelope: {
          type: 'object',
          required: ['id', 'meta'],
          properties: { id: STRING, data: { type: 'object' }, meta: OBJECT },
        },
      },
      events: [
        event({
          payload: { allOf: [{ $ref: '#/$defs/Envelope' }, { required: ['data'], properties: { data: OBJECT } }] },
        }),
      ],
    });
    expect(modelsOf(acme).map(describeModel)).toEqual([
      'ThingDoneEvent { id: string; data: ThingDoneEventData; meta: EnvelopeMeta }',
      'ThingDoneEventData { id: string }',
      'EnvelopeMeta { id: string }',
      'Envelope { id: string; data?: {any?}; meta: EnvelopeMeta }',
    ]);
  });

  it('have the members of all alternatives, of which only shared ones are required', () => {
    const oneOf: Schema[] = [
      { properties: { kind: { const: 'a' }, a: STRING }, required: ['kind', 'a'] },
      { properties: { kind: { const: 'b' }, b: STRING }, required: ['kind', 'b'] },
    ];
    expect(modelsOf(withMember({ type: 'object', oneOf })).map(describeModel)).toEqual([
      'ThingDoneEvent { member?: ThingDoneEventMember }',
      'ThingDoneEventMember { kind: ThingDoneEventMemberKind; a?: string; b?: string }',
      'ThingDoneEventMemberKind = a | b',
    ]);
  });

  const CONST_A: Schema = { properties: { a: { const: 'x' } } };
  it.each<[string, Schema]>([
    ['a?: any?', { oneOf: [{ properties: { a: STRING } }, { properties: { b: STRING } }], properties: { b: STRING } }],
    ['a?: any?', { anyOf: [{ properties: { a: STRING } }, { required: ['b'] }], properties: { b: STRING } }],
    ['a?: string', { oneOf: [{ properties: { a: STRING } }, { maxProperties: 1, additionalProperties: false }] }],
    ['a?: string | integer', { oneOf: [{ properties: { a: STRING } }, { additionalProperties: { type: 'integer' } }] }],
    ['a?: string', { properties: { a: STRING }, oneOf: [CONST_A, { maxProperties: 1 }] }],
    ['a?: string', { allOf: [{ properties: { a: STRING } }, { anyOf: [CONST_A, { maxProperties: 1 }] }] }],
    ['a?: any?', { properties: { a: true }, oneOf: [CONST_A, { $ref: '#/$defs/Open' }] }],
    ['a?: "x"', { oneOf: [CONST_A, { $ref: '#/$defs/Closed' }] }],
    [
      'a?: string',
      {
        properties: { a: STRING },
        oneOf: [{ properties: { kind: { const: 'a' }, a: { const: 'x' } } }, { properties: { kind: { const: 'b' } } }],
      },
    ],
  ])('have members that accept what any alternative does: %s', (expected, schema) => {
    const definitions = {
      Open: { type: 'object' },
      Closed: { type: 'object', unevaluatedProperties: false },
    } as const;
    const text = modelsOf(withMember({ type: 'object', ...(schema as object) }, definitions)).map(describeModel)[1];
    expect(text).toMatch(new RegExp(`[{;] ${expected.replace(/[?|]/g, '\\$&')}[; ]`));
  });

  it('contain the payload in a value if it is not an object', () => {
    const acme = provider({
      definitions: { User: OBJECT },
      events: [
        event({ type: 'list', payload: { type: 'array', items: { $ref: '#/$defs/User' } } }),
        event({ type: 'maybe', payload: { anyOf: [{ $ref: '#/$defs/User' }, { type: 'null' }] } }),
      ],
    });
    expect(modelsOf(acme).map(describeModel)).toEqual([
      'ListEvent = [User]',
      'MaybeEvent = User?',
      'User { id: string }',
    ]);
  });

  it('may contain themselves', () => {
    const definitions: Readonly<Record<string, Schema>> = {
      Node: { type: 'object', properties: { children: { type: 'array', items: { $ref: '#/$defs/Node' } } } },
      Lists: { type: 'array', items: { $ref: '#/$defs/Lists' } },
      Tree: { type: 'array', items: { type: 'object', properties: { below: { $ref: '#/$defs/Tree' } } } },
      Loop: { allOf: [{ $ref: '#/$defs/Loop' }] },
      Base: { type: 'object', properties: { child: OBJECT } },
      Refined: {
        allOf: [{ $ref: '#/$defs/Base' }],
        type: 'object',
        properties: { child: { $ref: '#/$defs/Refined' } },
      },
    };
    const properties = {
      lists: { $ref: '#/$defs/Lists' },
      tree: { $ref: '#/$defs/Tree' },
      loop: { $ref: '#/$defs/Loop' },
    };
    const acme = provider({ definitions, events: [event({ payload: { type: 'object', properties } })] });
    expect(modelsOf(acme).map(describeModel)).toEqual([
      'ThingDoneEvent { lists?: [any?]; tree?: [TreeItem]; loop?: any? }',
      'TreeItem { below?: [TreeItem] }',
      'Node { children?: [Node] }',
      'Base { child?: BaseChild }',
      'BaseChild { id: string }',
      'Refined { child?: RefinedChild }',
      'RefinedChild { id: string; child?: RefinedChild }',
    ]);
  });
});

describe('the name of a model', () => {
  it('gets a hash if a definition or an event has it', () => {
    const names = modelsOf(withMember(OBJECT, { ThingDoneEventMember: OBJECT })).map(({ name }) => name);
    expect(names).toEqual([
      'ThingDoneEvent',
      expect.stringMatching(/^ThingDoneEventMember_[0-9a-f]{8}$/),
      'ThingDoneEventMember',
    ]);
  });

  it('is that of the event or definition around it, so that no other edit changes it', () => {
    const events = Array.from({ length: 20 }, (_, index) =>
      event({
        type: `thing.${index}`,
        payload: { type: 'object', properties: { data: OBJECT, state: { enum: ['a', 'b'] } } },
      }),
    );
    const before = modelsOf(provider({ events: events.slice(10) })).map(describeModel);
    const more = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`Extra${index}`, { ...OBJECT, properties: { data: OBJECT } }]),
    );
    const after = modelsOf(provider({ events, definitions: more })).map(describeModel);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after.length).toBeGreaterThan(before.length + 50);
  });

  it('has at most 80 characters', () => {
    const deep = Array.from({ length: 20 }).reduce<Schema>(
      (schema) => ({ type: 'object', properties: { 'a.rather.long.name': schema } }),
      OBJECT,
    );
    const names = modelsOf(withMember(deep)).map(({ name }) => name);
    expect(names).toHaveLength(22);
    expect(new Set(names).size).toBe(22);
    expect(Math.max(...names.map(({ length }) => length))).toBe(80);
  });
});
