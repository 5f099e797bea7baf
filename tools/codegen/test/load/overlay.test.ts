import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from '@hookbook/spec-reader/load/load';
import { describe, expect, it } from 'vitest';
import { readContract } from '../../src/generate/readContract.ts';
import { ACME, acmeEdited, CHANNEL, CREATED, DELETED, EXAMPLE, type SpecFiles, USER } from '../specs/acme.ts';
import { hookbook } from '../specs/hookbook.ts';
import { parse } from '../specs/sharedParser.ts';
import { specFolder, writeFiles } from '../specs/specFolder.ts';

/** Reads Acme with overlays outside its folder. */
async function loaded(overlays: readonly string[], files: SpecFiles = ACME) {
  const specs = await specFolder(files);
  const folder = path.join(specs, '../overlays');
  const names = overlays.map((_, index) => `${index}.yaml`);
  await writeFiles(folder, Object.fromEntries(names.map((name, index) => [name, overlays[index] ?? ''])));
  const paths = names.map((name) => path.join(folder, name));
  return { ...(await load(specs, { overlays: paths })), specs, folder, paths };
}

/** An overlay for a file of Acme. */
function overlay(file: string, actions: string, version = '1.0.0'): string {
  return `overlay: ${version}\ninfo: { title: Ours, version: 1.0.0 }\nextends: ../specs/${file}\nactions:\n${actions}\n`;
}

/** The value of a file of Acme after an overlay. */
async function patched(file: string, actions: string, files?: SpecFiles): Promise<unknown> {
  const { specs, document, diagnostics } = await loaded([overlay(file, actions, '1.1.0')], files);
  expect(diagnostics).toEqual([]);
  return document?.files.get(path.join(specs, file))?.value;
}

describe('an action', () => {
  const DATA = 'x.yaml';
  const withData = (text: string): SpecFiles => ({
    ...acmeEdited('acme/channel.yaml', 'title: Acme', 'title: Acme\nbindings: { $ref: ../x.yaml }'),
    [DATA]: text,
  });

  it.each<[name: string, data: string, action: string, value: unknown]>([
    [
      'merges objects deeply',
      'a: { b: 1, c: { d: 2 } }',
      'target: $.a, update: { b: 3, c: { e: 4 } }',
      { a: { b: 3, c: { d: 2, e: 4 } } },
    ],
    ['appends to a list that it selects', 'a: [1]', 'target: $.a, update: { b: 2 }', { a: [1, { b: 2 }] }],
    ['appends each item of a list', 'a: [1]', 'target: $.a, update: [2, 3]', { a: [1, 2, 3] }],
    [
      'appends to lists inside an object',
      'a: { required: [x] }',
      'target: $.a, update: { required: [y] }',
      { a: { required: ['x', 'y'] } },
    ],
    ['replaces a primitive', 'a: 1', 'target: $.a, update: two', { a: 'two' }],
    ['changes nothing without update, copy or remove', 'a: 1', 'target: $.a, remove: false', { a: 1 }],
    ['adds null', 'a: {}', 'target: $.a, update: { b: null }', { a: { b: null } }],
    ['removes members', 'a: { b: 1, c: 2 }', 'target: $.a.b, remove: true', { a: { c: 2 } }],
    ['removes several items', 'a: [1, 5, 2, 6]', "target: '$.a[?@ > 3]', remove: true", { a: [1, 2] }],
    ['removes rather than updates', 'a: { b: 1 }', 'target: $.a.b, update: 2, remove: true', { a: {} }],
    [
      'updates everything that it selects',
      'a: { b: {}, c: {} }',
      'target: $.a.*, update: { d: 1 }',
      { a: { b: { d: 1 }, c: { d: 1 } } },
    ],
    ['updates a value once, however often it is selected', 'a: []', 'target: \'$["a","a"]\', update: 1', { a: [1] }],
    [
      'updates a value and the values in it',
      'a: { b: { c: {} } }',
      'target: $.a..*, update: { d: {} }',
      { a: { b: { c: { d: {} }, d: {} } } },
    ],
    ['selects members by their exact names', 'a.b: {}', 'target: "$[\'a.b\']", update: { c: 1 }', { 'a.b': { c: 1 } }],
    ['copies a value', 'a: { b: 1 }\nc: { d: 2 }', 'target: $.c, copy: $.a', { a: { b: 1 }, c: { d: 2, b: 1 } }],
    [
      'changes only one use of an alias',
      'a: &a { b: 1 }\nc: *a',
      'target: $.c, update: { b: 2 }',
      { a: { b: 1 }, c: { b: 2 } },
    ],
  ])('%s', async (_, data, action, value) => {
    expect(await patched(DATA, `  - { ${action} }`, withData(data))).toEqual(value);
  });

  it('keeps names such as __proto__', async () => {
    const value = await patched(
      DATA,
      '  - { target: $, update: { __proto__: { b: 1 }, constructor: 2 } }',
      withData('a: 1'),
    );
    expect(JSON.stringify(value)).toBe('{"a":1,"__proto__":{"b":1},"constructor":2}');
    expect(({} as { b?: unknown }).b).toBeUndefined();
  });

  it('cannot add a large update to many values', async () => {
    const update = `[${'1, '.repeat(2000)}1]`;
    const data = `a: [${'[], '.repeat(1000)}[]]`;
    const { diagnostics } = await loaded(
      [overlay(DATA, `  - { target: '$.a[*]', update: ${update} }`)],
      withData(data),
    );
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'This action adds too many values, or nests them too deeply.',
    ]);
  });

  it('sees the changes of earlier actions and overlays', async () => {
    const first = overlay(DATA, '  - { target: $, update: { b: {} } }\n  - { target: $.b, update: { c: [1] } }');
    const second = overlay(DATA, '  - { target: $.b.c, update: 2 }');
    const { specs, document, diagnostics } = await loaded([first, second], withData('a: 1'));
    expect(diagnostics).toEqual([]);
    expect(document?.files.get(path.join(specs, DATA))?.value).toEqual({ a: 1, b: { c: [1, 2] } });
  });

  it.each([['$..*..*..*..*'], ['$..[?$..*..*]'], ["$..[?match(@.s, '(a|a)*b')]"]])(
    'whose JSONPath takes too long is an error: %s',
    async (target) => {
      const deep = `${'{ a: [1, 2, 3, '.repeat(30)}1${'] }'.repeat(30)}`;
      const { diagnostics } = await loaded(
        [overlay(DATA, `  - { target: "${target}", update: 1 }`)],
        withData(`s: { s: ${'a'.repeat(50)} }\nd: ${deep}`),
      );
      expect(diagnostics.map(({ message }) => message)).toEqual([`"${target}" takes too long in this document.`]);
    },
  );

  it.each([
    ['an object into itself', '{ target: $.a, copy: $ }'],
    ['a list into itself', '{ target: $.l, copy: $.l }'],
  ])('cannot copy %s without end', async (_, action) => {
    const actions = Array.from({ length: 20 }, () => `  - ${action}`).join('\n');
    const { diagnostics } = await loaded([overlay(DATA, actions, '1.1.0')], withData('a: { b: {} }\nl: [1]'));
    const messages = new Set(diagnostics.map(({ message }) => message));
    expect([...messages]).toEqual(['This action adds too many values, or nests them too deeply.']);
  });
});

