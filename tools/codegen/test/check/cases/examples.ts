import { acmeEdited, CHANNEL, DELETED, EXAMPLE, USER } from '../../specs/acme.ts';
import type { Case } from './case.ts';

const EXAMPLE_LIST = `examples:
  - name: plain
    payload: { type: user.deleted, user: { id: u1 } }
`;

export const EXAMPLES: readonly Case[] = [
  {
    name: 'an event without an example',
    given: acmeEdited(DELETED, EXAMPLE_LIST, ''),
    expected: [{ code: 'example-missing', at: `${DELETED}:1:1`, message: 'Event "user.deleted" has no example.' }],
  },
  {
    name: 'an empty list of examples',
    given: acmeEdited(DELETED, EXAMPLE_LIST, 'examples: []\n'),
    expected: [{ code: 'example-missing', at: `${DELETED}:1:1`, message: 'Event "user.deleted" has no example.' }],
  },
  {
    name: 'an example without a payload',
    given: acmeEdited(
      DELETED,
      EXAMPLE_LIST,
      'examples: [{ name: plain, pyaload: { type: user.deleted } }]\nx-example-origin: { plain: vendor }\n',
    ),
    expected: [
      {
        code: 'asyncapi-invalid',
        at: `${DELETED}:9:27`,
        message: 'Property "pyaload" is not expected to be here. Did you mean "payload"?',
        fix: 'See https://www.asyncapi.com/docs/reference/specification/v3.0.0',
      },
    ],
  },
  {
    name: 'an example in a JSON file with a value of the wrong type',
    given: acmeEdited(EXAMPLE, '"u1"', '1'),
    expected: [
      {
        code: 'example-invalid',
        at: `${EXAMPLE}:4:11`,
        message: 'Example "plain" of event "user.created" is invalid at /user/id: expected string, received number 1.',
      },
    ],
  },
  {
    name: 'an example with a number that JSON has not',
    given: acmeEdited(
      DELETED,
      EXAMPLE_LIST,
      'examples: [{ payload: { type: user.deleted, user: { id: u1 }, n: .inf } }]\n',
    ),
    expected: [
      {
        code: 'example-invalid',
        at: `${DELETED}:9:66`,
        message: 'Example "example-1" of event "user.deleted" is invalid at /n: Infinity is not a JSON value.',
      },
    ],
  },
  {
    name: 'an example with a missing property',
    given: acmeEdited(EXAMPLE, '"id": "u1"', '"email": "u1@example.com"'),
    expected: [
      {
        code: 'example-invalid',
        at: `${EXAMPLE}:3:11`,
        message: 'Example "plain" of event "user.created" is invalid at /user/id: expected string, received nothing.',
      },
    ],
  },
  {
    name: 'an example of another event',
    given: acmeEdited(EXAMPLE, 'user.created', 'user.deleted'),
    expected: [
      {
        code: 'example-invalid',
        at: `${EXAMPLE}:2:11`,
        message:
          'Example "plain" of event "user.created" is invalid at /type: expected "user.created", received string "user.deleted".',
      },
    ],
  },
  {
    name: 'an example that violates a format under `formats: annotation`, which is valid',
    given: acmeEdited(DELETED, '{ id: u1 }', '{ id: u1, email: nobody }', [
      CHANNEL,
      '  eventType: $message.payload#/type',
      '  eventType: $message.payload#/type\n  formats: annotation',
    ]),
    expected: [],
  },
  {
    name: 'an example with two errors',
    given: acmeEdited(DELETED, '{ id: u1 }', '{ email: nobody }'),
    expected: [
      {
        code: 'example-invalid',
        at: `${DELETED}:11:42`,
        message: 'Example "plain" of event "user.deleted" is invalid at /user/id: expected string, received nothing.',
      },
      {
        code: 'example-invalid',
        at: `${DELETED}:11:51`,
        message:
          'Example "plain" of event "user.deleted" is invalid at /user/email: expected email, received string "nobody".',
      },
    ],
  },
  {
    name: 'an invalid example, and an error in the schema of another event',
    given: acmeEdited(EXAMPLE, '"u1"', '1', [DELETED, 'required: [type, user]', 'required: true']),
    expected: [
      { code: 'schema-invalid', at: `${DELETED}:5:13`, message: 'required must be a list of unique strings.' },
      {
        code: 'example-invalid',
        at: `${EXAMPLE}:4:11`,
        message: 'Example "plain" of event "user.created" is invalid at /user/id: expected string, received number 1.',
      },
    ],
  },
  {
    name: 'an example with a date-time that has a space in place of the T',
    given: acmeEdited(
      USER,
      'id: { type: string }',
      'id: { type: string, format: date-time }',
      [EXAMPLE, '"u1"', '"2026-01-01 00:00:00Z"'],
      [DELETED, 'id: u1', 'id: 2026-01-01T00:00:00Z'],
    ),
    expected: [
      {
        code: 'example-invalid',
        at: `${EXAMPLE}:4:11`,
        message:
          'Example "plain" of event "user.created" is invalid at /user/id: expected date-time, received string "2026-01-01 00:00:00Z".',
      },
    ],
  },
  {
    name: 'an example with a decimal that is a multiple only in decimal, which is valid',
    given: acmeEdited(
      USER,
      'id: { type: string }',
      'id: { type: number, multipleOf: 0.01 }',
      [EXAMPLE, '"u1"', '143.48'],
      [DELETED, 'id: u1', 'id: 0.07'],
    ),
    expected: [],
  },
  {
    name: 'properties that are named like members of every JavaScript object',
    given: acmeEdited(
      USER,
      'properties:\n',
      'additionalProperties: false\nproperties:\n  constructor: { type: string }\n  hasOwnProperty: { type: boolean }\n  __proto__: { type: string }\n',
      [DELETED, 'id: u1', 'id: u1, constructor: 5, __proto__: 5, toString: 5'],
    ),
    expected: [
      {
        code: 'example-invalid',
        at: `${DELETED}:11:65`,
        message:
          'Example "plain" of event "user.deleted" is invalid at /user/constructor: expected string, received number 5.',
      },
      {
        code: 'example-invalid',
        at: `${DELETED}:11:79`,
        message:
          'Example "plain" of event "user.deleted" is invalid at /user/__proto__: expected string, received number 5.',
      },
      {
        code: 'example-invalid',
        at: `${DELETED}:11:92`,
        message:
          'Example "plain" of event "user.deleted" is invalid at /user/toString: expected nothing, received number 5.',
      },
    ],
  },
  {
    name: 'an example that fits no alternative, which reports the closest one',
    given: acmeEdited(
      USER,
      'id: { type: string }',
      'id: { oneOf: [{ type: object, required: [kind], properties: { kind: { const: road }, lanes: { type: integer } } }, { type: object, required: [kind, wings], properties: { kind: { const: air } } }] }',
      [EXAMPLE, '"u1"', '{ "kind": "road", "lanes": "two" }'],
      [DELETED, 'id: u1', 'id: { kind: road }'],
    ),
    expected: [
      {
        code: 'example-invalid',
        at: `${EXAMPLE}:4:38`,
        message:
          'Example "plain" of event "user.created" is invalid at /user/id/lanes: expected integer, received string "two".',
      },
    ],
  },
  {
    name: 'the origin of an unknown example',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-example-origin: { plian: vendor }'),
    expected: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:21`,
        message: 'Unknown example "plian" in x-example-origin. Did you mean "plain"?',
      },
    ],
  },
  {
    name: 'an unknown origin of an example',
    given: acmeEdited(DELETED, 'title: User deleted', 'x-example-origin: { plain: vender }'),
    expected: [
      {
        code: 'extension-invalid',
        at: `${DELETED}:2:28`,
        message: 'Invalid value "vender" for x-example-origin. Did you mean "vendor"?',
        fix: 'Use vendor, adapted or hookbook.',
      },
    ],
  },
];
