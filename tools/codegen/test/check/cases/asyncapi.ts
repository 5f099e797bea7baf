import { ACME, acmeEdited, CHANNEL, DELETED, ROOT } from '../../specs/acme.ts';
import type { Case } from './case.ts';

const FIX = { fix: 'See https://www.asyncapi.com/docs/reference/specification/v3.0.0' };

const ACTION_FIX = 'Use "send" or "receive".';

export const VERSION_2 = `asyncapi: 2.6.0
id: urn:example:acme
defaultContentType: application/json
info:
  title: Acme
  version: 1.0.0
  description: The events of a made-up provider.
  contact: { name: Acme, url: https://example.com, email: acme@example.com }
  license: { name: MIT, url: https://example.com/license }
tags: [{ name: webhooks, description: Events. }]
servers:
  receiver: { url: https://example.com, protocol: https }
channels:
  acme:
    description: The events of Acme.
    x-webhook: { eventType: $message.payload#/type }
    subscribe:
      operationId: sendAcme
      message:
        messageId: userCreated
        payload:
          type: object
          properties:
            type: { const: user.created }
        examples: [{ payload: { type: user.created } }]
`;

const OPERATIONS = Array.from(
  { length: 10 },
  (_, index) => `  send${index}: { action: send, channel: { $ref: '#/channels/acme' } }\n`,
).join('');

const FORMAT = 'schemaFormat: application/schema+json;version=draft-2020-12';

/** Schemas with a format of their own that refer to each other, on which `@asyncapi/parser` runs out of stack. */
const RECURSIVE = `components:
  schemas:
    Node:
      ${FORMAT}
      schema: { properties: { child: { $ref: '#/components/schemas/Node/schema' }, list: { $ref: '#/components/schemas/List/schema' } } }
    List:
      ${FORMAT}
      schema: { items: { $ref: '#/components/schemas/Node/schema' }, not: { $ref: '#/components/schemas/List/schema' } }
operations:`;