it('changes the contract, with $refs as in the file that it changes', async () => {
  const specs = await specFolder({ ...ACME, 'acme/schemas/plan.yaml': '{ type: string, enum: [a, b] }' });
  const ours = path.join(specs, '../ours.yaml');
  const actions = '  - { target: $.payload.properties, update: { plan: { $ref: ../schemas/plan.yaml } } }';
  await writeFiles(path.dirname(ours), { 'ours.yaml': overlay(DELETED, actions).replace('../specs', './specs') });
  const { contract, diagnostics } = await readContract(specs, { parse, overlays: [ours] });
  expect(diagnostics).toEqual([]);
  const [provider] = contract?.providers ?? [];
  expect(provider?.events[1]?.payload).toMatchObject({ properties: { plan: { $ref: '#/$defs/Plan' } } });
  expect(provider?.definitions).toMatchObject([
    { name: 'Plan', schema: { type: 'string', enum: ['a', 'b'] } },
    { name: 'User' },
  ]);
});

it('gives the merged document to the parser', async () => {
  const files = acmeEdited('asyncapi.yaml', '  title: Acme\n', '');
  const specs = await specFolder({
    ...files,
    'ours.yaml': overlay('asyncapi.yaml', '  - { target: $.info, update: { title: Acme } }').replace('../specs/', './'),
  });
  const overlays = [path.join(specs, 'ours.yaml')];
  expect((await readContract(specs, { parse })).diagnostics.map(({ code }) => code)).toEqual(['asyncapi-invalid']);
  const { contract, diagnostics } = await readContract(specs, { parse, overlays });
  expect(diagnostics).toEqual([]);
  expect(contract?.title).toBe('Acme');
});

