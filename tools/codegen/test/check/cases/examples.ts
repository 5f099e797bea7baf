import { acmeEdited, CHANNEL, DELETED, EXAMPLE } from '../../specs/acme.ts';
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
        message: 'Example "plain" of event "user.created" is invalid: /user/id must be string.',
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
        message: 'Example "plain" of event "user.created" is invalid: /user must have required property \'id\'.',
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
        message: 'Example "plain" of event "user.created" is invalid: /type must be "user.created".',
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
        message: 'Example "plain" of event "user.deleted" is invalid: /user must have required property \'id\'.',
      },
      {
        code: 'example-invalid',
        at: `${DELETED}:11:51`,
        message: 'Example "plain" of event "user.deleted" is invalid: /user/email must match format "email".',
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
        message: 'Example "plain" of event "user.created" is invalid: /user/id must be string.',
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
