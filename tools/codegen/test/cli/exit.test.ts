import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Emitter } from '@hookbook/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ARTIFACTS } from '../../src/generate/artifacts.ts';
import { ACME, acmeEdited, USER } from '../specs/acme.ts';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder, temporaryFolder } from '../specs/specFolder.ts';

afterEach(() => vi.restoreAllMocks());

describe('0: clean', () => {
  it.each([['check'], ['events']])('%s', async (command) => {
    const specs = await specFolder(ACME);
    expect(await hookbook([command, '--specs', specs])).toMatchObject({ exit: 0, error: '' });
  });

  it.each([['--help'], ['help'], ['check', '--help'], ['generate', '--help']])('%s %s', async (...argv) => {
    const { exit, out, error } = await hookbook(argv);
    expect({ exit, error }).toEqual({ exit: 0, error: '' });
    expect(out).toContain('Usage: hookbook');
  });

  it.each([['--version'], ['-V']])('%s', async (option) => {
    const { version } = JSON.parse(await readFile(new URL('../../../../specs/package.json', import.meta.url), 'utf8'));
    expect(await hookbook([option])).toMatchObject({ exit: 0, out: version, error: '' });
  });

  it('warnings', async () => {
    const specs = await specFolder({
      ...ACME,
      'asyncapi.yaml': `${ACME['asyncapi.yaml']}`.replace(
        'acme: {',
        'none: { x-webhook: { eventType: $message.payload#/type } }\n  acme: {',
      ),
    });
    const { exit, out } = await hookbook(['check', '--specs', specs]);
    expect({ exit, last: out.split('\n').at(-1) }).toEqual({ exit: 0, last: '0 errors, 1 warning' });
  });
});

describe('1: problems in the spec', () => {
  it.each([
    ['check', 'out'],
    ['generate', 'error'],
    ['events', 'error'],
    ['bundle', 'error'],
  ] as const)('%s reports them on %s', async (command, stream) => {
    const specs = await specFolder(acmeEdited(USER, 'type: object', 'type: objekt'));
    const out = command === 'generate' || command === 'bundle' ? ['--out', path.join(specs, '../out')] : [];
    const run = await hookbook([command, '--specs', specs, ...out]);
    expect(run.exit).toBe(1);
    expect(run[stream]).toContain('error[schema-invalid]');
    expect(run[stream === 'out' ? 'error' : 'out']).toBe('');
  });
});

describe('2: usage error', () => {
  it.each([
    [['chekc'], "error: unknown command 'chekc'\n(Did you mean check?)"],
    [['check', '--spec', 'x'], "error: unknown option '--spec'\n(Did you mean --specs?)"],
    [['check', '--specs'], "error: option '--specs <file or folder>' argument missing"],
    [
      ['check', '--format', 'xml'],
      "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are pretty, json, github.",
    ],
    [['check', 'specs'], "error: too many arguments for 'check'. Expected 0 arguments but got 1: specs."],
    [
      ['generate', 'type'],
      'error: Unknown artifact "type". Did you mean "types"? Available artifacts: types, validators, receiver, mock-server, docs, models-python, models-go, models-java.',
    ],
    [['generate', '--check', '--watch'], 'error: --check cannot be combined with --watch.'],
  ])('%j', async (argv, message) => {
    const { exit, out, error } = await hookbook(argv);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(error).toContain(message);
  });

  it('no command', async () => {
    const { exit, error } = await hookbook([]);
    expect(exit).toBe(2);
    expect(error).toContain('Usage: hookbook');
  });

  it('an unknown provider', async () => {
    const specs = await specFolder(ACME);
    const { exit, error } = await hookbook(['events', 'amce', '--specs', specs]);
    expect({ exit, error }).toEqual({
      exit: 2,
      error: 'error: Unknown provider "amce". Did you mean "acme"? Available providers: acme.',
    });
  });

  it.each(['check', 'generate', 'events', 'bundle'])('%s with a root document that does not exist', async (command) => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, 'asyncapi.yml'), '');
    const { exit, out, error } = await hookbook([command, '--specs', 'asyncapi.yaml'], { cwd });
    expect(exit).toBe(2);
    expect(out + error).toContain(
      'asyncapi.yaml:1:1 error[spec-not-found]\n  File not found: "asyncapi.yaml". Did you mean "asyncapi.yml"?',
    );
  });

  it('a folder without a root document', async () => {
    const cwd = await temporaryFolder();
    await mkdir(path.join(cwd, 'specs'));
    const { exit, out } = await hookbook(['check', '--specs', 'specs'], { cwd });
    expect(exit).toBe(2);
    expect(out).toContain('specs/asyncapi.yaml:1:1 error[spec-not-found]');
  });

  it('a subfolder of the project', async () => {
    const cwd = path.join(path.dirname(await specFolder(ACME)), 'packages', 'types');
    await mkdir(cwd, { recursive: true });
    const { exit, out } = await hookbook(['check'], { cwd });
    expect(exit).toBe(2);
    expect(out).toContain(`fix: Run hookbook in ${path.join('..', '..')}, or set --specs to the document.`);
  });

  it('an output folder that cannot be written', async () => {
    const specs = await specFolder(ACME);
    const cwd = path.dirname(specs);
    await writeFile(path.join(cwd, 'packages'), 'a file');
    const { exit, error } = await hookbook(['generate', 'types', '--specs', 'specs'], { cwd });
    expect({ exit, error }).toEqual({
      exit: 2,
      error: expect.stringMatching(
        /^error: E(EXIST|NOTDIR): .*packages.*\nfix: Move the conflicting file or folder, or choose another path\.$/,
      ),
    });
  });
});

describe('70: a bug', () => {
  /** Generates types with another emitter. */
  async function generatedBy(emitter: Emitter) {
    const specs = await specFolder(ACME);
    const cwd = path.dirname(specs);
    const types = ARTIFACTS.find(({ name }) => name === 'types');
    if (!types) throw new Error('The types artifact is missing.');
    vi.spyOn(types, 'emitter').mockResolvedValue(emitter);
    return { cwd, ...(await hookbook(['generate', 'types', '--specs', 'specs'], { cwd })) };
  }

  it('an exception is reported with its stack trace', async () => {
    const { exit, out, error } = await generatedBy(() => {
      throw new TypeError('planted');
    });
    expect({ exit, out }).toEqual({ exit: 70, out: '' });
    expect(error).toMatch(
      /^This is a bug in Hookbook, not in your spec\. Please report it, with the command you ran and this error:\nTypeError: planted\n {4}at /,
    );
  });

  it('a generated file outside src/gen prevents all writing', async () => {
    const { cwd, exit, error } = await generatedBy(() => [
      { path: 'good.ts', text: '' },
      { path: '../../../escaped.ts', text: '' },
    ]);
    expect(exit).toBe(70);
    expect(error).toContain('Error: A generated file is outside its folder: "../../../escaped.ts"');
    expect((await readdir(cwd)).sort()).toEqual(['node_modules', 'specs']);
  });
});
