import { acmeEdited, acmeWith, CHANNEL, CREATED, DELETED, ROOT, USER } from '../../specs/acme.ts';
import type { Case } from './case.ts';

const REF = '../schemas/user.yaml';
const AT = `${DELETED}:8:19`;

const QUOTE_FIX = "Quote a value that starts with #, which YAML otherwise reads as a comment: $ref: '#/…'.";

const REMOTE_AVRO = `name: user.deleted
payload:
  schemaFormat: application/vnd.apache.avro;version=1.9.0
  schema: { $ref: 'https://example.com/user.avsc' }
`;

export const REFERENCES: readonly Case[] = [
  {
    name: 'a misspelt file name',
    given: acmeEdited(CHANNEL, './events/user.created.yaml', './events/user.craeted.yaml'),
    expected: [
      {
        code: 'ref-file-missing',
        at: `${CHANNEL}:4:25`,
        message: 'File not found: "./events/user.craeted.yaml". Did you mean "user.created.yaml"?',
      },
    ],
  },
  {
    name: 'a missing file that two events refer to',
    given: acmeWith({ [USER]: undefined }),
    expected: [
      {
        code: 'ref-file-missing',
        at: `${CREATED}:8:19`,
        message: 'File not found: "../schemas/user.yaml".',
        related: [`${AT} also referenced here`],
      },
    ],
  },
  {
    name: 'a missing envelope that would declare the event type',
    given: acmeEdited(
      DELETED,
      'type: object\n  required: [type, user]\n  properties:\n    type: { const: user.deleted }\n',
      'allOf: [{ $ref: ../schemas/envelop.yaml }]\n  properties:\n',
      ['asyncapi.yaml', 'title: Acme', 'title: Acme'],
    ),
    expected: [
      { code: 'ref-file-missing', at: `${DELETED}:4:19`, message: 'File not found: "../schemas/envelop.yaml".' },
    ],
  },
  {
    name: 'a misspelt channel file',
    given: acmeEdited(ROOT, './acme/channel.yaml', './acme/chanel.yaml'),
    expected: [
      {
        code: 'ref-file-missing',
        at: 'asyncapi.yaml:7:17',
        message: 'File not found: "./acme/chanel.yaml". Did you mean "channel.yaml"?',
      },
    ],
  },
  {
    name: 'a misspelt pointer',
    given: acmeEdited(DELETED, REF, `${REF}#/propertis/id`),
    expected: [
      {
        code: 'ref-target-missing',
        at: AT,
        message: `"${REF}#/propertis/id" does not exist in ${USER}. Did you mean "properties"?`,
      },
    ],
  },
  {
    name: 'a misspelt pointer within the document',
    given: acmeEdited(ROOT, '#/channels/acme', '#/channels/acne'),
    expected: [
      {
        code: 'ref-target-missing',
        at: 'asyncapi.yaml:11:22',
        message: '"#/channels/acne" does not exist in asyncapi.yaml. Did you mean "acme"?',
      },
    ],
  },
  {
    name: 'a pointer whose last name is as short as any other one',
    given: acmeEdited(ROOT, '#/channels/acme', '#/channels/x', [
      ROOT,
      'operations:',
      '  y: { $ref: ./acme/channel.yaml }\noperations:',
    ]),
    expected: [
      {
        code: 'ref-target-missing',
        at: 'asyncapi.yaml:12:22',
        message: '"#/channels/x" does not exist in asyncapi.yaml.',
      },
    ],
  },
  {
    name: 'a reference with two hashes',
    given: acmeEdited(DELETED, REF, `'${REF}#/a#/b'`),
    expected: [{ code: 'ref-invalid', at: AT, message: `"${REF}#/a#/b" is neither a path nor a JSON pointer.` }],
  },
  {
    name: 'a reference to a URL',
    given: acmeEdited(DELETED, REF, 'https://example.com/user.yaml'),
    expected: [
      {
        code: 'ref-remote',
        at: AT,
        message: 'Remote reference "https://example.com/user.yaml" is not read, so its target is unknown.',
      },
    ],
  },
  {
    name: 'a reference to a URL inside bindings, from which nothing is generated',
    given: acmeEdited(
      CHANNEL,
      'messages:\n',
      'bindings: { kafka: { key: { $ref: https://example.com/key.yaml } } }\nmessages:\n',
    ),
    expected: [],
  },
  {
    name: 'a reference to a URL in place of a message',
    given: acmeEdited(CHANNEL, './events/user.deleted.yaml', 'https://example.com/user.deleted.yaml'),
    expected: [
      {
        code: 'ref-remote',
        at: `${CHANNEL}:5:25`,
        message: 'Remote reference "https://example.com/user.deleted.yaml" is not read, so its target is unknown.',
      },
    ],
  },
  {
    name: 'a reference to a URL for a schema whose format is not supported',
    given: acmeWith({ [DELETED]: REMOTE_AVRO }),
    expected: [
      {
        code: 'schema-format-unknown',
        at: `${DELETED}:3:17`,
        message:
          'Schema format "application/vnd.apache.avro;version=1.9.0" is not supported, so this message is left out. Reading it would need @asyncapi/avro-schema-parser.',
        fix: 'Convert the schema to JSON Schema.',
      },
    ],
  },
  {
    name: 'a file outside the specs folder',
    given: acmeEdited(DELETED, REF, '../../../package.json'),
    expected: [
      {
        code: 'ref-outside',
        at: AT,
        message: '"../../../package.json" is outside the root folder "specs".',
      },
    ],
  },
  {
    name: 'an absolute path',
    given: acmeEdited(DELETED, REF, '/etc/hostname'),
    expected: [{ code: 'ref-outside', at: AT, message: '"/etc/hostname" is outside the root folder "specs".' }],
  },
  {
    name: 'two $refs to each other',
    given: {
      ...acmeEdited(DELETED, REF, '../schemas/a.yaml'),
      'acme/schemas/a.yaml': '$ref: ./b.yaml\n',
      'acme/schemas/b.yaml': '$ref: ./a.yaml\n',
    },
    expected: [
      {
        code: 'ref-cycle',
        at: 'acme/schemas/a.yaml:1:7',
        message: 'Circular reference: "./b.yaml" never reaches a value.',
        related: ['acme/schemas/b.yaml:1:7 through "./a.yaml"'],
      },
    ],
  },
  {
    name: 'a $ref to itself',
    given: { ...acmeEdited(DELETED, REF, '../schemas/a.yaml'), 'acme/schemas/a.yaml': '$ref: ./a.yaml\n' },
    expected: [
      {
        code: 'ref-cycle',
        at: 'acme/schemas/a.yaml:1:7',
        message: 'Circular reference: "./a.yaml" never reaches a value.',
      },
    ],
  },
  {
    name: 'two schemas that include each other',
    given: {
      ...acmeEdited(USER, 'type: object', 'allOf: [{ $ref: ./person.yaml }]'),
      'acme/schemas/person.yaml': 'anyOf: [{ $ref: ./user.yaml }, { type: string }]\n',
    },
    expected: [
      {
        code: 'ref-cycle',
        at: 'acme/schemas/person.yaml:1:1',
        message: 'Definition "Person" recurses infinitely on the same value: Person → User → Person.',
        fix: 'Move the $ref below properties or items, so that each step goes deeper into the value.',
      },
    ],
  },
  {
    name: 'a schema with a property of its own type, which is valid',
    given: acmeEdited(USER, 'id: { type: string }', 'id: { type: string }\n  invitedBy: { $ref: ./user.yaml }'),
    expected: [],
  },
  {
    name: 'a keyword next to a $ref in draft-07',
    given: acmeEdited(DELETED, `{ $ref: ${REF} }`, `{ $ref: ${REF}, minProperties: 1, description: Who. }`),
    expected: [
      {
        code: 'ref-siblings',
        at: `${DELETED}:8:41`,
        message: '"minProperties" has no effect beside a $ref in draft-07.',
      },
    ],
  },
  {
    name: 'two keywords next to a $ref in draft-07',
    given: acmeEdited(DELETED, `{ $ref: ${REF} }`, `{ $ref: ${REF}, type: object, required: [id] }`),
    expected: [
      {
        code: 'ref-siblings',
        at: `${DELETED}:8:41`,
        message: '"type" and "required" have no effect beside a $ref in draft-07.',
      },
    ],
  },
  {
    name: 'two schemas with the same $id',
    given: {
      ...acmeEdited(USER, 'type: object', '$id: https://example.com/user\ntype: object', [
        DELETED,
        REF,
        '../schemas/person.yaml',
      ]),
      'acme/schemas/person.yaml': '$id: https://example.com/user\ntype: object\n',
    },
    expected: [
      {
        code: 'schema-id-clash',
        at: 'acme/schemas/person.yaml:1:6',
        message: '"https://example.com/user" identifies two schemas.',
        related: [`${USER}:1:1 the other schema`],
      },
    ],
  },
  {
    name: 'an unquoted # in the $ref of a message',
    given: acmeEdited(
      CHANNEL,
      'user.deleted: { $ref: ./events/user.deleted.yaml }',
      'user.deleted:\n    $ref: #/deleted',
    ),
    expected: [{ code: 'ref-invalid', at: `${CHANNEL}:6:11`, message: 'The $ref is empty.', fix: QUOTE_FIX }],
  },
  {
    name: 'an unquoted # in the $ref of an operation',
    given: acmeEdited(ROOT, "{ $ref: '#/channels/acme' }", '\n      $ref: #/channels/acme'),
    expected: [{ code: 'ref-invalid', at: `${ROOT}:12:13`, message: 'The $ref is empty.', fix: QUOTE_FIX }],
  },
  {
    name: 'an unquoted # in a $ref on one line with its brackets',
    given: acmeEdited(ROOT, "{ $ref: '#/channels/acme' }", '{ $ref: #/channels/acme }\n    summary: All of them.'),
    expected: [
      {
        code: 'yaml-syntax',
        at: `${ROOT}:11:22`,
        message: 'An unquoted # starts a comment, so this $ref is empty and its closing } is missing.',
        fix: "Quote the value: { $ref: '#/…' }.",
      },
    ],
  },
  {
    name: 'a $ref that is a number',
    given: acmeEdited(ROOT, "{ $ref: '#/channels/acme' }", '{ $ref: 1 }'),
    expected: [{ code: 'ref-invalid', at: `${ROOT}:11:22`, message: 'A $ref must be a string.' }],
  },
  {
    name: 'a $ref with backslashes',
    given: acmeEdited(DELETED, '../schemas/user.yaml', '..\\schemas\\user.yaml'),
    expected: [
      {
        code: 'ref-file-missing',
        at: `${DELETED}:8:19`,
        message: 'File not found: "..\\schemas\\user.yaml".',
        fix: 'Use / as the path separator, on every system.',
      },
    ],
  },
  {
    name: 'an anchor in a file that does not exist',
    given: acmeEdited(DELETED, REF, `'../schemas/usr.yaml#name'`),
    expected: [
      {
        code: 'ref-file-missing',
        at: AT,
        message: 'File not found: "../schemas/usr.yaml#name". Did you mean "user.yaml"?',
      },
    ],
  },
  {
    name: 'an anchor in a file with a syntax error',
    given: acmeEdited(DELETED, REF, `'../schemas/user.yaml#name'`, [USER, 'required: [id]', 'required: [id']),
    expected: [
      {
        code: 'yaml-syntax',
        at: `${USER}:3:1`,
        message: 'Flow sequence in block collection must be sufficiently indented and end with a ].',
      },
    ],
  },
];
