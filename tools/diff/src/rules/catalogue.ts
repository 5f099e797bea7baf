/** What a change means for those who receive the events: on the wire, or for their code. */
export type Severity = 'breaking' | 'compatible' | 'docs' | 'none';

/** A kind of change. */
export interface Rule {
  /** What it means for receivers. `source`: only for code that uses the generated types. `either`: the direction decides. */
  readonly severity: Severity | 'source' | 'either';
  /** A sentence. */
  readonly title: string;
  readonly example: RuleExample;
}

/** A part of a document in YAML, before and after the change. */
export interface RuleExample {
  readonly part: ExamplePart;
  readonly before: string;
  readonly after: string;
}

/**
 * `value`: the schema of a value in a payload. `payload`: that of the whole payload. `headers`: that of a message's headers. `schemas`: shared schemas.
 * `messages`: the messages of a channel, without their payloads. `channel`: a channel, without its messages. `channels`: the event
 * types of each channel.
 */
export type ExamplePart =
  | 'value'
  | 'payload'
  | 'headers'
  | 'schemas'
  | 'messages'
  | 'channel'
  | 'channels'
  | 'x-webhook';

type Example = readonly [part: ExamplePart, before: string, after: string];
const rule =
  (severity: Rule['severity']) =>
  (title: string, [part, before, after]: Example): Rule => ({ severity, title, example: { part, before, after } });
const breaking = rule('breaking');
const compatible = rule('compatible');
const either = rule('either');
const source = rule('source');
const docs = rule('docs');

const value = (before: string, after: string): Example => ['value', before, after];
const member = (before: string, after: string, required = ''): Example =>
  value(`properties: { ${before} }${required}`, `properties: { ${after} }${required}`);
const headers = (before: string, after: string): Example => ['headers', before, after];
const messages = (before: string, after: string): Example => ['messages', before, after];
const channels = (before: string, after: string): Example => ['channels', before, after];
const webhook = (before: string, after: string): Example => ['x-webhook', before, after];
const signed = (before: string, after: string, header = 'x-s', laterHeader = header): Example => {
  const facts = (name: string, text: string) => `signature: { header: ${name}${text && `, ${text}`} }`;
  return webhook(facts(header, before), facts(laterHeader, after));
};
const timed = (tolerance: string) =>
  `content: "{timestamp}.{body}", tolerance: ${tolerance}, timestamp: { header: x-t, unit: seconds }`;
const variant = (tag: string, more = '') => `{ required: [kind], properties: { kind: { const: ${tag} }${more} } }`;
const delivery = (before: string, after: string): Example =>
  webhook(`delivery: { ${before} }`, `delivery: { ${after} }`);

