import { acmeEdited, acmeWith, CHANNEL, CREATED, DELETED, EXAMPLE, ROOT, USER } from '../../specs/acme.ts';
import type { Case } from './case.ts';

const ALIAS_BOMB = `a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: [*c, *c, *c, *c, *c, *c, *c, *c, *c]
`;

const EMPTY_FIX = 'Give it contents, or remove it together with what refers to it.';

export const FILES: readonly Case[] = [
  {
    name: 'a folder without a root document',
    given: { 'asyncapi.yalm': '' },
    want: [
      {
        code: 'spec-not-found',
        at: 'asyncapi.yaml:1:1',
        message: 'There is no such file. Did you mean "asyncapi.yalm"?',
      },
    ],
  },
  {
    name: 'a root document that is none',
    given: acmeEdited(ROOT, 'asyncapi: 3.0.0', 'openapi: 3.1.0'),
    want: [
      {
        code: 'asyncapi-version',
        at: 'asyncapi.yaml:1:1',
        message: 'This is not an AsyncAPI document: it has no `asyncapi` at its top level.',
      },
    ],
  },
  {
    name: 'an empty root document',
    given: { [ROOT]: '' },
    want: [{ code: 'file-unusable', at: 'asyncapi.yaml:1:1', message: 'The file is empty.', fix: EMPTY_FIX }],
  },
  {
    name: 'an empty file of an event',
    given: acmeWith({ [DELETED]: '\n' }),
    want: [{ code: 'file-unusable', at: `${DELETED}:1:1`, message: 'The file is empty.', fix: EMPTY_FIX }],
  },
  {
    name: 'an empty file of an example',
    given: acmeWith({ [EXAMPLE]: '' }),
    want: [{ code: 'file-unusable', at: `${EXAMPLE}:1:1`, message: 'The file is empty.', fix: EMPTY_FIX }],
  },
  {
    name: 'a version to come',
    given: acmeEdited(ROOT, '3.0.0', '3.2.0'),
    want: [{ code: 'asyncapi-version', at: 'asyncapi.yaml:1:11', message: 'AsyncAPI 3.2.0 is not supported.' }],
  },
  {
    name: 'a version that is a number, and a fault elsewhere',
    given: acmeEdited(ROOT, '3.0.0', '3', [EXAMPLE, '"u1"', '1']),
    want: [
      {
        code: 'example-invalid',
        at: `${EXAMPLE}:4:11`,
        message: 'Example "plain" of event "user.created" is invalid: /user/id must be string.',
      },
      { code: 'asyncapi-version', at: 'asyncapi.yaml:1:11', message: 'AsyncAPI 3 is not supported.' },
    ],
  },
  {
    name: 'one slip in the YAML of a schema that two events share',
    given: acmeEdited(USER, 'id: { type: string }', 'id: { type: string'),
    want: [
      {
        code: 'yaml-syntax',
        at: `${USER}:5:3`,
        message: 'Flow map in block collection must be sufficiently indented and end with a }.',
      },
    ],
  },
  {
    name: 'one slip in the YAML of the root document',
    given: acmeEdited(ROOT, '  title: Acme', ' title: Acme'),
    want: [
      {
        code: 'yaml-syntax',
        at: 'asyncapi.yaml:3:9',
        message: 'Nested mappings are not allowed in compact mappings.',
      },
    ],
  },
  {
    name: 'a tab in YAML',
    given: acmeEdited(USER, '  id:', '\tid:'),
    want: [{ code: 'yaml-syntax', at: `${USER}:4:1`, message: 'Tabs are not allowed as indentation.' }],
  },
  {
    name: 'an alias of an anchor that is not there',
    given: acmeEdited(USER, '{ type: string }', '*text'),
    want: [
      {
        code: 'yaml-syntax',
        at: `${USER}:4:7`,
        message: 'Unresolved alias (the anchor must be set before the alias): text.',
      },
    ],
  },
  {
    name: 'aliases that multiply beyond measure',
    given: acmeWith({ [USER]: ALIAS_BOMB }),
    want: [
      {
        code: 'yaml-syntax',
        at: `${USER}:1:1`,
        message: 'Excessive alias count indicates a resource exhaustion attack.',
      },
    ],
  },
  {
    name: 'an alias that contains itself',
    given: acmeEdited(USER, 'properties:', 'properties: &all\n  friend: { properties: *all }'),
    want: [{ code: 'spec-too-deep', at: `${USER}:4:25`, message: 'This is nested more than 256 levels deep.' }],
  },
  {
    name: 'JSON that is nested too deep for any reader',
    given: acmeWith({ [EXAMPLE]: `${'['.repeat(20_000)}${']'.repeat(20_000)}\n` }),
    want: [{ code: 'spec-too-deep', at: `${EXAMPLE}:1:1`, message: 'This is nested more than 256 levels deep.' }],
  },
  {
    name: 'two YAML documents in one file',
    given: acmeEdited(USER, 'required:', '---\nrequired:'),
    want: [
      {
        code: 'yaml-syntax',
        at: `${USER}:2:1`,
        message: 'Here a second YAML document begins, and a file of a spec has one.',
      },
    ],
  },
  {
    name: 'two keys that are the same',
    given: acmeEdited(CHANNEL, 'title: Acme\n', 'title: Acme\ntitle: Acme Inc.\n'),
    want: [{ code: 'duplicate-key', at: `${CHANNEL}:3:1`, message: 'This key stands twice in one mapping.' }],
  },
  {
    name: 'two keys that are the same in JSON',
    given: acmeEdited(EXAMPLE, '"id": "u1"', '"id": "u1", "id": "u2"'),
    want: [{ code: 'duplicate-key', at: `${EXAMPLE}:4:17`, message: 'This key stands twice in one mapping.' }],
  },
  {
    name: 'JSON with a trailing comma',
    given: acmeEdited(EXAMPLE, '"u1"', '"u1",'),
    want: [{ code: 'json-syntax', at: `${EXAMPLE}:4:15`, message: 'JSON does not allow a trailing comma.' }],
  },
  {
    name: 'JSON that ends too early',
    given: acmeWith({ [EXAMPLE]: '{\n  "type": "user.created",\n  "user": ' }),
    want: [{ code: 'json-syntax', at: `${EXAMPLE}:3:11`, message: 'Unexpected end of file.' }],
  },
  {
    name: 'YAML that calls itself JSON',
    given: acmeWith({ [EXAMPLE]: 'type: user.created\n' }),
    want: [
      { code: 'json-syntax', at: `${EXAMPLE}:1:1`, message: 'Expected a value. Names and strings need double quotes.' },
    ],
  },
  {
    name: 'a JSON document with a trailing comma as root',
    given: { 'asyncapi.json': '{\n  "asyncapi": "3.0.0",\n}\n' },
    want: [{ code: 'json-syntax', at: 'asyncapi.json:2:22', message: 'JSON does not allow a trailing comma.' }],
  },
  {
    name: 'a schema in a file that is broken, and a fault elsewhere',
    given: acmeEdited(USER, 'id: { type: string }', 'id: { type: string', [
      CREATED,
      'title: User created',
      'titel: User created',
    ]),
    want: [
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
    name: 'a fault behind a byte order mark',
    given: acmeWith({ [EXAMPLE]: '\ufeff{,}' }),
    want: [{ code: 'json-syntax', at: `${EXAMPLE}:1:2`, message: 'Expected a value.' }],
  },
  {
    name: 'quotes that are not closed',
    given: acmeEdited(CREATED, 'title: User created', 'title: "User created'),
    want: [{ code: 'yaml-syntax', at: `${CREATED}:2:8`, message: 'This quote is not closed.' }],
  },
];
