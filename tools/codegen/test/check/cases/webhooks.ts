import { acmeEdited, CHANNEL, DELETED, type Edit, ROOT, type SpecFiles, USER } from '../../specs/acme.ts';
import type { Expected } from '../../specs/diagnosed.ts';
import type { Case } from './case.ts';

const EVENT_TYPE = 'eventType: $message.payload#/type';

/** Acme with a line added to the x-webhook of the channel, and other edits. */
export function acmeWithLine(line: string, ...edits: readonly Edit[]): SpecFiles {
  return acmeEdited(CHANNEL, EVENT_TYPE, `${EVENT_TYPE}\n  ${line}`, ...edits);
}

export function withLine(line: string, expected: Expected): Pick<Case, 'given' | 'expected'> {
  return { given: acmeWithLine(line), expected: [expected] };
}

export const WEBHOOKS: readonly Case[] = [
  {
    name: 'a document without x-webhook',
    given: acmeEdited(CHANNEL, `x-webhook:\n  ${EVENT_TYPE}\n`, ''),
    expected: [
      {
        code: 'webhook-default',
        at: 'asyncapi.yaml:2:1',
        message:
          'The document has no x-webhook: its 2 events belong to the provider "acme", and the event type is at $message.payload#/type.',
      },
    ],
  },
  {
    name: 'a channel without x-webhook beside one that has it',
    given: {
      ...acmeEdited(ROOT, 'operations:', '  other: { $ref: ./other.yaml }\noperations:'),
      'other.yaml': 'address: null\nmessages:\n  made: { payload: { type: object }, examples: [{ payload: {} }] }\n',
    },
    expected: [{ code: 'webhook-missing', at: 'other.yaml:1:1', message: 'Channel "other" has no x-webhook.' }],
  },
  {
    name: 'a document of a broker',
    given: acmeEdited(CHANNEL, `x-webhook:\n  ${EVENT_TYPE}\n`, '', [
      ROOT,
      'channels:',
      'servers: { broker: { host: example.com, protocol: kafka } }\nchannels:',
    ]),
    expected: [
      {
        code: 'webhook-default',
        at: 'asyncapi.yaml:2:1',
        message:
          'The document has no x-webhook: its 2 events belong to the provider "acme", and the event type is at $message.payload#/type.',
      },
      {
        code: 'mock-server-left-out',
        at: 'asyncapi.yaml:6:51',
        message: '"acme" speaks kafka, so the mock server, which speaks HTTP, leaves it out.',
      },
    ],
  },
  {
    name: 'a scheme without its field',
    ...withLine('signature: striped', {
      code: 'webhook-invalid',
      at: `${CHANNEL}:8:14`,
      message: 'x-webhook.signature must be object.',
      fix: 'Write { scheme: stripe }.',
    }),
  },
  {
    name: 'a misspelt x-webhook',
    given: acmeEdited(CHANNEL, 'x-webhook:', 'x-webhok:'),
    expected: [
      {
        code: 'webhook-missing',
        at: `${CHANNEL}:6:1`,
        message: 'Unknown field "x-webhok" in channel "acme". Did you mean "x-webhook"?',
        fix: 'Rename it to "x-webhook".',
      },
    ],
  },
  {
    name: 'a document without x-webhook, and an error in a schema',
    given: acmeEdited(CHANNEL, `x-webhook:\n  ${EVENT_TYPE}\n`, '', [USER, 'type: object', 'type: objekt']),
    expected: [
      {
        code: 'schema-invalid',
        at: `${USER}:1:7`,
        message: 'Unknown type "objekt". Did you mean "object"?',
        fix: 'Use null, boolean, object, array, number, integer or string.',
      },
      {
        code: 'webhook-default',
        at: 'asyncapi.yaml:2:1',
        message:
          'The document has no x-webhook: its 2 events belong to the provider "acme", and the event type is at $message.payload#/type.',
      },
    ],
  },
  {
    name: 'an unknown member',
    ...withLine('eventld: $message.payload#/type', {
      code: 'webhook-invalid',
      at: `${CHANNEL}:8:3`,
      message: 'Unknown field "eventld" in x-webhook. Did you mean "eventId"?',
      fix: 'Rename it to "eventId".',
    }),
  },
  {
    name: 'an unknown nested member',
    ...withLine('delivery: { timout: PT10S }', {
      code: 'webhook-invalid',
      at: `${CHANNEL}:8:15`,
      message: 'Unknown field "timout" in x-webhook.delivery. Did you mean "timeout"?',
      fix: 'Rename it to "timeout".',
    }),
  },
  {
    name: 'an unknown signature scheme',
    ...withLine('signature: { scheme: hmac-sha265 }', {
      code: 'webhook-invalid',
      at: `${CHANNEL}:8:24`,
      message: 'Invalid value "hmac-sha265" for x-webhook.signature.scheme. Did you mean "hmac-sha256"?',
      fix: 'Use "hmac-sha256".',
    }),
  },
  {
    name: 'a signature scheme without a required member',
    ...withLine('signature: { scheme: hmac-sha256, header: x-acme, encoding: hex }', {
      code: 'webhook-invalid',
      at: `${CHANNEL}:8:14`,
      message: 'x-webhook.signature is missing "content".',
      fix: 'Add "content".',
    }),
  },
  {
    name: 'an invalid expression',
    given: acmeEdited(CHANNEL, '$message.payload#/type', '$mesage.payload#/type'),
    expected: [
      {
        code: 'webhook-invalid',
        at: `${CHANNEL}:7:14`,
        message: 'Invalid value "$mesage.payload#/type" for x-webhook.eventType.',
        fix: 'Use a value like "$message.payload#/type".',
      },
    ],
  },
  {
    name: 'an invalid duration',
    ...withLine('delivery: { timeout: 10s }', {
      code: 'webhook-invalid',
      at: `${CHANNEL}:8:24`,
      message: 'Invalid value "10s" for x-webhook.delivery.timeout.',
      fix: 'Use a value like "PT15S".',
    }),
  },
  {
    name: 'an event type at a property that no message has',
    given: acmeEdited(CHANNEL, '#/type', '#/typ'),
    expected: [
      {
        code: 'event-type-missing',
        at: `${CHANNEL}:7:14`,
        message:
          'No message declares a property at $message.payload#/typ, so the event types are unknown. Did you mean "type"?',
        fix: 'Correct the expression, or declare the property with a `const` in the schema of each message.',
      },
    ],
  },
  {
    name: 'data at a property that no message has',
    ...withLine('data: $message.payload#/usr', {
      code: 'webhook-place-unknown',
      at: `${CHANNEL}:8:9`,
      message: 'No message declares a property at $message.payload#/usr. Did you mean "user"?',
    }),
  },
  {
    name: 'a second part of the event type at a property that no message has',
    given: acmeEdited(CHANNEL, EVENT_TYPE, 'eventType: [$message.payload#/type, $message.payload#/action]'),
    expected: [
      {
        code: 'webhook-place-unknown',
        at: `${CHANNEL}:7:39`,
        message: 'No message declares a property at $message.payload#/action.',
      },
    ],
  },
  {
    name: 'a ping that is not an event',
    ...withLine('ping: user.craeted', {
      code: 'webhook-ping-unknown',
      at: `${CHANNEL}:8:9`,
      message: 'Ping "user.craeted" is not an event of this provider. Did you mean "user.created"?',
    }),
  },
  {
    name: 'a ping that is an event in a file with a syntax error',
    given: acmeEdited(CHANNEL, EVENT_TYPE, `${EVENT_TYPE}\n  ping: user.deleted`, [DELETED, 'name: ', '{']),
    expected: [
      {
        code: 'yaml-syntax',
        at: `${DELETED}:2:8`,
        message: 'Implicit keys need to be on a single line.',
      },
    ],
  },
  {
    name: 'a channel whose messages are all missing',
    given: acmeEdited(CHANNEL, './events/user.created.yaml', './a.yaml', [
      CHANNEL,
      './events/user.deleted.yaml',
      './a.yaml',
    ]),
    expected: [
      {
        code: 'ref-file-missing',
        at: `${CHANNEL}:4:25`,
        message: 'File not found: "./a.yaml".',
        related: [`${CHANNEL}:5:25 also referenced here`],
      },
    ],
  },
  {
    name: 'a handshake without a challenge',
    ...withLine("handshake: { response: '{challenge}' }", {
      code: 'webhook-invalid',
      at: `${CHANNEL}:8:14`,
      message: 'The handshake has neither `challenge` nor `query`.',
      fix: 'Set either `challenge` or `query`, not both.',
    }),
  },
  {
    name: 'a handshake that looks like an event',
    ...withLine("handshake: { challenge: $message.payload#/type, response: '{challenge}' }", {
      code: 'webhook-invalid',
      at: `${CHANNEL}:8:27`,
      message: 'The handshake needs a `when`.',
      fix: 'Add `when` with a value that distinguishes it from an event.',
    }),
  },
  {
    name: 'a handshake with a misspelt placeholder',
    ...withLine("handshake: { query: token, response: '{chalenge}' }", {
      code: 'webhook-invalid',
      at: `${CHANNEL}:8:40`,
      message: 'The response has the unknown placeholder {chalenge}. Did you mean "challenge"?',
      fix: 'Use {challenge}, {hmac-sha256-hex} or {hmac-sha256-base64}.',
    }),
  },
  {
    name: 'a handshake with a constant response',
    ...withLine('handshake: { query: token, response: ok }', {
      code: 'webhook-invalid',
      at: `${CHANNEL}:8:40`,
      message: 'The response does not depend on the challenge.',
      fix: 'Add {challenge} to it.',
    }),
  },
];
