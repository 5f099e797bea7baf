import { acmeEdited, CHANNEL, CREATED, DELETED, EXAMPLE, edited, ROOT, TWO_CASINGS, USER } from '../../specs/acme.ts';
import type { Case } from './case.ts';

const MESSAGES = `messages:
  user.created: { $ref: ./events/user.created.yaml }
  user.deleted: { $ref: ./events/user.deleted.yaml }
`;

const EXAMPLES = `examples:
  - name: plain
    payload: { type: user.deleted, user: { id: u1 } }
`;

const NAME_FIX =
  'Write it like user.created.legacy or UserCreatedLegacy; the type of this one is UserCreatedLegacyEvent.';

export const EVENTS: readonly Case[] = [
  {
    name: 'a channel without messages',
    given: acmeEdited(CHANNEL, MESSAGES, ''),
    want: [{ code: 'channel-empty', at: `${CHANNEL}:1:1`, message: 'The channel acme has no messages.' }],
  },
  {
    name: 'a document without channels',
    given: { [ROOT]: 'asyncapi: 3.0.0\ninfo: { title: Acme, version: 1.0.0 }\nchannels: {}\n' },
    want: [
      {
        code: 'channel-empty',
        at: 'asyncapi.yaml:3:1',
        message: 'The document has no channels, so there are no providers.',
      },
    ],
  },
  {
    name: 'an event type that no schema pins',
    given: acmeEdited(DELETED, 'type: { const: user.deleted }', 'type: { type: string }'),
    want: [
      {
        code: 'event-type-missing',
        at: `${DELETED}:3:1`,
        message: 'The message user.deleted has no `const` at $message.payload#/type, so its event type is unknown.',
      },
    ],
  },
  {
    name: 'an event type behind a misspelt keyword',
    given: acmeEdited(DELETED, 'const: user.deleted', 'cosnt: user.deleted'),
    want: [
      {
        code: 'schema-keyword-unknown',
        at: `${DELETED}:7:13`,
        message: '"cosnt" is not a keyword of JSON Schema draft-07. Did you mean "const"?',
      },
    ],
  },
  {
    name: 'an event type that is no string',
    given: acmeEdited(DELETED, 'const: user.deleted', 'const: 7'),
    want: [
      {
        code: 'event-type-missing',
        at: `${DELETED}:3:1`,
        message: 'The message user.deleted has no `const` at $message.payload#/type, so its event type is unknown.',
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
    want: [
      {
        code: 'event-type-missing',
        at: `${DELETED}:1:1`,
        message: 'The message user.deleted has no `const` at $message.payload#/type, so its event type is unknown.',
      },
    ],
  },
  {
    name: 'two messages that claim one event type',
    given: acmeEdited(DELETED, 'const: user.deleted', 'const: user.created'),
    want: [
      {
        code: 'event-type-clash',
        at: `${DELETED}:1:1`,
        message: 'Two messages claim the event type "user.created".',
        related: [`${CREATED}:1:1 user.created`],
      },
    ],
  },
  {
    name: 'one message that is listed twice',
    given: acmeEdited(CHANNEL, './events/user.deleted.yaml', './events/user.created.yaml'),
    want: [
      {
        code: 'event-type-clash',
        at: `${CHANNEL}:5:3`,
        message: 'Two messages claim the event type "user.created".',
        related: [`${CHANNEL}:4:3 user.created`],
      },
    ],
  },
  {
    name: 'two messages of one name',
    given: acmeEdited(DELETED, 'name: user.deleted', 'name: user.created'),
    want: [
      {
        code: 'message-name-clash',
        at: `${DELETED}:1:1`,
        message: 'Two messages are named "user.created".',
        related: [`${CREATED}:1:1 user.created`],
      },
    ],
  },
  {
    name: 'two event types that are the same identifier',
    given: acmeEdited(DELETED, 'const: user.deleted', 'const: user_created', [
      DELETED,
      'type: user.deleted',
      'type: user_created',
    ]),
    want: [
      {
        code: 'name-clash',
        at: `${DELETED}:1:1`,
        message: 'user_created and user.created would both be the type UserCreatedEvent.',
        related: [`${CREATED}:1:1 user.created`],
      },
    ],
  },
  {
    name: 'two event types that differ only in their casing',
    given: TWO_CASINGS,
    want: [
      {
        code: 'name-clash',
        at: `${DELETED}:1:1`,
        message: 'user.created and User.Created would both be the type UserCreatedEvent.',
        related: [`${CREATED}:1:1 User.Created`],
      },
    ],
  },
  {
    name: 'two event types that are the same file on some systems',
    given: acmeEdited(
      DELETED,
      'const: user.deleted',
      'const: usercreated',
      [DELETED, 'type: user.deleted', 'type: usercreated'],
      [CREATED, 'const: user.created', 'const: userCreated'],
      [EXAMPLE, 'user.created', 'userCreated'],
    ),
    want: [
      {
        code: 'name-clash',
        at: `${DELETED}:1:1`,
        message: 'usercreated and userCreated would both be the file usercreated.',
        related: [`${CREATED}:1:1 userCreated`],
      },
    ],
  },
  {
    name: 'a shared schema that has the name of an event',
    given: {
      ...acmeEdited(DELETED, '../schemas/user.yaml', '../schemas/user-created-event.yaml'),
      'acme/schemas/user-created-event.yaml': 'type: object\n',
    },
    want: [
      {
        code: 'name-clash',
        at: 'acme/schemas/user-created-event.yaml:1:1',
        message: 'the shared schema UserCreatedEvent and user.created would both be the type UserCreatedEvent.',
        related: [`${CREATED}:1:1 user.created`],
      },
    ],
  },
  {
    name: 'two shared schemas of one name',
    given: {
      ...acmeEdited(DELETED, '../schemas/user.yaml', '../../common/user.yaml'),
      'common/user.yaml': 'type: object\n',
    },
    want: [
      {
        code: 'name-clash',
        at: 'common/user.yaml:1:1',
        message: 'Two shared schemas of one provider would both be called User.',
        related: [`${USER}:1:1 the other User`],
      },
    ],
  },
  {
    name: 'two channels that are one folder',
    given: acmeEdited(ROOT, 'operations:', '  Acme: { $ref: ./acme/channel.yaml }\noperations:'),
    want: [
      {
        code: 'name-clash',
        at: 'asyncapi.yaml:8:3',
        message: 'the channel Acme and the channel acme would both be the folder acme.',
        related: ['asyncapi.yaml:7:3 the channel acme'],
      },
    ],
  },
  {
    name: 'a channel whose types would be those of every provider',
    given: acmeEdited(ROOT, '  acme: {', '  unknown: {', [ROOT, "'#/channels/acme'", "'#/channels/unknown'"]),
    want: [
      {
        code: 'name-clash',
        at: 'asyncapi.yaml:7:3',
        message:
          'a type named after the channel unknown and a type of every provider would both be the type UnknownEvent.',
      },
    ],
  },
  {
    name: 'an event without an example',
    given: acmeEdited(DELETED, EXAMPLES, ''),
    want: [{ code: 'example-missing', at: `${DELETED}:1:1`, message: 'user.deleted has no example.' }],
  },
  {
    name: 'a list of examples that is empty',
    given: acmeEdited(DELETED, EXAMPLES, 'examples: []\n'),
    want: [{ code: 'example-missing', at: `${DELETED}:1:1`, message: 'user.deleted has no example.' }],
  },
  {
    name: 'an example without a payload',
    given: acmeEdited(
      DELETED,
      EXAMPLES,
      'examples: [{ name: plain, pyaload: { type: user.deleted } }]\nx-example-origin: { plain: vendor }\n',
    ),
    want: [
      {
        code: 'asyncapi-invalid',
        at: `${DELETED}:9:27`,
        message: 'Property "pyaload" is not expected to be here. Did you mean "payload"?',
        fix: 'See https://www.asyncapi.com/docs/reference/specification/v3.0.0',
      },
    ],
  },
  {
    name: 'an example that is wrong in its own JSON file',
    given: acmeEdited(EXAMPLE, '"u1"', '1'),
    want: [
      {
        code: 'example-invalid',
        at: `${EXAMPLE}:4:11`,
        message: 'Example "plain" of user.created: /user/id must be string.',
      },
    ],
  },
  {
    name: 'an example that lacks a member',
    given: acmeEdited(EXAMPLE, '"id": "u1"', '"email": "u1@example.com"'),
    want: [
      {
        code: 'example-invalid',
        at: `${EXAMPLE}:3:11`,
        message: 'Example "plain" of user.created: /user must have required property \'id\'.',
      },
    ],
  },
  {
    name: 'an example of another event',
    given: acmeEdited(EXAMPLE, 'user.created', 'user.deleted'),
    want: [
      {
        code: 'example-invalid',
        at: `${EXAMPLE}:2:11`,
        message: 'Example "plain" of user.created: /type must be "user.created".',
      },
    ],
  },
  {
    name: 'an example against a format that is only an annotation, which is fine',
    given: acmeEdited(DELETED, '{ id: u1 }', '{ id: u1, email: nobody }', [
      CHANNEL,
      '  eventType: $message.payload#/type',
      '  eventType: $message.payload#/type\n  formats: annotation',
    ]),
    want: [],
  },
  {
    name: 'an example that is wrong in two places',
    given: acmeEdited(DELETED, '{ id: u1 }', '{ email: nobody }'),
    want: [
      {
        code: 'example-invalid',
        at: `${DELETED}:11:42`,
        message: 'Example "plain" of user.deleted: /user must have required property \'id\'.',
      },
      {
        code: 'example-invalid',
        at: `${DELETED}:11:51`,
        message: 'Example "plain" of user.deleted: /user/email must match format "email".',
      },
    ],
  },
  {
    name: 'an example of one event, where another event has a broken schema',
    given: acmeEdited(EXAMPLE, '"u1"', '1', [DELETED, 'required: [type, user]', 'required: true']),
    want: [
      { code: 'schema-invalid', at: `${DELETED}:5:13`, message: 'required must be a list of different strings.' },
      {
        code: 'example-invalid',
        at: `${EXAMPLE}:4:11`,
        message: 'Example "plain" of user.created: /user/id must be string.',
      },
    ],
  },
  {
    name: 'an x-since of the wrong form',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-since: 2025'),
    want: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:10`,
        message:
          "x-since must be a mapping with version and date ('2025', '2025-12' or '2025-12-31'), and of what the version is.",
      },
    ],
  },
  {
    name: 'an x-inferred without a reason',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-inferred: true'),
    want: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:13`,
        message: 'x-inferred must say in a sentence what is inferred, and from what.',
      },
    ],
  },
  {
    name: 'an x-name that is no name',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-name: 2nd user'),
    want: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:9`,
        message: 'x-name must be words of letters and digits, and begin with a letter.',
        fix: NAME_FIX,
      },
    ],
  },
  {
    name: 'an x-name that is no text',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-name: [user, gone]'),
    want: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:9`,
        message: 'x-name must be words of letters and digits, and begin with a letter.',
        fix: NAME_FIX,
      },
    ],
  },
  {
    name: 'an x-name with the ending that every event gets',
    given: edited(TWO_CASINGS, [DELETED, 'title: User deleted', 'x-name: UserCreatedEvent']),
    want: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:9`,
        message: 'x-name must not end with Event, which every event gets by itself.',
        fix: NAME_FIX,
      },
    ],
  },
  {
    name: 'an x-name that another event has',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-name: UserCreated'),
    want: [
      {
        code: 'name-clash',
        at: `${DELETED}:1:1`,
        message: 'user.deleted and user.created would both be the type UserCreatedEvent.',
        related: [`${CREATED}:1:1 user.created`],
      },
    ],
  },
  {
    name: 'an event that has the name of a type of its provider',
    given: acmeEdited(DELETED, 'const: user.deleted', 'const: acme', [DELETED, 'type: user.deleted', 'type: acme']),
    want: [
      {
        code: 'name-clash',
        at: `${DELETED}:1:1`,
        message: 'acme and a type named after the channel acme would both be the type AcmeEvent.',
        related: ['asyncapi.yaml:7:3 a type named after the channel acme'],
      },
    ],
  },
  {
    name: 'a misspelt extension of a message, beside one of somebody else',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-exmaple-origin: { plain: vendor }\nx-nats: 1'),
    want: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:1`,
        message: 'x-exmaple-origin is not known. Did you mean "x-example-origin"?',
        fix: 'Correct the spelling; for an extension of your own, take a name that is less like it.',
      },
    ],
  },
  {
    name: 'an origin of an example that there is not',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-example-origin: { plian: vendor }'),
    want: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:21`,
        message: 'x-example-origin names "plian", and the message has no such example. Did you mean "plain"?',
      },
    ],
  },
  {
    name: 'an origin that there is not',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-example-origin: { plain: vender }'),
    want: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:28`,
        message: 'The origin of an example is vendor, adapted, hookbook. Did you mean "vendor"?',
      },
    ],
  },
];
