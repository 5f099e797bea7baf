import { parseSpecFile } from '@hookbook/spec-reader/spec/file/specFile';
import { describe, expect, it } from 'vitest';
import { readContract } from '../../src/generate/readContract.ts';
import { acmeEdited, acmeWith, DELETED, EXAMPLE } from '../specs/acme.ts';
import { diagnosed } from '../specs/diagnosed.ts';
import { parse } from '../specs/sharedParser.ts';
import { specFolder } from '../specs/specFolder.ts';

function parsed(text: string, path = '/specs/file.yaml'): unknown {
  const { file, diagnostics } = parseSpecFile({ path, name: 'file.yaml', uri: 'spec:///file.yaml', text });
  expect(diagnostics).toEqual([]);
  return file?.value;
}

function messagesOf(text: string): string[] {
  return parseSpecFile({ path: '/specs/file.yaml', name: 'file.yaml', uri: 'spec:///file.yaml', text }).diagnostics.map(
    ({ code, message, range }) => `${range.start.line}:${range.start.column} ${code} ${message}`,
  );
}

describe('merges', () => {
  it.each<[name: string, text: string, value: unknown]>([
    ['an anchor', 'a: &a { x: 1 }\nb: { <<: *a, y: 2 }', { a: { x: 1 }, b: { x: 1, y: 2 } }],
    [
      'beneath own members, wherever they are',
      'a: &a { x: 1, y: 1 }\nb: { y: 2, <<: *a, x: 3 }',
      {
        a: { x: 1, y: 1 },
        b: { y: 2, x: 3 },
      },
    ],
    [
      'a list, in which the first mapping wins',
      'a: &a { x: 1 }\nb: &b { x: 2, y: 2 }\nc: { <<: [*a, *b] }',
      {
        a: { x: 1 },
        b: { x: 2, y: 2 },
        c: { x: 1, y: 2 },
      },
    ],
    ['an anchored list', 'l: &l [{ x: 1 }]\nm: { <<: *l }', { l: [{ x: 1 }], m: { x: 1 } }],
    [
      'a mapping that merges another one',
      'a: &a { x: 1 }\nb: &b { <<: *a, y: 2 }\nc: { <<: *b }',
      {
        a: { x: 1 },
        b: { x: 1, y: 2 },
        c: { x: 1, y: 2 },
      },
    ],
    ['a mapping written in place', 'a: { <<: { x: 1 }, y: 2 }', { a: { x: 1, y: 2 } }],
    ['an empty mapping', 'a: { <<: {}, y: 2 }', { a: { y: 2 } }],
    [
      'the last mapping with an anchor',
      'a: &a { x: 1 }\nb: { <<: *a }\nc: &a { x: 2 }\nd: { <<: *a }',
      {
        a: { x: 1 },
        b: { x: 1 },
        c: { x: 2 },
        d: { x: 2 },
      },
    ],
    [
      'no members that are not merged deeply',
      'a: &a { x: { p: 1 } }\nb: { <<: *a, x: { q: 2 } }',
      {
        a: { x: { p: 1 } },
        b: { x: { q: 2 } },
      },
    ],
  ])('%s', (_, text, value) => {
    expect(parsed(text)).toEqual(value);
  });

  it('hundreds of times', () => {
    const uses = Array.from({ length: 500 }, (_, index) => `m${index}: { <<: *a }\n`).join('');
    expect(Object.keys(parsed(`a: &a { x: 1 }\n${uses}`) as object)).toHaveLength(501);
  });

  it('members called __proto__, constructor and toString', () => {
    const value = parsed('a: &a { __proto__: 1, constructor: 2, toString: 3 }\nb: { <<: *a }') as { b: object };
    expect(Object.entries(value.b)).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
      ['toString', 3],
    ]);
  });
});

it.each([
  ['a quoted key', "a: { '<<': { x: 1 } }", '/specs/file.yaml'],
  ['a JSON file', '{ "a": { "<<": { "x": 1 } } }', '/specs/file.json'],
])('keeps << as it is in %s', (_, text, path) => {
  expect(parsed(text, path)).toEqual({ a: { '<<': { x: 1 } } });
});

