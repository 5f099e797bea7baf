import { acmeEdited, acmeWith, CHANNEL, CREATED, DELETED, EXAMPLE, ROOT, USER } from '../../specs/acme.ts';
import type { Case } from './case.ts';

const ALIAS_BOMB = `a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
f: [*e, *e, *e, *e, *e, *e, *e, *e, *e]
`;

const EMPTY_FIX = 'Add content, or remove the file and every reference to it.';

export const FILES: readonly Case[] = [
  {
    name: 'a misspelt root document',
    given: { 'asyncapi.yalm': '' },
    expected: [
      {
        code: 'spec-not-found',
        at: 'asyncapi.yaml:1:1',
        message: 'File not found: "asyncapi.yaml". Did you mean "asyncapi.yalm"?',
      },
    ],
  },
  {
    name: 'a root document that is not AsyncAPI',
    given: acmeEdited(ROOT, 'asyncapi: 3.0.0', 'async: 3.0.0'),
    expected: [
      {
        code: 'asyncapi-version',
        at: 'asyncapi.yaml:1:1',
        message: 'Not an AsyncAPI document: the top-level `asyncapi` field is missing.',
      },
    ],
  },
  {
    name: 'an OpenAPI document',
    given: acmeEdited(ROOT, 'asyncapi: 3.0.0', '# Acme\nopenapi: 3.1.0'),
    expected: [
      {
        code: 'asyncapi-version',
        at: 'asyncapi.yaml:2:1',
        message: 'This is an OpenAPI document.',
        fix: 'Convert it with `hookbook import openapi`.',
      },
    ],
  },
  {
    name: 'an empty root document',
    given: { [ROOT]: '' },
    expected: [{ code: 'file-unusable', at: 'asyncapi.yaml:1:1', message: 'The file is empty.', fix: EMPTY_FIX }],
  },
  {
    name: 'an empty event file',
    given: acmeWith({ [DELETED]: '\n' }),
    expected: [{ code: 'file-unusable', at: `${DELETED}:1:1`, message: 'The file is empty.', fix: EMPTY_FIX }],
  },
  {
    name: 'an empty example file',
    given: acmeWith({ [EXAMPLE]: '' }),
    expected: [{ code: 'file-unusable', at: `${EXAMPLE}:1:1`, message: 'The file is empty.', fix: EMPTY_FIX }],
  },
  {
    name: 'a future version',
    given: acmeEdited(ROOT, '3.0.0', '3.2.0'),
    expected: [{ code: 'asyncapi-version', at: 'asyncapi.yaml:1:11', message: 'AsyncAPI 3.2.0 is not supported.' }],
  },
  {
    name: 'a version that is a number, and an error elsewhere',
    given: acmeEdited(ROOT, '3.0.0', '3', [EXAMPLE, '"u1"', '1']),
    expected: [
      {
        code: 'example-invalid',
        at: `${EXAMPLE}:4:11`,
        message: 'Example "plain" of event "user.created" is invalid at /user/id: expected string, received number 1.',
      },
      { code: 'asyncapi-version', at: 'asyncapi.yaml:1:11', message: 'AsyncAPI 3 is not supported.' },
    ],
  },
  {
    name: 'a syntax error in a schema that two events share',
    given: acmeEdited(USER, 'id: { type: string }', 'id: { type: string'),
    expected: [
      {
        code: 'yaml-syntax',
        at: `${USER}:5:3`,
        message: 'Flow map in block collection must be sufficiently indented and end with a }.',
      },
    ],
  },
  {
    name: 'a syntax error in the root document',
    given: acmeEdited(ROOT, '  title: Acme', ' title: Acme'),
    expected: [
      {
        code: 'yaml-syntax',
        at: 'asyncapi.yaml:3:9',
        message: 'Nested mappings are not allowed in compact mappings.',
      },
    ],
  },
  {
    name: 'a tab as indentation',
    given: acmeEdited(USER, '  id:', '\tid:'),
    expected: [{ code: 'yaml-syntax', at: `${USER}:4:1`, message: 'Tabs are not allowed as indentation.' }],
  },
  {
    name: 'an alias without an anchor',
    given: acmeEdited(USER, '{ type: string }', '*text'),
    expected: [
      {
        code: 'yaml-syntax',
        at: `${USER}:4:7`,
        message: 'Unresolved alias (the anchor must be set before the alias): text.',
      },
    ],
  },
  {
    name: 'aliases that expand exponentially',
    given: acmeWith({ [USER]: ALIAS_BOMB }),
    expected: [
      {
        code: 'yaml-syntax',
        at: `${USER}:1:1`,
        message: 'Aliases and merge keys repeat too many values.',
        fix: 'Replace the aliases by $refs.',
      },
    ],
  },
  {
    name: 'an alias that contains itself',
    given: acmeEdited(USER, 'properties:', 'properties: &all\n  friend: { properties: *all }'),
    expected: [{ code: 'spec-too-deep', at: `${USER}:4:25`, message: 'Values are nested more than 256 levels deep.' }],
  },
  {
    name: 'JSON that is nested 20,000 levels deep',
    given: acmeWith({ [EXAMPLE]: `${'['.repeat(20_000)}${']'.repeat(20_000)}\n` }),
    expected: [
      { code: 'spec-too-deep', at: `${EXAMPLE}:1:1`, message: 'Values are nested more than 256 levels deep.' },
    ],
  },
  {
    name: 'two YAML documents in one file',
    given: acmeEdited(USER, 'required:', '---\nrequired:'),
    expected: [
      {
        code: 'yaml-syntax',
        at: `${USER}:2:1`,
        message: 'A second YAML document starts here; a spec file must contain only one.',
      },
    ],
  },
  {
    name: 'a duplicate key',
    given: acmeEdited(CHANNEL, 'title: Acme\n', 'title: Acme\ntitle: Acme Inc.\n'),
    expected: [{ code: 'duplicate-key', at: `${CHANNEL}:3:1`, message: 'Duplicate key "title".' }],
  },
  {
    name: 'a duplicate key in JSON',
    given: acmeEdited(EXAMPLE, '"id": "u1"', '"id": "u1", "id": "u2"'),
    expected: [{ code: 'duplicate-key', at: `${EXAMPLE}:4:17`, message: 'Duplicate key "id".' }],
  },
  {
    name: 'JSON with a trailing comma',
    given: acmeEdited(EXAMPLE, '"u1"', '"u1",'),
    expected: [{ code: 'json-syntax', at: `${EXAMPLE}:4:15`, message: 'JSON does not allow a trailing comma.' }],
  },
  {
    name: 'JSON that ends early',
    given: acmeWith({ [EXAMPLE]: '{\n  "type": "user.created",\n  "user": ' }),
    expected: [{ code: 'json-syntax', at: `${EXAMPLE}:3:11`, message: 'Unexpected end of file.' }],
  },
  {
    name: 'YAML in a .json file',
    given: acmeWith({ [EXAMPLE]: 'type: user.created\n' }),
    expected: [
      { code: 'json-syntax', at: `${EXAMPLE}:1:1`, message: 'Expected a value. Names and strings need double quotes.' },
    ],
  },
  {
    name: 'a root document in JSON with a trailing comma',
    given: { 'asyncapi.json': '{\n  "asyncapi": "3.0.0",\n}\n' },
    expected: [{ code: 'json-syntax', at: 'asyncapi.json:2:22', message: 'JSON does not allow a trailing comma.' }],
  },
  {
    name: 'a schema file with a syntax error, and an error elsewhere',
    given: acmeEdited(USER, 'id: { type: string }', 'id: { type: string', [
      CREATED,
      'title: User created',
      'titel: User created',
    ]),
    expected: [
      {
        code: 'asyncapi-invalid',
        at: `${CREATED}:2:1`,
        message: 'Property "titel" is not expected to be here. Did you mean "title"?',
        fix: 'See https://www.asyncapi.com/docs/reference/specification/v3.0.0',
      },
      {
        code: 'yaml-syntax',
        at: `${USER}:5:3`,
        message: 'Flow map in block collection must be sufficiently indented and end with a }.',
      },
    ],
  },
  {
    name: 'an error after a byte order mark',
    given: acmeWith({ [EXAMPLE]: '\ufeff{,}' }),
    expected: [{ code: 'json-syntax', at: `${EXAMPLE}:1:2`, message: 'Expected a value.' }],
  },
  {
    name: 'an unterminated string',
    given: acmeEdited(CREATED, 'title: User created', 'title: "User created'),
    expected: [{ code: 'yaml-syntax', at: `${CREATED}:2:8`, message: 'Unterminated quoted string.' }],
  },
];
