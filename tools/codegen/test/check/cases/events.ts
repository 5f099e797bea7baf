import { acmeEdited, CHANNEL, DELETED, ROOT } from '../../specs/acme.ts';
import type { Case } from './case.ts';

const MESSAGES = `messages:
  user.created: { $ref: ./events/user.created.yaml }
  user.deleted: { $ref: ./events/user.deleted.yaml }
`;

export const EVENTS: readonly Case[] = [
  {
    name: 'a channel without messages',
    given: acmeEdited(CHANNEL, MESSAGES, ''),
    expected: [{ code: 'channel-empty', at: `${CHANNEL}:1:1`, message: 'Channel "acme" has no messages.' }],
  },
  {
    name: 'a document that only receives',
    given: acmeEdited(ROOT, 'action: send', 'action: receive'),
    expected: [
      {
        code: 'event-none',
        at: `${ROOT}:6:1`,
        message: 'The application receives all 2 messages, and sends no events.',
      },
    ],
  },
  {
    name: 'a document without channels',
    given: { [ROOT]: 'asyncapi: 3.0.0\ninfo: { title: Acme, version: 1.0.0 }\nchannels: {}\n' },
    expected: [
      {
        code: 'channel-empty',
        at: 'asyncapi.yaml:3:1',
        message: 'The document has no channels, so there are no events.',
      },
    ],
  },
  {
    name: 'an event type without a const, which the examples have',
    given: acmeEdited(DELETED, 'type: { const: user.deleted }', 'type: { type: string }'),
    expected: [
      {
        code: 'event-type-inferred',
        at: `${DELETED}:1:1`,
        message:
          'The type of event "user.deleted" is inferred from the examples: no schema pins it at $message.payload#/type.',
      },
    ],
  },
  {
    name: 'an event type with a misspelt const',
    given: acmeEdited(DELETED, 'const: user.deleted', 'cosnt: user.deleted'),
    expected: [
      {
        code: 'schema-keyword-unknown',
        at: `${DELETED}:7:13`,
        message: 'Unknown keyword "cosnt" in JSON Schema draft-07. Did you mean "const"?',
        fix: 'Rename it to "const".',
      },
    ],
  },
  {
    name: 'an event type that is not a string',
    given: acmeEdited(DELETED, 'const: user.deleted', 'const: 7'),
    expected: [
      {
        code: 'event-type-missing',
        at: `${DELETED}:3:1`,
        message: 'Message "user.deleted" has no `const` for its event type at $message.payload#/type.',
      },
    ],
  },
  {
    name: 'a message without a payload',
    given: acmeEdited(
      DELETED,
      'payload:\n  type: object\n  required: [type, user]\n  properties:\n    type: { const: user.deleted }\n    user: { $ref: ../schemas/user.yaml }\n',
      '',
    ),
    expected: [
      {
        code: 'event-type-inferred',
        at: `${DELETED}:1:1`,
        message:
          'The type of event "user.deleted" is inferred from the examples: no schema pins it at $message.payload#/type.',
      },
    ],
  },
  {
    name: 'an x-since that is a number',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-since: 2025'),
    expected: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:10`,
        message:
          'x-since must be a mapping with "version", "date" (\'2025\', \'2025-12\' or \'2025-12-31\') or both, and optionally "of".',
      },
    ],
  },
  {
    name: 'an x-event-type that is not the constant of the schema',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-event-type: user.removed'),
    expected: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:15`,
        message:
          'x-event-type is "user.removed", but the schema has the constant "user.deleted" at $message.payload#/type.',
        fix: 'Use one event type in both places.',
        related: [`${DELETED}:7:11 the schema`],
      },
    ],
  },
  {
    name: 'an x-former-types that is no list',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-former-types: user.removed'),
    expected: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:17`,
        message: 'x-former-types must be a list of the event types that the event had before, such as `[user.made]`.',
      },
    ],
  },
  {
    name: 'an x-sunset that is no date',
    given: acmeEdited(DELETED, 'title: User deleted', "x-sunset: '2026-13-01'"),
    expected: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:11`,
        message: "x-sunset must be a date in quotes, such as '2026-12-31'.",
      },
    ],
  },
  {
    name: 'an x-inferred without a reason',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-inferred: true'),
    expected: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:13`,
        message: 'x-inferred must be a sentence that explains what was inferred, and from what.',
      },
    ],
  },
  {
    name: 'a misspelt extension of a message, next to one of another tool',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-exmaple-origin: { plain: vendor }\nx-nats: 1'),
    expected: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:1`,
        message: 'Unknown extension "x-exmaple-origin". Did you mean "x-example-origin"?',
        fix: 'Rename it to "x-example-origin", or choose a less similar name for your own extension.',
      },
    ],
  },
];
