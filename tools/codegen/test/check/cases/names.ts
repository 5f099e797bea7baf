import { acmeEdited, CHANNEL, CREATED, DELETED, EXAMPLE, edited, ROOT, TWO_CASINGS, USER } from '../../specs/acme.ts';
import type { Case } from './case.ts';

const NAME_FIX = 'Use a name like user.created.legacy or UserCreatedLegacy, which generates UserCreatedLegacyEvent.';

/** Names that collide or that are not valid. */
export const NAMES: readonly Case[] = [
  {
    name: 'two messages with the same event type',
    given: acmeEdited(DELETED, 'const: user.deleted', 'const: user.created'),
    expected: [
      {
        code: 'event-type-clash',
        at: `${DELETED}:1:1`,
        message: '2 messages have the event type "user.created", so they cannot be distinguished.',
        related: [`${CREATED}:1:1 message "user.created"`],
      },
    ],
  },
  {
    name: 'a message that is listed twice, which is one event',
    given: acmeEdited(CHANNEL, './events/user.deleted.yaml', './events/user.created.yaml'),
    expected: [],
  },
  {
    name: 'two messages with the same name',
    given: acmeEdited(DELETED, 'name: user.deleted', 'name: user.created'),
    expected: [
      {
        code: 'message-name-clash',
        at: `${DELETED}:1:1`,
        message: 'Two messages are named "user.created".',
        related: [`${CREATED}:1:1 event "user.created"`],
      },
    ],
  },
  {
    name: 'two event types that become the same identifier',
    given: acmeEdited(DELETED, 'const: user.deleted', 'const: user_created', [
      DELETED,
      'type: user.deleted',
      'type: user_created',
    ]),
    expected: [
      {
        code: 'name-clash',
        at: `${DELETED}:1:1`,
        message:
          'The type name "UserCreatedEvent" is that of event "user.created", so event "user_created" is called "UserCreatedEvent_bb237626".',
        related: [`${CREATED}:1:1 event "user.created"`],
      },
    ],
  },
  {
    name: 'two event types that differ only in case',
    given: TWO_CASINGS,
    expected: [
      {
        code: 'name-clash',
        at: `${DELETED}:1:1`,
        message:
          'The type name "UserCreatedEvent" is that of event "User.Created", so event "user.created" is called "UserCreatedEvent_ecec1315".',
        related: [`${CREATED}:1:1 event "User.Created"`],
      },
    ],
  },
  {
    name: 'two event types that become the same file name on some systems',
    given: acmeEdited(
      DELETED,
      'const: user.deleted',
      'const: usercreated',
      [DELETED, 'type: user.deleted', 'type: usercreated'],
      [CREATED, 'const: user.created', 'const: userCreated'],
      [EXAMPLE, 'user.created', 'userCreated'],
    ),
    expected: [
      {
        code: 'name-clash',
        at: `${DELETED}:1:1`,
        message:
          'The file name "usercreated" is that of event "userCreated", so event "usercreated" is called "usercreated_793ea337".',
        related: [`${CREATED}:1:1 event "userCreated"`],
      },
    ],
  },
  {
    name: 'a shared schema with the name of an event',
    given: {
      ...acmeEdited(DELETED, '../schemas/user.yaml', '../schemas/user-created-event.yaml'),
      'acme/schemas/user-created-event.yaml': 'type: object\n',
    },
    expected: [
      {
        code: 'name-clash',
        at: 'acme/schemas/user-created-event.yaml:1:1',
        message:
          'The type name "UserCreatedEvent" is that of event "user.created", so this definition is called "UserCreatedEvent_708a7106".',
        related: [`${CREATED}:1:1 event "user.created"`],
      },
    ],
  },
  {
    name: 'two shared schemas with the same name',
    given: {
      ...acmeEdited(DELETED, '../schemas/user.yaml', '../../common/user.yaml'),
      'common/user.yaml': 'type: object\n',
    },
    expected: [
      {
        code: 'name-clash',
        at: 'common/user.yaml:1:1',
        message: 'The type name "User" is that of definition "User", so this definition is called "User_6c090a6e".',
        related: [`${USER}:1:1 definition "User"`],
      },
    ],
  },
  {
    name: 'two channels that become the same folder',
    given: acmeEdited(ROOT, 'operations:', '  Acme: { $ref: ./acme/channel.yaml }\noperations:'),
    expected: [
      {
        code: 'provider-clash',
        at: 'asyncapi.yaml:8:3',
        message: 'The folder name "acme" is used by both provider "Acme" and provider "acme".',
        related: ['asyncapi.yaml:7:3 provider "acme"'],
      },
    ],
  },
  {
    name: 'a channel named after a type that every provider has',
    given: acmeEdited(ROOT, '  acme: {', '  unknown: {', [ROOT, "'#/channels/acme'", "'#/channels/unknown'"]),
    expected: [
      {
        code: 'provider-clash',
        at: 'asyncapi.yaml:7:3',
        message: 'The type name "UnknownEvent" is used by both provider "unknown" and Hookbook itself.',
      },
    ],
  },
  {
    name: 'an x-name that starts with a digit',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-name: 2nd user'),
    expected: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:9`,
        message: 'x-name must consist of words of letters and digits, and start with a letter.',
        fix: NAME_FIX,
      },
    ],
  },
  {
    name: 'an x-name that is not a string',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-name: [user, gone]'),
    expected: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:9`,
        message: 'x-name must consist of words of letters and digits, and start with a letter.',
        fix: NAME_FIX,
      },
    ],
  },
  {
    name: 'an x-name that ends with Event',
    given: edited(TWO_CASINGS, [DELETED, 'title: User deleted', 'x-name: UserCreatedEvent']),
    expected: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:9`,
        message: 'x-name must not end with "Event", which is added to every type name.',
        fix: NAME_FIX,
      },
    ],
  },
  {
    name: 'an x-name that another event uses',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-name: UserCreated'),
    expected: [
      {
        code: 'name-clash',
        at: `${DELETED}:1:1`,
        message:
          'The type name "UserCreatedEvent" is that of event "user.created", so event "user.deleted" is called "UserCreatedEvent_f2fd14ab".',
        related: [`${CREATED}:1:1 event "user.created"`],
      },
    ],
  },
  {
    name: 'an event with the name of a type of its provider',
    given: acmeEdited(DELETED, 'const: user.deleted', 'const: acme', [DELETED, 'type: user.deleted', 'type: acme']),
    expected: [
      {
        code: 'name-clash',
        at: `${DELETED}:1:1`,
        message:
          'The type name "AcmeEvent" is that of provider "acme", so event "acme" is called "AcmeEvent_822b33ad".',
        related: ['asyncapi.yaml:7:3 provider "acme"'],
      },
    ],
  },
];