/** Every rule, in the order in which people look for them. */
export const RULE_GROUPS = {
  events: {
    'event-added': compatible('An event was added.', messages('{ done: {} }', '{ done: {}, gone: {} }')),
    'event-removed': breaking('An event was removed.', messages('{ done: {}, gone: {} }', '{ done: {} }')),
    'event-type-changed': breaking(
      'The event type on the wire changed.',
      messages('{ done: {} }', '{ done: { x-event-type: finished } }'),
    ),
    'event-moved': breaking(
      'An event moved to another provider.',
      channels('{ acme: [done, gone], bolt: [late] }', '{ acme: [done], bolt: [gone, late] }'),
    ),
    'event-renamed': source(
      'The type and the functions of an event were renamed.',
      messages('{ done: {} }', '{ done: { x-name: finished } }'),
    ),
    'event-deprecated': compatible('The deprecation of an event changed.', [
      'payload',
      'type: object',
      'type: object, deprecated: true',
    ]),
  },
  channels: {
    'channel-added': compatible(
      'A provider was added.',
      channels('{ acme: [done] }', '{ acme: [done], bolt: [late] }'),
    ),
    'channel-removed': breaking(
      'A provider was removed.',
      channels('{ acme: [done], bolt: [late] }', '{ acme: [done] }'),
    ),
    'channel-renamed': source(
      'A provider was renamed, so imports of its old name fail.',
      channels('{ acme: [done] }', '{ bolt: [done] }'),
    ),
    'address-changed': docs('The address of a channel changed. At a broker, that is breaking.', [
      'channel',
      'address: /events',
      'address: /v2/events',
    ]),
  },
  'exported types': {
    'shape-removed': source('A type is no longer exported.', [
      'schemas',
      '{ User: { type: object } }',
      '{ Person: { type: object, required: [id] } }',
    ]),
    'shape-renamed': source('An exported type was renamed.', [
      'schemas',
      '{ User: { type: object } }',
      '{ Person: { type: object } }',
    ]),
  },
  presence: {
    'field-no-longer-required': breaking(
      'A required field is now optional.',
      value('properties: { id: {} }, required: [id]', 'properties: { id: {} }'),
    ),
    'field-removed': breaking('A field was removed.', member('id: { type: string }', '')),
    'field-renamed': breaking(
      'A field was renamed.',
      value(
        'properties: { id: { type: string } }, required: [id]',
        'properties: { key: { type: string } }, required: [key]',
      ),
    ),
    'field-required': compatible(
      'An optional field is now required.',
      value('properties: { id: {} }', 'properties: { id: {} }, required: [id]'),
    ),
    'field-added': compatible('A field was added.', member('', 'id: { type: string }')),
  },
  types: {
    'type-widened': breaking('A value may have additional types.', value('type: integer', 'type: number')),
    'type-changed': either('The type of a value changed.', value('type: integer', 'type: string')),
    'type-narrowed': compatible('A value may have fewer types.', value('type: number', 'type: integer')),
    'null-added': breaking('A value may now be null.', value('type: string', 'type: [string, "null"]')),
    'null-removed': compatible('A value is no longer null.', value('type: [string, "null"]', 'type: string')),
    'constraint-dropped': breaking('Any value is now allowed.', value('type: string', '')),
  },
  values: {
    'enum-member-added': breaking('An enum member was added.', value('enum: [a, b]', 'enum: [a, b, c]')),
    'enum-member-removed': compatible('An enum member was removed.', value('enum: [a, b]', 'enum: [a]')),
    'enum-opened': breaking(
      'An enum became extensible.',
      value('enum: [a, b]', 'type: string, x-extensible-enum: [a, b]'),
    ),
    'enum-closed': compatible(
      'The values are now limited to a fixed list.',
      value('type: string', 'type: string, enum: [a, b]'),
    ),
    'enum-dropped': breaking(
      'The values are no longer limited to a fixed list.',
      value('type: string, enum: [a, b]', 'type: string'),
    ),
    'open-member-added': compatible(
      'A known member was added to an extensible enum.',
      value('type: string, x-extensible-enum: [a]', 'type: string, x-extensible-enum: [a, b]'),
    ),
    'open-member-removed': compatible(
      'A known member was removed from an extensible enum.',
      value('type: string, x-extensible-enum: [a, b]', 'type: string, x-extensible-enum: [a]'),
    ),
    'const-changed': either('The value of a constant changed.', value('const: a', 'const: b')),
    'const-added': compatible('A value is now constant.', value('type: string', 'type: string, const: a')),
  },
  bounds: {
    'bound-loosened': breaking(
      'A limit on a number, a length, or the number of items or properties was loosened.',
      value('type: integer, minimum: 2', 'type: integer, minimum: 1'),
    ),
    'bound-tightened': compatible('Such a limit was tightened.', value('type: string', 'type: string, maxLength: 9')),
    'multiple-of-loosened': breaking(
      'A number may be a multiple of a smaller step.',
      value('type: integer, multipleOf: 4', 'type: integer, multipleOf: 2'),
    ),
    'multiple-of-tightened': compatible(
      'A number is a multiple of a larger step.',
      value('type: integer', 'type: integer, multipleOf: 2'),
    ),
    'unique-dropped': breaking('Items may now repeat.', value('type: array, uniqueItems: true', 'type: array')),
    'unique-added': compatible('Items no longer repeat.', value('type: array', 'type: array, uniqueItems: true')),
  },
  strings: {
    'pattern-widened': breaking(
      'A string may match a less strict pattern, or no pattern.',
      value('type: string, pattern: ^ab', 'type: string, pattern: ^a'),
    ),
    'pattern-changed': breaking(
      'The pattern of a string changed.',
      value('type: string, pattern: ^a', 'type: string, pattern: ^b'),
    ),
    'pattern-narrowed': compatible(
      'A string matches a stricter pattern.',
      value('type: string', 'type: string, pattern: ^a'),
    ),
    'format-widened': breaking(
      'The format of a string changed.',
      value('type: string, format: date', 'type: string, format: date-time'),
    ),
    'format-dropped': breaking('A string no longer has a format.', value('type: string, format: uuid', 'type: string')),
    'format-added': compatible('A string now has a format.', value('type: string', 'type: string, format: uuid')),
    'formats-no-longer-asserted': breaking(
      'Formats are only annotations.',
      webhook('formats: assertion', 'formats: annotation'),
    ),
    'formats-asserted': compatible('Formats are now asserted.', webhook('formats: annotation', 'formats: assertion')),
  },
  objects: {
    'object-opened': breaking(
      'An object may have undeclared properties.',
      value('type: object, additionalProperties: false', 'type: object'),
    ),
    'object-closed': compatible(
      'An object no longer has undeclared properties.',
      value('type: object', 'type: object, additionalProperties: false'),
    ),
    'closed-object-extended': breaking(
      'A property was added to an object that allowed no undeclared properties.',
      value(
        'properties: { a: {} }, additionalProperties: false',
        'properties: { a: {}, b: {} }, additionalProperties: false',
      ),
    ),
    'unevaluated-opened': breaking(
      'An object may have properties that no part of its schema declares.',
      value('type: object, unevaluatedProperties: false', 'type: object'),
    ),
    'map-values-widened': breaking(
      'Undeclared properties may have additional types.',
      value('additionalProperties: { type: integer }', 'additionalProperties: { type: number }'),
    ),
    'property-names-widened': breaking(
      'More property names are allowed.',
      value('type: object, propertyNames: { maxLength: 2 }', 'type: object'),
    ),
    'property-names-narrowed': compatible(
      'Fewer property names are allowed.',
      value('type: object', 'type: object, propertyNames: { maxLength: 2 }'),
    ),
    'dependency-dropped': breaking(
      'A property no longer requires another one.',
      value('type: object, dependentRequired: { a: [b] }', 'type: object'),
    ),
    'dependency-added': compatible(
      'A property requires another one.',
      value('type: object', 'type: object, dependentRequired: { a: [b] }'),
    ),
    'condition-dropped': breaking(
      'A condition was removed.',
      value('type: object, if: { required: [a] }, then: { required: [b] }', 'type: object'),
    ),
    'condition-added': compatible(
      'A condition was added.',
      value('type: object', 'type: object, if: { required: [a] }, then: { required: [b] }'),
    ),
    'not-dropped': breaking('An exclusion was removed.', value('type: string, not: { const: a }', 'type: string')),
    'not-added': compatible('An exclusion was added.', value('type: string', 'type: string, not: { const: a }')),
  },
  arrays: {
    'items-widened': breaking(
      'Items may have additional types.',
      value('type: array, items: { type: integer }', 'type: array, items: { type: number }'),
    ),
    'tuple-item-changed': breaking(
      'An item of a tuple may have other types.',
      value('type: array, prefixItems: [{ type: integer }]', 'type: array, prefixItems: [{ type: string }]'),
    ),
    'tuple-opened': breaking(
      'A tuple may have additional items.',
      value('type: array, prefixItems: [{}], items: false', 'type: array, prefixItems: [{}]'),
    ),
    'tuple-extended': breaking(
      'An item was added to a tuple.',
      value('type: array, prefixItems: [{}], items: false', 'type: array, prefixItems: [{}, {}], items: false'),
    ),
    'tuple-closed': compatible(
      'A tuple no longer has additional items.',
      value('type: array, prefixItems: [{}]', 'type: array, prefixItems: [{}], items: false'),
    ),
    'contains-dropped': breaking(
      'An array may lack an item that it always contained.',
      value('type: array, contains: { const: a }', 'type: array'),
    ),
    'contains-added': compatible(
      'An array always contains a certain item.',
      value('type: array', 'type: array, contains: { const: a }'),
    ),
  },
  unions: {
    'variant-added': breaking(
      'A variant was added to a union.',
      value(`oneOf: [${variant('a')}, ${variant('b')}]`, `oneOf: [${variant('a')}, ${variant('b')}, ${variant('c')}]`),
    ),
    'variant-removed': compatible(
      'A variant was removed from a union.',
      value(`oneOf: [${variant('a')}, ${variant('b')}, ${variant('c')}]`, `oneOf: [${variant('a')}, ${variant('b')}]`),
    ),
    'variant-tag-changed': breaking(
      'The discriminator value changed.',
      value(`oneOf: [${variant('a')}, ${variant('b')}]`, `oneOf: [${variant('a')}, ${variant('c')}]`),
    ),
    'variant-widened': breaking(
      'A variant allows more values.',
      value(
        `oneOf: [${variant('a')}, ${variant('b', ', id: { type: string }')}]`,
        `oneOf: [${variant('a')}, ${variant('b', ', id: { type: [string, integer] }')}]`,
      ),
    ),
    'variant-narrowed': compatible(
      'A variant allows fewer values.',
      value(
        `oneOf: [${variant('a')}, ${variant('b', ', id: { type: [string, integer] }')}]`,
        `oneOf: [${variant('a')}, ${variant('b', ', id: { type: string }')}]`,
      ),
    ),
    'union-merged': breaking(
      'A single schema replaced a union, and allows more values.',
      value(`oneOf: [${variant('a')}, ${variant('b')}]`, 'type: object'),
    ),
    'part-dropped': breaking('A schema that accepted nothing accepts values.', member('a: false', 'a: {}')),
    'part-added': compatible('A schema that accepted values accepts nothing.', member('a: {}', 'a: false')),
  },
  'headers and content': {
    'header-no-longer-required': breaking(
      'A required header is now optional.',
      headers('properties: { x-id: {} }, required: [x-id]', 'properties: { x-id: {} }'),
    ),
    'header-removed': breaking(
      'A header was removed.',
      headers('properties: { x-id: { type: string } }', 'properties: {}'),
    ),
    'header-value-changed': breaking(
      'A header may have additional values.',
      headers('properties: { x-id: { enum: [a] } }', 'properties: { x-id: { enum: [a, b] } }'),
    ),
    'header-added': compatible(
      'A header was added.',
      headers('properties: {}', 'properties: { x-id: { type: string } }'),
    ),
    'header-required': compatible(
      'An optional header is now required.',
      headers('properties: { x-id: {} }', 'properties: { x-id: {} }, required: [x-id]'),
    ),
    'content-type-changed': breaking(
      'The content type of the body changed.',
      delivery('contentType: application/json', 'contentType: application/cloudevents+json'),
    ),
  },
  signature: {
    'signature-scheme': breaking(
      'The algorithm, the key, the timestamp or the signed ID changed.',
      webhook('signature: { scheme: hmac-sha256, header: x-s }', 'signature: { scheme: hmac-sha512, header: x-s }'),
    ),
    'signature-header': breaking('The location of the signature changed.', signed('', '', 'x-a', 'x-b')),
    'signature-encoding': breaking('The encoding changed.', signed('encoding: hex', 'encoding: base64')),
    'signature-prefix': breaking(
      'The format of the header value changed.',
      signed('format: "v1={signature}"', 'format: "v2={signature}"'),
    ),
    'signature-content': breaking(
      'The signed content, or the headers with parts of it, changed.',
      signed('content: "{body}"', 'content: "v1:{body}"'),
    ),
    'signature-separator': breaking(
      'The separator between signatures changed.',
      signed('separator: ","', 'separator: ";"'),
    ),
    'signature-removed': breaking(
      'Deliveries lack a signature that they had.',
      webhook('signature: { header: x-s }', ''),
    ),
    'signature-added': compatible(
      'Deliveries have a signature that they lacked.',
      webhook('', 'signature: { header: x-s }'),
    ),
    'tolerance-widened': breaking('The tolerance of timestamps is wider.', signed(timed('PT5M'), timed('PT1H'))),
    'tolerance-narrowed': compatible('The tolerance of timestamps is narrower.', signed(timed('PT1H'), timed('PT5M'))),
  },
  delivery: {
    'event-type-moved': breaking(
      'The location of the event type changed.',
      webhook('eventType: $message.payload#/type', 'eventType: $message.header#/x-event'),
    ),
    'event-id-moved': breaking(
      'The location of the event ID changed.',
      webhook('eventId: $message.payload#/id', 'eventId: $message.header#/x-id'),
    ),
    'idempotency-key-moved': breaking(
      'The location of the idempotency key changed.',
      webhook('idempotencyKey: $message.payload#/id', 'idempotencyKey: $message.header#/x-id'),
    ),
    'place-moved': breaking(
      'The location of the resource, time, redelivery flag or data changed.',
      webhook('resource: $message.payload#/id', 'resource: $message.header#/x-id'),
    ),
    'place-added': compatible(
      'A location was published: of an ID, or of the resource, time, redelivery flag or data.',
      webhook('', 'eventId: $message.payload#/id'),
    ),
    'timeout-shortened': breaking('Receivers have less time to respond.', delivery('timeout: PT10S', 'timeout: PT5S')),
    'timeout-lengthened': compatible(
      'Receivers have more time to respond.',
      delivery('timeout: PT5S', 'timeout: PT10S'),
    ),
    'success-narrowed': breaking('Fewer responses count as success.', delivery('success: 2xx', 'success: "200"')),
    'success-widened': compatible('More responses count as success.', delivery('success: "200"', 'success: 2xx')),
    'https-required': breaking(
      'The provider only accepts HTTPS endpoints.',
      delivery('https: recommended', 'https: required'),
    ),
    'https-optional': compatible(
      'The provider also accepts HTTP endpoints.',
      delivery('https: required', 'https: recommended'),
    ),
    'duplicates-possible': breaking(
      'An event may be delivered more than once.',
      delivery('semantics: at-most-once', 'semantics: at-least-once'),
    ),
    'duplicates-excluded': compatible(
      'An event is delivered at most once.',
      delivery('semantics: at-least-once', 'semantics: at-most-once'),
    ),
    'order-lost': breaking('Events may arrive out of order.', delivery('ordering: total', 'ordering: none')),
    'order-gained': compatible('Events arrive in order.', delivery('ordering: none', 'ordering: total')),
    'retries-reduced': breaking(
      'The number of attempts was reduced.',
      delivery('retries: [PT1M, PT1H]', 'retries: [PT1M]'),
    ),
    'retries-added': compatible(
      'The number of attempts was raised, or their times changed.',
      delivery('retries: [PT1M]', 'retries: [PT1M, PT1H]'),
    ),
    'delivery-changed': docs('Another delivery fact changed.', delivery('retryAfter: honoured', 'retryAfter: ignored')),
    'handshake-changed': breaking(
      'The handshake changed.',
      webhook('', 'handshake: { query: token, response: "{challenge}" }'),
    ),
  },
  annotations: {
    'default-changed': breaking(
      'The default of a value changed.',
      value('type: integer, default: 1', 'type: integer, default: 2'),
    ),
    words: docs('Descriptions, titles, tags, examples or links changed.', value('description: a', 'description: b')),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Rule>>>>;

type Groups = typeof RULE_GROUPS;

/** The name of a rule, e.g. `enum-member-added`. */
export type RuleName = { [Group in keyof Groups]: keyof Groups[Group] }[keyof Groups];

const RULES: Readonly<Record<string, Rule>> = Object.assign({}, ...Object.values(RULE_GROUPS));

/** The rule with a name. Undefined if there is none. */
export function ruleNamed(name: string): Rule | undefined {
  return Object.hasOwn(RULES, name) ? RULES[name] : undefined;
}

/** The names of all rules, in the order of the groups. */
export function ruleNames(): readonly RuleName[] {
  return Object.keys(RULES) as RuleName[];
}