it.each([
  ['a: { <<: 1 }', '1:10 yaml-syntax A merge key (<<) needs a mapping or a list of mappings.'],
  ['a: { <<: }', '1:10 yaml-syntax A merge key (<<) needs a mapping or a list of mappings.'],
  ['a: &a 1\nb: { <<: [{ x: 1 }, *a] }', '2:21 yaml-syntax A merge key (<<) needs a mapping or a list of mappings.'],
  ['b: { <<: [[{ x: 1 }]] }', '1:11 yaml-syntax A merge key (<<) needs a mapping or a list of mappings.'],
  ['b: { <<: *a }', '1:10 yaml-syntax Unresolved alias (the anchor must be set before the alias): a.'],
  ['a: &a { <<: *a }', '1:13 yaml-syntax A merge key (<<) cannot merge a mapping that contains it.'],
  ['a: &a { b: { <<: *a } }', '1:18 yaml-syntax A merge key (<<) cannot merge a mapping that contains it.'],
])('reports the place of a value that cannot be merged: %s', (text, message) => {
  expect(messagesOf(text)).toEqual([message]);
});

it('stops at merge keys that repeat too much', () => {
  const levels = Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} { x: { <<: *a${n} }, y: { <<: *a${n} } }`);
  expect(messagesOf(['a0: &a0 { x: 1 }', ...levels].join('\n'))).toEqual([
    '1:1 yaml-syntax Aliases and merge keys repeat too many values.',
  ]);
  const twice = Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} { <<: [*a${n}, *a${n}] }`);
  expect(messagesOf(['a0: &a0 { x: 1 }', ...twice].join('\n'))).toEqual([]);
});

const MERGED = `x-common: &common
  title: User deleted
  examples: [{ name: plain, payload: { type: user.deleted, user: { id: 1 } } }]
x-more: &more
  <<: *common
  contentType: application/json
name: user.deleted
<<: *more
payload:
  type: object
  required: [type, user]
  properties:
    type: { const: user.deleted }
    user: { $ref: ../schemas/user.yaml }
`;

it('gives a message its merged members, which the parser accepts', async () => {
  const specs = await specFolder(acmeWith({ [DELETED]: MERGED.replace('id: 1', 'id: u1') }));
  const { contract, diagnostics } = await readContract(specs, { parse });
  expect(diagnostics).toEqual([]);
  expect(contract?.providers[0]?.events[1]).toMatchObject({ title: 'User deleted', examples: [{ name: 'plain' }] });
});

it('reports a problem where the merged value is written', async () => {
  const message = 'Example "plain" of event "user.deleted" is invalid at /user/id: expected string, received number 1.';
  expect(await diagnosed(acmeWith({ [DELETED]: MERGED }))).toEqual([
    { code: 'example-invalid', at: `${DELETED}:3:72`, message },
  ]);
  const specs = await specFolder(acmeWith({ [DELETED]: MERGED }));
  const [diagnostic] = (await readContract(specs, { parse })).diagnostics;
  expect(diagnostic).toMatchObject({
    pointer: '/x-common/examples/0/payload/user/id',
    subject: { pointer: '/examples/0/payload/user/id' },
  });
});

it('does not repeat an error of a merged schema in its examples', async () => {
  const schema = '{ type: object, required: [type], properties: { type: { const: user.deleted, minlength: 1 } } }';
  const text = `x-m: &x { payload: ${schema} }\nname: user.deleted\n<<: *x\nexamples: [{ name: plain, payload: 1 }]\n`;
  expect((await diagnosed(acmeWith({ [DELETED]: text }))).map(({ code, at }) => `${code} ${at}`)).toEqual([
    `schema-keyword-unknown ${DELETED}:1:97`,
  ]);
});

it('merges nothing in an example that is a JSON file', async () => {
  const specs = await specFolder(acmeEdited(EXAMPLE, '"id": "u1"', '"id": "u1", "<<": { "id": 1 }'));
  const { contract, diagnostics } = await readContract(specs, { parse });
  expect(diagnostics).toEqual([]);
  expect(contract?.providers[0]?.events[0]?.examples[0]?.payload).toMatchObject({
    user: { id: 'u1', '<<': { id: 1 } },
  });
});