/** Problems that `@asyncapi/parser` finds, at their location in the spec. */
export const ASYNCAPI: readonly Case[] = [
  {
    name: 'a document on which the parser fails',
    given: acmeEdited(ROOT, 'operations:', RECURSIVE),
    expected: [
      {
        code: 'asyncapi-unchecked',
        at: 'asyncapi.yaml:1:1',
        message:
          '@asyncapi/parser failed on this document: Maximum call stack size exceeded. Only the checks of Hookbook were made.',
      },
    ],
  },
  {
    name: 'a missing required field',
    given: acmeEdited(ROOT, '  title: Acme\n', ''),
    expected: [
      {
        code: 'asyncapi-invalid',
        at: 'asyncapi.yaml:2:1',
        message: '"info" property must have required property "title".',
        ...FIX,
      },
    ],
  },
  {
    name: 'a value that is not allowed',
    given: acmeEdited(ROOT, 'action: send', 'action: sent'),
    expected: [
      {
        code: 'asyncapi-invalid',
        at: 'asyncapi.yaml:10:13',
        message: 'Unknown action "sent". Did you mean "send"?',
        fix: ACTION_FIX,
      },
    ],
  },
  {
    name: 'an action that is not allowed, in an operation with another error',
    given: acmeEdited(ROOT, 'action: send', 'action: sned\n    tags: 3'),
    expected: [
      {
        code: 'asyncapi-invalid',
        at: 'asyncapi.yaml:10:13',
        message: 'Unknown action "sned". Did you mean "send"?',
        fix: ACTION_FIX,
      },
      { code: 'asyncapi-invalid', at: 'asyncapi.yaml:11:11', message: '"tags" property type must be array.', ...FIX },
    ],
  },
  {
    name: 'an action that is not allowed, beside a broken reference',
    given: acmeEdited(ROOT, 'action: send', "action: [send]\n    bindings: { $ref: '#/components/none' }"),
    expected: [
      {
        code: 'asyncapi-invalid',
        at: 'asyncapi.yaml:10:13',
        message: 'An action must be a string.',
        fix: ACTION_FIX,
      },
      {
        code: 'ref-target-missing',
        at: 'asyncapi.yaml:11:23',
        message: '"#/components/none" does not exist in asyncapi.yaml.',
      },
    ],
  },
  {
    name: 'a misspelt field beside other unknown fields',
    given: acmeEdited(CHANNEL, 'title: Acme', 'titel: Acme\nowner: me\nfoo: 1'),
    expected: [
      ['2', 'titel', ' Did you mean "title"?'],
      ['3', 'owner', ''],
      ['4', 'foo', ''],
    ].map(([line, field, hint]) => ({
      code: 'asyncapi-invalid' as const,
      at: `${CHANNEL}:${line}:1`,
      message: `Property "${field}" is not expected to be here.${hint}`,
      ...FIX,
    })),
  },
  {
    name: 'a misspelt field in a channel file',
    given: acmeEdited(CHANNEL, 'title: Acme', 'titel: Acme'),
    expected: [
      {
        code: 'asyncapi-invalid',
        at: `${CHANNEL}:2:1`,
        message: 'Property "titel" is not expected to be here. Did you mean "title"?',
        ...FIX,
      },
    ],
  },
  {
    name: 'a value of the wrong type in a message file',
    given: acmeEdited(DELETED, 'title: User deleted', 'title: [User deleted]'),
    expected: [
      { code: 'asyncapi-invalid', at: `${DELETED}:2:8`, message: '"title" property type must be string.', ...FIX },
    ],
  },
  {
    name: 'a misspelt required field',
    given: acmeEdited(DELETED, 'title: User deleted', 'externalDocs: { ulr: https://example.com }'),
    expected: [
      {
        code: 'asyncapi-invalid',
        at: `${DELETED}:2:17`,
        message: 'Property "ulr" is not expected to be here. Did you mean "url"?',
        ...FIX,
      },
    ],
  },
  {
    name: 'two errors in one object',
    given: acmeEdited(ROOT, '  title: Acme', '  contact: { email: nobody }'),
    expected: [
      {
        code: 'asyncapi-invalid',
        at: 'asyncapi.yaml:2:1',
        message: '"info" property must have required property "title".',
        ...FIX,
      },
      {
        code: 'asyncapi-invalid',
        at: 'asyncapi.yaml:3:21',
        message: '"email" property must match format "email".',
        ...FIX,
      },
    ],
  },
  {
    name: 'a message that is not an object',
    given: acmeEdited(CHANNEL, '{ $ref: ./events/user.created.yaml }', '5'),
    expected: [
      {
        code: 'asyncapi-invalid',
        at: `${CHANNEL}:4:17`,
        message: '"user.created" property type must be object.',
        ...FIX,
      },
    ],
  },
  {
    name: 'a list of channels',
    given: acmeEdited(
      ROOT,
      "channels:\n  acme: { $ref: ./acme/channel.yaml }\noperations:\n  sendAcme:\n    action: send\n    channel: { $ref: '#/channels/acme' }\n",
      'channels: [1]\n',
    ),
    expected: [
      {
        code: 'asyncapi-invalid',
        at: 'asyncapi.yaml:6:11',
        message: '"channels" property type must be object.',
        ...FIX,
      },
    ],
  },
  {
    name: 'an operation with a message of another channel',
    given: acmeEdited(
      ROOT,
      "'#/channels/acme' }",
      "'#/channels/acme' }\n    messages: [{ $ref: ./acme/events/user.created.yaml }]",
    ),
    expected: [
      {
        code: 'asyncapi-invalid',
        at: 'asyncapi.yaml:12:16',
        message:
          'Operation message does not belong to the specified channel (asyncapi3-operation-messages-from-referred-channel).',
        ...FIX,
      },
    ],
  },
  {
    name: 'an operation without an id in AsyncAPI 2',
    given: { [ROOT]: VERSION_2.replace('      operationId: sendAcme\n', '') },
    expected: [
      {
        code: 'asyncapi-advice',
        at: 'asyncapi.yaml:18:7',
        message: 'Operation should have an "operationId" field defined (asyncapi2-operation-operationId).',
        fix: 'See https://www.asyncapi.com/docs/reference/specification/v2.6.0',
      },
    ],
  },
  {
    name: 'eleven operations on one channel',
    given: { ...ACME, [ROOT]: `${ACME[ROOT]}${OPERATIONS}` },
    expected: [
      {
        code: 'operations-per-channel',
        at: 'asyncapi.yaml:9:3',
        message: 'This channel has 11 operations; this is the first.',
      },
    ],
  },
];
