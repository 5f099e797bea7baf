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
 * `messages`: the messages of a channel, without their payloads. `channels`: the event types of each channel.
 */
export type ExamplePart = 'value' | 'payload' | 'headers' | 'schemas' | 'messages' | 'channels' | 'x-webhook';

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
    'event-added': compatible('An event is new.', messages('{ done: {} }', '{ done: {}, gone: {} }')),
    'event-removed': breaking('An event is gone.', messages('{ done: {}, gone: {} }', '{ done: {} }')),
    'event-type-changed': breaking(
      'An event has another type on the wire.',
      messages('{ done: {} }', '{ done: { x-event-type: finished } }'),
    ),
    'event-moved': breaking(
      'Another provider sends the event.',
      channels('{ acme: [done, gone], bolt: [late] }', '{ acme: [done], bolt: [gone, late] }'),
    ),
    'event-renamed': source(
      'The type and the functions of an event have other names.',
      messages('{ done: {} }', '{ done: { x-name: finished } }'),
    ),
    'event-deprecated': compatible('An event is deprecated, or no longer.', [
      'payload',
      'type: object',
      'type: object, deprecated: true',
    ]),
  },
  channels: {
    'channel-added': compatible('A provider is new.', channels('{ acme: [done] }', '{ acme: [done], bolt: [late] }')),
    'channel-removed': breaking('A provider is gone.', channels('{ acme: [done], bolt: [late] }', '{ acme: [done] }')),
    'channel-renamed': source(
      'A provider has another name: what its code imports is gone.',
      channels('{ acme: [done] }', '{ bolt: [done] }'),
    ),
  },
  'exported types': {
    'shape-removed': source('A type is no longer exported.', [
      'schemas',
      '{ User: { type: object } }',
      '{ Person: { type: object, required: [id] } }',
    ]),
    'shape-renamed': source('A type is exported with another name.', [
      'schemas',
      '{ User: { type: object } }',
      '{ Person: { type: object } }',
    ]),
  },
  presence: {
    'field-no-longer-required': breaking(
      'A field is no longer always there.',
      value('properties: { id: {} }, required: [id]', 'properties: { id: {} }'),
    ),
    'field-removed': breaking('A field is gone.', member('id: { type: string }', '')),
    'field-renamed': breaking(
      'A field has another name.',
      value(
        'properties: { id: { type: string } }, required: [id]',
        'properties: { key: { type: string } }, required: [key]',
      ),
    ),
    'field-required': compatible(
      'A field is always there now.',
      value('properties: { id: {} }', 'properties: { id: {} }, required: [id]'),
    ),
    'field-added': compatible('A field is new.', member('', 'id: { type: string }')),
  },
  types: {
    'type-widened': breaking('Values of further types are possible.', value('type: integer', 'type: number')),
    'type-changed': either('Values have another type.', value('type: integer', 'type: string')),
    'type-narrowed': compatible('Values have fewer types.', value('type: number', 'type: integer')),
    'null-added': breaking('A value may be null.', value('type: string', 'type: [string, "null"]')),
    'null-removed': compatible('A value is no longer null.', value('type: [string, "null"]', 'type: string')),
    'constraint-dropped': breaking('A value may be anything.', value('type: string', '')),
  },
  values: {
    'enum-member-added': breaking('An enum has a new member.', value('enum: [a, b]', 'enum: [a, b, c]')),
    'enum-member-removed': compatible('A member of an enum is gone.', value('enum: [a, b]', 'enum: [a]')),
    'enum-opened': breaking(
      'An enum may get members without notice.',
      value('enum: [a, b]', 'type: string, x-extensible-enum: [a, b]'),
    ),
    'enum-closed': compatible('The values are a fixed list now.', value('type: string', 'type: string, enum: [a, b]')),
    'enum-dropped': breaking('The values are no longer a list.', value('type: string, enum: [a, b]', 'type: string')),
    'open-member-added': compatible(
      'An open enum has a new known member.',
      value('type: string, x-extensible-enum: [a]', 'type: string, x-extensible-enum: [a, b]'),
    ),
    'open-member-removed': compatible(
      'A known member of an open enum is gone.',
      value('type: string, x-extensible-enum: [a, b]', 'type: string, x-extensible-enum: [a]'),
    ),
    'const-changed': either('A constant has another value.', value('const: a', 'const: b')),
    'const-added': compatible('A value is constant now.', value('type: string', 'type: string, const: a')),
  },
  bounds: {
    'bound-loosened': breaking(
      'A bound of a number, a length, or a number of items or members is wider.',
      value('type: integer, minimum: 2', 'type: integer, minimum: 1'),
    ),
    'bound-tightened': compatible('Such a bound is narrower.', value('type: string', 'type: string, maxLength: 9')),
    'multiple-of-loosened': breaking(
      'A number may have smaller steps.',
      value('type: integer, multipleOf: 4', 'type: integer, multipleOf: 2'),
    ),
    'multiple-of-tightened': compatible(
      'A number has larger steps.',
      value('type: integer', 'type: integer, multipleOf: 2'),
    ),
    'unique-dropped': breaking('Items may repeat.', value('type: array, uniqueItems: true', 'type: array')),
    'unique-added': compatible('Items do not repeat.', value('type: array', 'type: array, uniqueItems: true')),
  },
  text: {
    'pattern-widened': breaking(
      'A text may match a pattern that allows more, or none.',
      value('type: string, pattern: ^ab', 'type: string, pattern: ^a'),
    ),
    'pattern-changed': breaking(
      'A text matches another pattern.',
      value('type: string, pattern: ^a', 'type: string, pattern: ^b'),
    ),
    'pattern-narrowed': compatible(
      'A text matches a pattern that allows less.',
      value('type: string', 'type: string, pattern: ^a'),
    ),
    'format-widened': breaking(
      'A text has another format.',
      value('type: string, format: date', 'type: string, format: date-time'),
    ),
    'format-dropped': breaking(
      'A text need not have a format any more.',
      value('type: string, format: uuid', 'type: string'),
    ),
    'format-added': compatible('A text has a format.', value('type: string', 'type: string, format: uuid')),
    'formats-no-longer-asserted': breaking(
      'Formats are hints only.',
      webhook('formats: assertion', 'formats: annotation'),
    ),
    'formats-asserted': compatible('Formats are asserted.', webhook('formats: annotation', 'formats: assertion')),
  },
  objects: {
    'object-opened': breaking(
      'An object may have members of other names.',
      value('type: object, additionalProperties: false', 'type: object'),
    ),
    'object-closed': compatible(
      'An object has no members of other names.',
      value('type: object', 'type: object, additionalProperties: false'),
    ),
    'closed-object-extended': breaking(
      'An object without other members has a new one.',
      value(
        'properties: { a: {} }, additionalProperties: false',
        'properties: { a: {}, b: {} }, additionalProperties: false',
      ),
    ),
    'unevaluated-opened': breaking(
      'An object may have members that no part of its schema names.',
      value('type: object, unevaluatedProperties: false', 'type: object'),
    ),
    'map-values-widened': breaking(
      'Members of any name may have further types.',
      value('additionalProperties: { type: integer }', 'additionalProperties: { type: number }'),
    ),
    'property-names-widened': breaking(
      'Members may have other names.',
      value('type: object, propertyNames: { maxLength: 2 }', 'type: object'),
    ),
    'property-names-narrowed': compatible(
      'The names of members are limited.',
      value('type: object', 'type: object, propertyNames: { maxLength: 2 }'),
    ),
    'dependency-dropped': breaking(
      'A member no longer asks for another one.',
      value('type: object, dependentRequired: { a: [b] }', 'type: object'),
    ),
    'dependency-added': compatible(
      'A member asks for another one.',
      value('type: object', 'type: object, dependentRequired: { a: [b] }'),
    ),
    'condition-dropped': breaking(
      'A condition is gone.',
      value('type: object, if: { required: [a] }, then: { required: [b] }', 'type: object'),
    ),
    'condition-added': compatible(
      'A condition is new.',
      value('type: object', 'type: object, if: { required: [a] }, then: { required: [b] }'),
    ),
    'not-dropped': breaking('An exclusion is gone.', value('type: string, not: { const: a }', 'type: string')),
    'not-added': compatible('An exclusion is new.', value('type: string', 'type: string, not: { const: a }')),
  },
  arrays: {
    'items-widened': breaking(
      'Items of further types are possible.',
      value('type: array, items: { type: integer }', 'type: array, items: { type: number }'),
    ),
    'tuple-item-changed': breaking(
      'An item of a tuple may have other types.',
      value('type: array, prefixItems: [{ type: integer }]', 'type: array, prefixItems: [{ type: string }]'),
    ),
    'tuple-opened': breaking(
      'A tuple may have further items.',
      value('type: array, prefixItems: [{}], items: false', 'type: array, prefixItems: [{}]'),
    ),
    'tuple-extended': breaking(
      'A tuple has a further item.',
      value('type: array, prefixItems: [{}], items: false', 'type: array, prefixItems: [{}, {}], items: false'),
    ),
    'tuple-closed': compatible(
      'A tuple has no further items.',
      value('type: array, prefixItems: [{}]', 'type: array, prefixItems: [{}], items: false'),
    ),
    'contains-dropped': breaking(
      'An item that was always there may be missing.',
      value('type: array, contains: { const: a }', 'type: array'),
    ),
    'contains-added': compatible(
      'An item is always there.',
      value('type: array', 'type: array, contains: { const: a }'),
    ),
  },
  unions: {
    'variant-added': breaking(
      'A union has a new variant.',
      value(`oneOf: [${variant('a')}, ${variant('b')}]`, `oneOf: [${variant('a')}, ${variant('b')}, ${variant('c')}]`),
    ),
    'variant-removed': compatible(
      'A variant of a union is gone.',
      value(`oneOf: [${variant('a')}, ${variant('b')}, ${variant('c')}]`, `oneOf: [${variant('a')}, ${variant('b')}]`),
    ),
    'variant-tag-changed': breaking(
      'A variant has another value by which it is known.',
      value(`oneOf: [${variant('a')}, ${variant('b')}]`, `oneOf: [${variant('a')}, ${variant('c')}]`),
    ),
    'variant-widened': breaking(
      'A variant allows more.',
      value(
        `oneOf: [${variant('a')}, ${variant('b', ', id: { type: string }')}]`,
        `oneOf: [${variant('a')}, ${variant('b', ', id: { type: [string, integer] }')}]`,
      ),
    ),
    'variant-narrowed': compatible(
      'A variant allows less.',
      value(
        `oneOf: [${variant('a')}, ${variant('b', ', id: { type: [string, integer] }')}]`,
        `oneOf: [${variant('a')}, ${variant('b', ', id: { type: string }')}]`,
      ),
    ),
    'union-merged': breaking(
      'A union is a single schema now, which allows more.',
      value(`oneOf: [${variant('a')}, ${variant('b')}]`, 'type: object'),
    ),
    'part-dropped': breaking('What was never there may be.', member('a: false', 'a: {}')),
    'part-added': compatible('What may have been there never is.', member('a: {}', 'a: false')),
  },
  'headers and content': {
    'header-no-longer-required': breaking(
      'A header is no longer always sent.',
      headers('properties: { x-id: {} }, required: [x-id]', 'properties: { x-id: {} }'),
    ),
    'header-removed': breaking(
      'A header is gone.',
      headers('properties: { x-id: { type: string } }', 'properties: {}'),
    ),
    'header-value-changed': breaking(
      'A header has further values.',
      headers('properties: { x-id: { enum: [a] } }', 'properties: { x-id: { enum: [a, b] } }'),
    ),
    'header-added': compatible('A header is new.', headers('properties: {}', 'properties: { x-id: { type: string } }')),
    'header-required': compatible(
      'A header is always sent.',
      headers('properties: { x-id: {} }', 'properties: { x-id: {} }, required: [x-id]'),
    ),
    'content-type-changed': breaking(
      'The body has another content type.',
      delivery('contentType: application/json', 'contentType: application/cloudevents+json'),
    ),
  },
  signature: {
    'signature-scheme': breaking(
      'The algorithm, the key, the timestamp or the signed ID of the signature is another one.',
      webhook('signature: { scheme: hmac-sha256, header: x-s }', 'signature: { scheme: hmac-sha512, header: x-s }'),
    ),
    'signature-header': breaking('The signature is in another place.', signed('', '', 'x-a', 'x-b')),
    'signature-encoding': breaking('The signature is written otherwise.', signed('encoding: hex', 'encoding: base64')),
    'signature-prefix': breaking(
      'The value of the signature has another form.',
      signed('format: "v1={signature}"', 'format: "v2={signature}"'),
    ),
    'signature-content': breaking('Something else is signed.', signed('content: "{body}"', 'content: "v1:{body}"')),
    'signature-separator': breaking(
      'Several signatures are separated otherwise.',
      signed('separator: ","', 'separator: ";"'),
    ),
    'signature-removed': breaking('Deliveries are not signed any more.', webhook('signature: { header: x-s }', '')),
    'signature-added': compatible('Deliveries are signed.', webhook('', 'signature: { header: x-s }')),
    'tolerance-widened': breaking('Timestamps may be older or newer.', signed(timed('PT5M'), timed('PT1H'))),
    'tolerance-narrowed': compatible('Timestamps are closer to now.', signed(timed('PT1H'), timed('PT5M'))),
  },
  delivery: {
    'event-type-moved': breaking(
      'The event type is in another place.',
      webhook('eventType: $message.payload#/type', 'eventType: $message.header#/x-event'),
    ),
    'event-id-moved': breaking(
      'The ID of the event is in another place.',
      webhook('eventId: $message.payload#/id', 'eventId: $message.header#/x-id'),
    ),
    'idempotency-key-moved': breaking(
      'The idempotency key is in another place.',
      webhook('idempotencyKey: $message.payload#/id', 'idempotencyKey: $message.header#/x-id'),
    ),
    'place-moved': breaking(
      'What an event is about, when it happened, whether it is sent again, or its data is in another place.',
      webhook('resource: $message.payload#/id', 'resource: $message.header#/x-id'),
    ),
    'place-added': compatible(
      'Such a place, or that of an ID, is known now.',
      webhook('', 'eventId: $message.payload#/id'),
    ),
    'timeout-shortened': breaking('Receivers have less time.', delivery('timeout: PT10S', 'timeout: PT5S')),
    'timeout-lengthened': compatible('Receivers have more time.', delivery('timeout: PT5S', 'timeout: PT10S')),
    'success-narrowed': breaking('Fewer responses count as success.', delivery('success: 2xx', 'success: "200"')),
    'success-widened': compatible('More responses count as success.', delivery('success: "200"', 'success: 2xx')),
    'https-required': breaking('Only HTTPS is accepted.', delivery('https: recommended', 'https: required')),
    'https-optional': compatible('HTTP is accepted, too.', delivery('https: required', 'https: recommended')),
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
    'retries-reduced': breaking('There are fewer attempts.', delivery('retries: [PT1M, PT1H]', 'retries: [PT1M]')),
    'retries-added': compatible(
      'There are more attempts, or at other times.',
      delivery('retries: [PT1M]', 'retries: [PT1M, PT1H]'),
    ),
    'delivery-changed': docs('Another fact about deliveries.', delivery('retryAfter: honoured', 'retryAfter: ignored')),
    'handshake-changed': breaking(
      'An endpoint is checked in another way before it gets events.',
      webhook('', 'handshake: { query: token, response: "{challenge}" }'),
    ),
  },
  words: {
    'default-changed': breaking(
      'A value that is left out has another default.',
      value('type: integer, default: 1', 'type: integer, default: 2'),
    ),
    words: docs('Descriptions, titles, tags, examples and links.', value('description: a', 'description: b')),
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
