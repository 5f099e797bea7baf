import { acmeEdited, acmeWith, CHANNEL, CREATED, DELETED, ROOT, USER } from '../../specs/acme.ts';
import type { Case } from './case.ts';

const REF = '../schemas/user.yaml';
const AT = `${DELETED}:8:19`;

const QUOTES = "Put quotes around what begins with #, which is a comment without them: $ref: '#/…'.";

export const REFERENCES: readonly Case[] = [
  {
    name: 'a misspelt file',
    given: acmeEdited(CHANNEL, './events/user.created.yaml', './events/user.craeted.yaml'),
    want: [
      {
        code: 'ref-file-missing',
        at: `${CHANNEL}:4:25`,
        message: '"./events/user.craeted.yaml": there is no such file. Did you mean "user.created.yaml"?',
      },
    ],
  },
  {
    name: 'a missing file that two events refer to',
    given: acmeWith({ [USER]: undefined }),
    want: [
      {
        code: 'ref-file-missing',
        at: `${CREATED}:8:19`,
        message: '"../schemas/user.yaml": there is no such file.',
        related: [`${AT} the same reference`],
      },
    ],
  },
  {
    name: 'a missing envelope, of which the event types would come',
    given: acmeEdited(
      DELETED,
      'type: object\n  required: [type, user]\n  properties:\n    type: { const: user.deleted }\n',
      'allOf: [{ $ref: ../schemas/envelop.yaml }]\n  properties:\n',
      ['asyncapi.yaml', 'title: Acme', 'title: Acme'],
    ),
    want: [
      { code: 'ref-file-missing', at: `${DELETED}:4:19`, message: '"../schemas/envelop.yaml": there is no such file.' },
    ],
  },
  {
    name: 'a channel that is missing',
    given: acmeEdited(ROOT, './acme/channel.yaml', './acme/chanel.yaml'),
    want: [
      {
        code: 'ref-file-missing',
        at: 'asyncapi.yaml:7:17',
        message: '"./acme/chanel.yaml": there is no such file. Did you mean "channel.yaml"?',
      },
    ],
  },
  {
    name: 'a misspelt pointer',
    given: acmeEdited(DELETED, REF, `${REF}#/propertis/id`),
    want: [
      {
        code: 'ref-target-missing',
        at: AT,
        message: `"${REF}#/propertis/id" does not exist in ${USER}. Did you mean "properties"?`,
      },
    ],
  },
  {
    name: 'a misspelt pointer in the same document',
    given: acmeEdited(ROOT, '#/channels/acme', '#/channels/acne'),
    want: [
      {
        code: 'ref-target-missing',
        at: 'asyncapi.yaml:11:22',
        message: '"#/channels/acne" does not exist in asyncapi.yaml. Did you mean "acme"?',
      },
    ],
  },
  {
    name: 'two hashes',
    given: acmeEdited(DELETED, REF, `'${REF}#/a#/b'`),
    want: [{ code: 'ref-invalid', at: AT, message: `"${REF}#/a#/b" is neither a path nor a JSON pointer.` }],
  },
  {
    name: 'a URL',
    given: acmeEdited(DELETED, REF, 'https://example.com/user.yaml'),
    want: [
      {
        code: 'ref-remote',
        at: AT,
        message: '"https://example.com/user.yaml" is not a file of this contract, and hookbook fetches nothing.',
      },
    ],
  },
  {
    name: 'a file outside of the specs',
    given: acmeEdited(DELETED, REF, '../../../package.json'),
    want: [
      {
        code: 'ref-outside',
        at: AT,
        message: '"../../../package.json" leads out of the folder of asyncapi.yaml.',
      },
    ],
  },
  {
    name: 'an absolute path',
    given: acmeEdited(DELETED, REF, '/etc/hostname'),
    want: [{ code: 'ref-outside', at: AT, message: '"/etc/hostname" leads out of the folder of asyncapi.yaml.' }],
  },
  {
    name: 'a cycle of nothing but $refs',
    given: {
      ...acmeEdited(DELETED, REF, '../schemas/a.yaml'),
      'acme/schemas/a.yaml': '$ref: ./b.yaml\n',
      'acme/schemas/b.yaml': '$ref: ./a.yaml\n',
    },
    want: [
      {
        code: 'ref-cycle',
        at: 'acme/schemas/a.yaml:1:7',
        message: '"./b.yaml" leads back to itself through nothing but $refs.',
        related: ['acme/schemas/b.yaml:1:7 by way of "./a.yaml"'],
      },
    ],
  },
  {
    name: 'a $ref to itself',
    given: { ...acmeEdited(DELETED, REF, '../schemas/a.yaml'), 'acme/schemas/a.yaml': '$ref: ./a.yaml\n' },
    want: [
      {
        code: 'ref-cycle',
        at: 'acme/schemas/a.yaml:1:7',
        message: '"./a.yaml" leads back to itself through nothing but $refs.',
      },
    ],
  },
  {
    name: 'two schemas that are both part of the other',
    given: {
      ...acmeEdited(USER, 'type: object', 'allOf: [{ $ref: ./person.yaml }]'),
      'acme/schemas/person.yaml': 'anyOf: [{ $ref: ./user.yaml }, { type: string }]\n',
    },
    want: [
      {
        code: 'ref-cycle',
        at: 'acme/schemas/person.yaml:1:1',
        message: 'Definition "Person" recurses infinitely on the same value: Person → User → Person.',
        fix: 'Move the $ref below properties or items, so that each step goes deeper into the value.',
      },
    ],
  },
  {
    name: 'a schema that has itself inside, which is fine',
    given: acmeEdited(USER, 'id: { type: string }', 'id: { type: string }\n  invitedBy: { $ref: ./user.yaml }'),
    want: [],
  },
  {
    name: 'a keyword beside a $ref in draft-07',
    given: acmeEdited(DELETED, `{ $ref: ${REF} }`, `{ $ref: ${REF}, minProperties: 1, description: Who. }`),
    want: [
      {
        code: 'ref-siblings',
        at: `${DELETED}:8:41`,
        message: '"minProperties" has no effect beside a $ref in draft-07.',
      },
    ],
  },
  {
    name: 'two keywords beside a $ref in draft-07',
    given: acmeEdited(DELETED, `{ $ref: ${REF} }`, `{ $ref: ${REF}, type: object, required: [id] }`),
    want: [
      {
        code: 'ref-siblings',
        at: `${DELETED}:8:41`,
        message: '"type" and "required" have no effect beside a $ref in draft-07.',
      },
    ],
  },
  {
    name: 'two schemas of one $id',
    given: {
      ...acmeEdited(USER, 'type: object', '$id: https://example.com/user\ntype: object', [
        DELETED,
        REF,
        '../schemas/person.yaml',
      ]),
      'acme/schemas/person.yaml': '$id: https://example.com/user\ntype: object\n',
    },
    want: [
      {
        code: 'schema-id-clash',
        at: 'acme/schemas/person.yaml:1:6',
        message: 'Two schemas claim to be "https://example.com/user".',
        related: [`${USER}:1:1 the other one`],
      },
    ],
  },
  {
    name: 'a $ref of a message that is a comment',
    given: acmeEdited(
      CHANNEL,
      'user.deleted: { $ref: ./events/user.deleted.yaml }',
      'user.deleted:\n    $ref: #/deleted',
    ),
    want: [{ code: 'ref-invalid', at: `${CHANNEL}:6:11`, message: 'This $ref is empty.', fix: QUOTES }],
  },
  {
    name: 'a $ref of an operation that is a comment',
    given: acmeEdited(ROOT, "{ $ref: '#/channels/acme' }", '\n      $ref: #/channels/acme'),
    want: [{ code: 'ref-invalid', at: `${ROOT}:12:13`, message: 'This $ref is empty.', fix: QUOTES }],
  },
  {
    name: 'a $ref that is a comment, in one line with its brackets',
    given: acmeEdited(ROOT, "{ $ref: '#/channels/acme' }", '{ $ref: #/channels/acme }\n    summary: All of them.'),
    want: [
      {
        code: 'yaml-syntax',
        at: `${ROOT}:11:22`,
        message: 'What begins with # is a comment, so this $ref is empty and its } is lost.',
        fix: "Put quotes around it: { $ref: '#/…' }.",
      },
    ],
  },
  {
    name: 'a $ref of an operation that is a number',
    given: acmeEdited(ROOT, "{ $ref: '#/channels/acme' }", '{ $ref: 1 }'),
    want: [{ code: 'ref-invalid', at: `${ROOT}:11:22`, message: 'A $ref must be text.' }],
  },
  {
    name: 'a $ref with the other slashes',
    given: acmeEdited(DELETED, '../schemas/user.yaml', '..\\schemas\\user.yaml'),
    want: [
      {
        code: 'ref-file-missing',
        at: `${DELETED}:8:19`,
        message: '"..\\schemas\\user.yaml": there is no such file.',
        fix: 'Write / between the names of a path, on every system.',
      },
    ],
  },
  {
    name: 'an anchor in a file that there is not',
    given: acmeEdited(DELETED, REF, `'../schemas/usr.yaml#name'`),
    want: [
      {
        code: 'ref-file-missing',
        at: AT,
        message: '"../schemas/usr.yaml#name": there is no such file. Did you mean "user.yaml"?',
      },
    ],
  },
  {
    name: 'an anchor in a file that is broken',
    given: acmeEdited(DELETED, REF, `'../schemas/user.yaml#name'`, [USER, 'required: [id]', 'required: [id']),
    want: [
      {
        code: 'yaml-syntax',
        at: `${USER}:3:1`,
        message: 'Flow sequence in block collection must be sufficiently indented and end with a ].',
      },
    ],
  },
];
