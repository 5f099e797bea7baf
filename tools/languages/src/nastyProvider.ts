import type { Event, Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { event, headerExpression, payloadExpression, provider } from '@hookbook/testkit/contracts';

const STRING: Schema = { type: 'string' };
const INTEGER: Schema = { type: 'integer' };

/** Names that some language reserves, changes or confuses with each other, or that have no letter at all. */
const NAMES = [
  ...[
    'class',
    'def',
    'None',
    'self',
    'import',
    'func',
    'type',
    'range',
    'map',
    'nil',
    'package',
    'public',
    'void',
    'int',
  ],
  ...['json', 'copy', 'dict', 'schema', 'model_config', 'fields', 'validate', 'value', 'str', 'list', 'Extra', 'extra'],
  ...['hashCode', 'toString', 'getClass', 'equals', 'wait', 'clone', 'java', 'String', 'MarshalJSON', 'EventType'],
  ...[
    'eventType',
    'unknownMembers',
    'to_value',
    'UnmarshalJSON',
    'constructor',
    '__proto__',
    '__init__',
    '_private',
    '_t',
  ],
  ...[
    'foo_bar',
    'fooBar',
    'FooBar',
    'FOOBAR',
    'foo-bar',
    'foo bar',
    'foobar',
    'foo__bar',
    'foo.bar',
    'foo/bar',
    'foo~bar',
  ],
  ...[
    '2nd',
    '1',
    '-1',
    '',
    ' ',
    '$',
    '$ref',
    '@',
    '#',
    '-',
    '_',
    ',',
    'a,omitempty',
    'a"b',
    "a'b",
    'a`b',
    'a\\b',
    'a\nb',
  ],
  ...['é', 'ß', '名前', '🪝', '\u200b', 'x'.repeat(300)],
];

const named: Schema = { type: 'object', properties: Object.fromEntries(NAMES.map((name) => [name, STRING])) };

/** Every combination of required, optional and nullable, for every kind of type. */
const TYPES: Readonly<Record<string, Schema>> = {
  text: STRING,
  flag: { type: 'boolean' },
  whole: INTEGER,
  decimal: { type: 'number' },
  anything: true,
  list: { type: 'array', items: STRING },
  table: { type: 'object', additionalProperties: INTEGER },
  inner: { type: 'object', properties: { id: STRING }, required: ['id'] },
  shared: { $ref: '#/$defs/String' },
  colour: { $ref: '#/$defs/Colour' },
  open: { type: 'string', 'x-extensible-enum': ['on', 'off', 'class', '', '1', 'On', 'ON'] },
  closed: { enum: ['a', 'A', 'a b', 'a-b', '2', '', 'None', 'true'] },
  fixed: { const: 'fixed' },
  mixed: { enum: ['a', 1, true] },
  either: { anyOf: [STRING, INTEGER, { $ref: '#/$defs/List' }] },
  chosen: { oneOf: [{ $ref: '#/$defs/Optional' }, { $ref: '#/$defs/List' }] },
  pair: { type: 'array', prefixItems: [STRING, INTEGER], items: false },
  lists: { type: 'array', items: { type: 'array', items: { anyOf: [INTEGER, { type: 'null' }] } } },
};

function orNull(schema: Schema): Schema {
  return schema === true ? true : { anyOf: [schema, { type: 'null' }] };
}

const combined: Schema = {
  type: 'object',
  required: Object.keys(TYPES).flatMap((name) => [`${name}Required`, `${name}RequiredOrNull`]),
  properties: Object.fromEntries(
    Object.entries(TYPES).flatMap(([name, schema]) => [
      [`${name}Required`, schema],
      [`${name}RequiredOrNull`, orNull(schema)],
      [`${name}Optional`, schema],
      [`${name}OptionalOrNull`, orNull(schema)],
    ]),
  ),
};

const definitions: Readonly<Record<string, Schema>> = {
  // Names of types that languages or libraries have.
  String: {
    type: 'object',
    properties: { String: { $ref: '#/$defs/String' }, Optional: { $ref: '#/$defs/Optional' } },
  },
  Optional: { type: 'object', required: ['optional'], properties: { optional: STRING } },
  List: {
    type: 'object',
    required: ['list'],
    properties: { list: { type: 'array', items: { $ref: '#/$defs/List' } } },
  },
  Any: { type: 'object', properties: { any: true, Any: { $ref: '#/$defs/Any' } } },
  None: { type: 'object', properties: { none: { type: 'null' } } },
  Override: { type: 'object', properties: { override: { $ref: '#/$defs/Deprecated' } } },
  Deprecated: { type: 'object', deprecated: true, properties: { old: { type: 'string', deprecated: true } } },
  Model: { type: 'object', properties: { model: { $ref: '#/$defs/Value' } } },
  Value: { type: 'object', properties: { value: { $ref: '#/$defs/Json' } } },
  Json: { anyOf: [STRING, INTEGER, { type: 'array', items: { $ref: '#/$defs/Json' } }] },
  Colour: { enum: ['red', 'green'] },
  ColourRed: { type: 'object', properties: { id: STRING } },
  COLOUR: { type: 'object', properties: { id: STRING } },
  Node: {
    type: 'object',
    required: ['name'],
    properties: {
      name: STRING,
      next: { $ref: '#/$defs/Node' },
      children: { type: 'array', items: { $ref: '#/$defs/Node' } },
      byName: { type: 'object', additionalProperties: { $ref: '#/$defs/Node' } },
    },
  },
  First: { type: 'object', required: ['second'], properties: { second: { $ref: '#/$defs/Second' } } },
  Second: { type: 'object', properties: { first: { $ref: '#/$defs/First' } } },
};

function nastyEvent(type: string, payload: Schema, overrides: Partial<Event> = {}): Event {
  return event({ type, payload, typeParts: [undefined, type], ...overrides });
}

/** A provider with everything that made a generator fail. Its event type is in a header. */
export const nastyProvider: Provider = provider({
  name: 'nasty',
  webhook: { eventType: [payloadExpression('kind', 'of'), headerExpression('x-event')] },
  definitions,
  events: [
    nastyEvent('names', named),
    nastyEvent('combined', combined, { deprecated: true }),
    nastyEvent('definitions', {
      type: 'object',
      properties: Object.fromEntries(Object.keys(definitions).map((name) => [name, { $ref: `#/$defs/${name}` }])),
    }),
    nastyEvent('list', { type: 'array', items: { $ref: '#/$defs/Node' } }),
    nastyEvent('text', STRING),
    nastyEvent('maybe', orNull({ $ref: '#/$defs/Node' })),
    nastyEvent('choice', { oneOf: [{ $ref: '#/$defs/Optional' }, { $ref: '#/$defs/List' }] }),
    nastyEvent('anything', true),
    nastyEvent('empty', { type: 'object', additionalProperties: false }),
    nastyEvent(
      'parts',
      { type: 'object', properties: { kind: { type: 'object', properties: { of: { const: 'thing' } } } } },
      { type: 'thing.parts', typeParts: ['thing', 'parts'] },
    ),
  ],
});

export interface Payload {
  /** The type name of the event. */
  readonly event: string;
  readonly header: string;
  readonly body: string;
}

const unknown = { unknown: { deep: [{ a: null }, [], {}, 1.5, 'x'] }, Extra: [], list: {} };

/** Payloads as text, so that every digit counts. */
export const nastyPayloads: readonly Payload[] = [
  ['NamesEvent', 'names', JSON.stringify(Object.fromEntries(NAMES.map((name) => [name, name])))],
  ['NamesEvent', 'names', JSON.stringify({ class: 'x', class_: 1, Foo_Bar: 2, unknown })],
  ['NamesEvent', 'names', '{"__proto__":"own","constructor":"own"}'],
  [
    'DefinitionsEvent',
    'definitions',
    JSON.stringify({ Node: nodeOfDepth(3), First: { second: { first: { second: {} } } } }),
  ],
  ['DefinitionsEvent', 'definitions', JSON.stringify({ ...unknown, Json: [1, ['a', [2]]], None: { none: null } })],
  [
    'DefinitionsEvent',
    'definitions',
    JSON.stringify({ List: { list: [{ list: [] }] }, Any: { any: null, Any: { any: [] } } }),
  ],
  [
    'DefinitionsEvent',
    'definitions',
    JSON.stringify({ Colour: 'red', COLOUR: {}, ColourRed: { id: 'x' }, Deprecated: { old: 'x' } }),
  ],
  ['ListEvent', 'list', JSON.stringify([nodeOfDepth(2), nodeOfDepth(1)])],
  ['ListEvent', 'list', '[]'],
  ['TextEvent', 'text', '"plain \\u0000 \\u2028 \\ud83e\\ude9d text"'],
  ['MaybeEvent', 'maybe', 'null'],
  ['MaybeEvent', 'maybe', JSON.stringify(nodeOfDepth(1))],
  ['ChoiceEvent', 'choice', '{"optional":"x","more":[1]}'],
  ['ChoiceEvent', 'choice', '{"list":[]}'],
  ['AnythingEvent', 'anything', '[1.0,1e3,0.1,123456789012345678]'],
  ['AnythingEvent', 'anything', 'false'],
  ['EmptyEvent', 'empty', '{}'],
  ['EmptyEvent', 'empty', JSON.stringify(unknown)],
  ['ThingPartsEvent', 'parts', '{"kind":{"of":"thing","more":1}}'],
  ...combinedPayloads().map((body) => ['CombinedEvent', 'combined', body]),
].map(([eventName = '', header = '', body = '']) => ({ event: eventName, header, body }));

function nodeOfDepth(depth: number): unknown {
  if (depth === 0) return { name: 'leaf' };
  const node = nodeOfDepth(depth - 1);
  return { name: `node ${depth}`, next: node, children: [node, node], byName: { '': node, 'a b': node }, more: depth };
}

/** All that is required, with the values that are hardest to keep. */
function combinedPayloads(): readonly string[] {
  const values: Readonly<Record<string, readonly string[]>> = {
    text: ['""', '"<&>\\u2028\\u0000"', '"2024-01-01T00:00:00.020Z"'],
    flag: ['false', 'true', 'false'],
    whole: ['0', '9223372036854775807', '-9223372036854775808'],
    decimal: ['0', '1e300', '-0.1'],
    anything: ['false', '{}', '[null]'],
    list: ['[]', '[""]', '["a","b"]'],
    table: ['{}', '{"":0}', '{"a b":1,"A":2}'],
    inner: ['{"id":""}', '{"id":"x","more":null}', '{"id":"x","ID":"y"}'],
    shared: ['{}', '{"String":{}}', '{"Optional":{"optional":"x"},"optional":1}'],
    colour: ['"red"', '"green"', '"red"'],
    open: ['"on"', '"never heard of"', '""'],
    closed: ['"a"', '""', '"None"'],
    fixed: ['"fixed"', '"fixed"', '"fixed"'],
    mixed: ['"a"', '1', 'true'],
    either: ['"1"', '1', '{"list":[]}'],
    chosen: ['{"optional":"x"}', '{"list":[{"list":[]}]}', '{"optional":"","list":[]}'],
    pair: ['[]', '["a"]', '["a",1]'],
    lists: ['[]', '[[]]', '[[1,null],[]]'],
  };
  return [0, 1, 2].flatMap((index) => {
    const members = Object.entries(values).map(([name, texts]) => [name, texts[index] ?? 'null'] as const);
    const required = members.map(([name, value]) => `"${name}Required":${value}`);
    const orNulls = members.map(([name, value]) => `"${name}RequiredOrNull":${index === 1 ? value : 'null'}`);
    const optional = members.map(([name, value]) => `"${name}Optional":${value}`);
    const optionalOrNull = members.map(([name, value]) => `"${name}OptionalOrNull":${index === 2 ? value : 'null'}`);
    return [
      [...required, ...orNulls],
      [...required, ...orNulls, ...optional],
      [...required, ...orNulls, ...optionalOrNull],
      [...required, ...orNulls, ...optional, ...optionalOrNull, '"more":{"a":[1.50]}'],
    ].map((parts) => `{${parts.join(',')}}`);
  });
}