describe('the location of', () => {
  it('a value is in the file that writes it', async () => {
    const actions = `  - target: $
    update: { properties: { nick: { type: text } }, required: [nick] }`;
    const { specs, folder, document } = await loaded([overlay(USER, actions)]);
    const file = document?.files.get(path.join(specs, USER));
    expect(file?.locationAt(['properties', 'nick', 'type'])).toEqual({
      file: path.join(folder, '0.yaml'),
      range: { start: { line: 6, column: 43 }, end: { line: 6, column: 47 } },
      pointer: '/actions/0/update/properties/nick/type',
    });
    expect(file?.locationAt(['properties', 'email', 'type'])).toMatchObject({
      file: path.join(specs, USER),
      pointer: '/properties/email/type',
    });
    expect(file?.locationAt(['required', '0'])).toMatchObject({ pointer: '/required/0' });
    expect(file?.locationAt(['required', '1'])).toMatchObject({ pointer: '/actions/0/update/required/0' });
    expect(file?.locationAt(['properties', 'nick'], 'key').range.start).toEqual({ line: 6, column: 29 });
  });

  it('an item is the same after items before it are removed', async () => {
    const { specs, document } = await loaded([
      overlay(DELETED, "  - { target: '$.payload.required[0]', remove: true }"),
    ]);
    const file = document?.files.get(path.join(specs, DELETED));
    expect(file?.locationAt(['payload', 'required', '0']).pointer).toBe('/payload/required/1');
  });
});

it('is part of the hash of a document', async () => {
  const actions = '  - { target: $.info, update: { description: Ours } }';
  const plain = await loaded([]);
  const once = await loaded([overlay('asyncapi.yaml', actions)]);
  const commented = await loaded([overlay('asyncapi.yaml', `${actions} # ours`)]);
  expect(new Set([plain, once, commented].map(({ document }) => document?.hash)).size).toBe(3);
});

it('publishes an example as an overlay changes it', async () => {
  const specs = await specFolder({
    ...ACME,
    'ours.yaml': overlay(EXAMPLE, '  - { target: $.user, update: { id: u2 } }').replace('../specs/', './'),
  });
  const cwd = path.dirname(specs);
  const run = (...argv: readonly string[]) => hookbook([...argv, '--overlay', 'specs/ours.yaml'], { cwd });
  expect(await run('bundle')).toMatchObject({ exit: 0, error: '' });
  expect(await readFile(path.join(cwd, 'dist/examples/acme/user.created/plain.json'), 'utf8')).toContain('"u2"');
  expect(await readFile(path.join(cwd, 'dist/asyncapi.json'), 'utf8')).toContain('"u2"');
});

describe('--overlay', () => {
  const OURS = {
    'title.yaml': overlay(CREATED, '  - { target: $, update: { summary: First } }').replace('../specs', './specs'),
    'name.yaml': overlay(CREATED, '  - { target: \'$[?@ == "First"]\', update: Second }', '1.1.0').replace(
      '../specs',
      './specs',
    ),
  };

  it.each(['check', 'events', 'generate', 'bundle'])('is an option of %s, in the order given', async (command) => {
    const cwd = path.dirname(await specFolder(ACME));
    await writeFiles(cwd, OURS);
    const argv = (...files: readonly string[]) => [command, ...files.flatMap((file) => ['--overlay', file])];
    expect(await hookbook(argv('title.yaml', 'name.yaml'), { cwd })).toMatchObject({ exit: 0, error: '' });
    const { out, error } = await hookbook(argv('name.yaml', 'title.yaml'), { cwd });
    if (command !== 'events' && command !== 'bundle') expect(out + error).toContain('overlay-target-missing');
  });

  it('shows the lines of the overlay', async () => {
    const cwd = path.dirname(await specFolder(ACME));
    await writeFiles(cwd, {
      'ours.yaml': overlay(CHANNEL, '  - target: $.tilte\n    remove: true').replace('../specs', './specs'),
    });
    const { exit, out } = await hookbook(['check', '--overlay', 'ours.yaml'], { cwd });
    expect({ exit, out }).toEqual({
      exit: 0,
      out: `ours.yaml:5:13 warning[overlay-target-missing]
  "$.tilte" matches nothing in acme/channel.yaml.
    3 | extends: ./specs/acme/channel.yaml
    4 | actions:
  > 5 |   - target: $.tilte
      |             ^^^^^^^
    6 |     remove: true
  fix: Correct the JSONPath or \`extends\`, or remove the action.

0 errors, 1 warning`,
    });
  });

  it('that is missing is a usage error', async () => {
    const cwd = path.dirname(await specFolder(ACME));
    expect((await hookbook(['check', '--overlay', 'no.yaml'], { cwd })).exit).toBe(2);
  });
});
