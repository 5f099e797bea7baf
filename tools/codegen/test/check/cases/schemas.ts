import { acmeEdited, DELETED, USER } from '../../specs/acme.ts';
import type { Expected } from '../../specs/diagnosed.ts';
import type { Case } from './case.ts';

/** Adds a keyword to the schema that both events use. */
function withKeyword(
  keyword: string,
  expected: Omit<Expected, 'at'> & { readonly column: number },
): Pick<Case, 'given' | 'expected'> {
  const { column, ...rest } = expected;
  return {
    given: acmeEdited(USER, 'type: object\n', `type: object\n${keyword}\n`),
    expected: [{ ...rest, at: `${USER}:2:${column}` }],
  };
}

export const SCHEMAS: readonly Case[] = [
  {
    name: 'a bound with more digits than a number has',
    given: acmeEdited(USER, 'id: { type: string }', 'id: { type: string }\n  big: { maximum: 12345678901234567890 }'),
    expected: [
      {
        code: 'number-rounded',
        at: `${USER}:5:19`,
        message: 'maximum: 12345678901234567890 is rounded to 12345678901234567000.',
      },
    ],
  },
  {
    name: 'rounded numbers in const, enum, default and examples',
    given: acmeEdited(
      USER,
      'id: { type: string }',
      'id: { type: string }\n  a: { const: 9007199254740993 }\n  b: { enum: [1, 0.1234567890123456789], default: 1, examples: [[9007199254740993]] }',
    ),
    expected: [
      {
        code: 'number-rounded',
        at: `${USER}:5:15`,
        message: 'const: 9007199254740993 is rounded to 9007199254740992.',
      },
      {
        code: 'number-rounded',
        at: `${USER}:6:18`,
        message: 'enum: 0.1234567890123456789 is rounded to 0.12345678901234568.',
      },
      {
        code: 'number-rounded',
        at: `${USER}:6:66`,
        message: 'examples: 9007199254740993 is rounded to 9007199254740992.',
      },
    ],
  },
  {
    name: 'a misspelt type in a schema that two events share',
    given: acmeEdited(USER, 'type: object', 'type: objekt'),
    expected: [
      {
        code: 'schema-invalid',
        at: `${USER}:1:7`,
        message: 'Unknown type "objekt". Did you mean "object"?',
        fix: 'Use null, boolean, object, array, number, integer or string.',
      },
    ],
  },
  {
    name: 'a misspelt type in the schema of items',
    given: acmeEdited(
      DELETED,
      'user: { $ref: ../schemas/user.yaml }',
      'user: { items: { $ref: ../schemas/user.yaml } }',
      [USER, 'type: object', 'type: objekt'],
    ),
    expected: [
      {
        code: 'schema-invalid',
        at: `${USER}:1:7`,
        message: 'Unknown type "objekt". Did you mean "object"?',
        fix: 'Use null, boolean, object, array, number, integer or string.',
      },
    ],
  },
  {
    name: 'an unquoted null as type',
    given: acmeEdited(USER, '{ type: string }', '{ type: null }'),
    expected: [
      {
        code: 'schema-invalid',
        at: `${USER}:4:15`,
        message: 'type must be the name of a type, or a list of names without duplicates.',
        fix: "Write 'null' in quotes.",
      },
    ],
  },
  {
    name: 'a string in place of a schema',
    given: acmeEdited(USER, '{ type: string }', 'string'),
    expected: [{ code: 'schema-invalid', at: `${USER}:4:7`, message: 'A schema must be a mapping, true or false.' }],
  },
  {
    name: 'a payload that is not a schema',
    given: acmeEdited(
      DELETED,
      'payload:\n  type: object\n  required: [type, user]\n  properties:\n    type: { const: user.deleted }\n    user: { $ref: ../schemas/user.yaml }\n',
      'payload: object\n',
    ),
    expected: [
      { code: 'schema-invalid', at: `${DELETED}:3:10`, message: 'A schema must be a mapping, true or false.' },
    ],
  },
  {
    name: 'a negative count',
    ...withKeyword('minProperties: -1', {
      code: 'schema-invalid',
      column: 16,
      message: 'minProperties must be a non-negative integer.',
    }),
  },
  {
    name: 'a string in place of a number',
    ...withKeyword("maxProperties: '5'", {
      code: 'schema-invalid',
      column: 16,
      message: 'maxProperties must be a non-negative integer.',
    }),
  },
  {
    name: 'a duplicate name in required',
    given: acmeEdited(USER, 'required: [id]', 'required: [id, id]'),
    expected: [{ code: 'schema-invalid', at: `${USER}:2:11`, message: 'required must be a list of unique strings.' }],
  },
  {
    name: 'a misspelt keyword in a schema that two events share',
    given: acmeEdited(USER, 'required:', 'requierd:'),
    expected: [
      {
        code: 'schema-keyword-unknown',
        at: `${USER}:2:1`,
        message: 'Unknown keyword "requierd" in JSON Schema draft-07. Did you mean "required"?',
        fix: 'Rename it to "required".',
      },
    ],
  },
  {
    name: 'a keyword of OpenAPI',
    ...withKeyword('nullable: true', {
      code: 'schema-nullable',
      column: 1,
      message: '"nullable" is not in draft-07. It is read as in OpenAPI 3.0: the value may be null.',
    }),
  },
  {
    name: 'a keyword of a later draft',
    ...withKeyword('prefixItems: [{ type: string }]', {
      code: 'schema-keyword-ignored',
      column: 1,
      message: '"prefixItems" has no meaning in draft-07.',
      fix: 'Write items: [ … ], or set the schemaFormat of the payload to draft 2020-12.',
    }),
  },
  {
    name: 'a keyword of OpenAPI that changes nothing',
    ...withKeyword('nullable: false', {
      code: 'schema-keyword-ignored',
      column: 1,
      message: '"nullable" has no meaning in draft-07.',
      fix: 'Remove it.',
    }),
  },
  {
    name: 'a misspelt keyword that is for people only',
    ...withKeyword('Description: A user', {
      code: 'schema-keyword-ignored',
      column: 1,
      message: '"Description" has no meaning in draft-07. Did you mean "description"?',
      fix: 'Rename it to "description".',
    }),
  },
  {
    name: 'nullable next to a $ref in draft-07, which has an effect',
    given: acmeEdited(DELETED, '{ $ref: ../schemas/user.yaml }', '{ $ref: ../schemas/user.yaml, nullable: true }'),
    expected: [
      {
        code: 'schema-nullable',
        at: `${DELETED}:8:41`,
        message: '"nullable" is not in draft-07. It is read as in OpenAPI 3.0: the value may be null.',
      },
    ],
  },
  {
    name: 'a $schema that is not supported',
    ...withKeyword('$schema: http://json-schema.org/draft-03/schema', {
      code: 'schema-dialect-unknown',
      column: 10,
      message: 'Unsupported JSON Schema dialect "http://json-schema.org/draft-03/schema".',
    }),
  },
  {
    name: 'a description of a value that is not listed',
    ...withKeyword('x-enum-descriptions: { actve: It may log in. }', {
      code: 'enum-description-unused',
      column: 24,
      message: 'x-enum-descriptions describes "actve", which the enum does not list.',
    }),
  },
  {
    name: 'an enum description that is not a string',
    ...withKeyword('x-enum-descriptions: { active: }', {
      code: 'extension-invalid',
      column: 22,
      message:
        'x-enum-descriptions must be a mapping of values to texts, or a list of texts in the order of the values.',
    }),
  },
  {
    name: 'properties without a type',
    given: acmeEdited(USER, 'type: object\n', ''),
    expected: [
      {
        code: 'schema-type-missing',
        at: `${USER}:2:1`,
        message: 'A schema has properties and no type, so validators also accept values that are not objects.',
      },
    ],
  },
  {
    name: 'members of an enum that its type excludes',
    given: acmeEdited(USER, 'id: { type: string }', 'id: { type: string, enum: [u1, 1, true, null] }'),
    expected: [
      {
        code: 'schema-value-excluded',
        at: `${USER}:4:34`,
        message: 'enum lists 1, true and null, but type allows only string.',
      },
    ],
  },
  {
    name: 'many members of an enum that its type excludes',
    given: acmeEdited(USER, 'id: { type: string }', 'id: { type: string, enum: [u1, 1, 2, 3, 4, 5, 6, 7] }'),
    expected: [
      {
        code: 'schema-value-excluded',
        at: `${USER}:4:34`,
        message: 'enum lists 1, 2, 3, 4, 5 and 2 more, but type allows only string.',
      },
    ],
  },
  {
    name: 'a const that its types exclude',
    given: acmeEdited(
      USER,
      'id: { type: string }',
      'id: { type: string, oneOf: [{ type: [integer, boolean], const: 1.5 }, true] }',
    ),
    expected: [
      {
        code: 'schema-value-excluded',
        at: `${USER}:4:66`,
        message: 'const is 1.5, but type allows only integer or boolean.',
      },
    ],
  },
  {
    name: 'a misspelt extension of Hookbook',
    ...withKeyword('x-infered: From an example.', {
      code: 'schema-keyword-unknown',
      column: 1,
      message: 'Unknown extension "x-infered". Did you mean "x-inferred"?',
      fix: 'Rename it to "x-inferred", or choose a less similar name for your own extension.',
    }),
  },
  {
    name: 'an extension of another tool, which is valid',
    given: acmeEdited(USER, 'type: object\n', 'type: object\nx-owner: accounts\n'),
    expected: [],
  },
  {
    name: 'an extension of Hookbook with a value of the wrong type',
    ...withKeyword('x-undocumented: why', {
      code: 'extension-invalid',
      column: 17,
      message: 'x-undocumented must be true or false.',
    }),
  },
  {
    name: 'an invalid pattern',
    given: acmeEdited(USER, '{ type: string }', "{ type: string, pattern: '(a' }"),
    expected: [
      {
        code: 'pattern-invalid',
        at: `${USER}:4:32`,
        message: 'Invalid regular expression: Unterminated group at character 3.',
      },
    ],
  },
  {
    name: 'a pattern with an escape that the u flag does not allow',
    given: acmeEdited(USER, '{ type: string }', "{ type: string, pattern: '^\\_?[\\w-.]+$' }"),
    expected: [
      {
        code: 'pattern-rewritten',
        at: `${USER}:4:32`,
        message:
          'Invalid with the u flag: "\\_" at character 2 is read as "_" and "-" at character 8, beside a set, is read as "\\-".',
        fix: 'Write it as ^_?[\\w\\-.]+$',
      },
    ],
  },
  {
    name: 'a misspelt format',
    given: acmeEdited(USER, '{ type: string }', '{ type: string, format: datetime }'),
    expected: [
      {
        code: 'schema-format-misspelt',
        at: `${USER}:4:31`,
        message: 'Unknown format "datetime". Did you mean "date-time"?',
        fix: 'Rename it to "date-time", or choose a less similar name for your own format.',
      },
    ],
  },
  ...[
    ['date_time', 'date-time'],
    ['date time', 'date-time'],
    ['emial', 'email'],
    ['UUID', 'uuid'],
    ['host-name', 'hostname'],
  ].map(([format, meant]) => ({
    name: `the misspelt format ${format}`,
    given: acmeEdited(USER, '{ type: string }', `{ type: string, format: ${format} }`),
    expected: [
      {
        code: 'schema-format-misspelt' as const,
        at: `${USER}:4:31`,
        message: `Unknown format "${format}". Did you mean "${meant}"?`,
        fix: `Rename it to "${meant}", or choose a less similar name for your own format.`,
      },
    ],
  })),
  ...['int32', 'password', 'byte', 'url', 'name', 'state', 'file', 'ip', 'x', 'constructor', '""'].map((format) => ({
    name: `the format ${format} of other tools`,
    given: acmeEdited(USER, '{ type: string }', `{ type: string, format: ${format} }`),
    expected: [],
  })),
  {
    name: 'an invalid pattern in patternProperties',
    ...withKeyword("patternProperties: { '[a': true }", {
      code: 'pattern-invalid',
      column: 22,
      message: 'Invalid regular expression: Unterminated character class at character 3.',
    }),
  },
  {
    name: 'a pattern that takes exponential time',
    given: acmeEdited(USER, 'email: { type: string, format: email }', "email: { type: string, pattern: '^(a+)+$' }"),
    expected: [
      {
        code: 'pattern-backtracking',
        at: `${USER}:5:35`,
        message:
          '(a+)+ backtracks exponentially: the time to match "a" + "a".repeat(n) + "0" doubles whenever n grows by one.',
      },
    ],
  },
  {
    name: 'a pattern that takes polynomial time, which is valid',
    given: acmeEdited(USER, 'email: { type: string, format: email }', "email: { type: string, pattern: '^a*a*$' }"),
    expected: [],
  },
  {
    name: 'a pattern that is too large to analyse',
    given: acmeEdited(
      USER,
      'email: { type: string, format: email }',
      `email: { type: string, pattern: '${'a'.repeat(10_001)}' }`,
    ),
    expected: [
      {
        code: 'pattern-backtracking',
        at: `${USER}:5:35`,
        message: 'The pattern is too large to check for exponential backtracking.',
      },
    ],
  },
  {
    name: 'a schemaFormat that is not supported',
    given: acmeEdited(
      DELETED,
      'payload:\n  type: object\n  required: [type, user]\n  properties:\n    type: { const: user.deleted }\n    user: { $ref: ../schemas/user.yaml }\n',
      'payload:\n  schemaFormat: application/vnd.apache.avro;version=1.9.0\n  schema: { type: record, name: Deleted, fields: [] }\n',
    ),
    expected: [
      {
        code: 'schema-format-unknown',
        at: `${DELETED}:4:17`,
        message:
          'Schema format "application/vnd.apache.avro;version=1.9.0" is not supported, so this message is left out. Reading it would need @asyncapi/avro-schema-parser.',
        fix: 'Convert the schema to JSON Schema.',
      },
    ],
  },
  {
    name: 'an unquoted # in the $ref of a schema',
    given: acmeEdited(DELETED, '{ $ref: ../schemas/user.yaml }', '\n      $ref: #/user'),
    expected: [
      {
        code: 'schema-invalid',
        at: `${DELETED}:9:13`,
        message: '$ref must be a string.',
        fix: 'Put it in quotes: in YAML, an unquoted # starts a comment.',
      },
    ],
  },
];
