import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACME, acmeEdited, CHANNEL, edited, ROOT } from '../specs/acme.ts';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder, writeFiles } from '../specs/specFolder.ts';
import { withMadeUpArtifacts } from '../write/madeUpArtifacts.ts';

withMadeUpArtifacts();

const TIMES =
  /^\d+ events?; read the contract \d+\.\d\d s, emit and format \d+\.\d\d s, validate \d+\.\d\d s, write \d+\.\d\d s$/;
const SECOND = 'providers/second.txt';

/** Acme with a second provider. */
const TWO = edited(ACME, [ROOT, 'operations:', '  second: { $ref: ./acme/channel.yaml }\noperations:']);

async function project(files = ACME) {
  const cwd = path.dirname(await specFolder(files));
  const generate = (...argv: readonly string[]) => hookbook(['generate', ...argv], { cwd });
  const gen = (artifact: string, name = '') => path.join(cwd, 'packages', artifact, 'src/gen', name);
  return { cwd, generate, gen };
}

it('writes every package, and lists what it wrote', async () => {
  const { generate, gen } = await project();
  const { exit, out, error } = await generate();
  expect({ exit, error }).toEqual({ exit: 0, error: '' });
  const lines = out.split('\n');
  expect(lines.slice(0, -1)).toEqual([
    'types        1 added',
    '  + src/gen/providers/acme.txt',
    'validators   1 added',
    '  + src/gen/providers/acme.txt',
    'receiver     1 added',
    '  + src/gen/providers/acme.txt',
    'mock-server  1 added',
    '  + src/gen/providers/acme.txt',
    'docs         1 added',
    '  + src/gen/providers/acme.txt',
    '',
  ]);
  expect(lines.at(-1)).toMatch(TIMES);
  expect(await readFile(gen('docs', 'providers/acme.txt'), 'utf8')).toBe('user.created\nuser.deleted\n');
});

it('writes only the artifacts that are named', async () => {
  const { cwd, generate } = await project();
  const { out } = await generate('docs', 'types');
  expect(await readdir(path.join(cwd, 'packages'))).toEqual(['docs', 'types']);
  expect(
    out
      .split('\n')
      .filter((line) => /^\w/.test(line))
      .slice(0, 2),
  ).toEqual(['types  1 added', 'docs   1 added']);
});

it('writes to the folder of --out', async () => {
  const { cwd, generate } = await project();
  await generate('types', '--out', 'elsewhere');
  expect((await readdir(cwd)).sort()).toEqual(['elsewhere', 'node_modules', 'specs']);
});

it('lists added, changed and removed files', async () => {
  const { cwd, generate, gen } = await project(TWO);
  await generate('types');
  await writeFiles(
    path.join(cwd, 'specs'),
    edited(ACME, [CHANNEL, '  user.deleted: { $ref: ./events/user.deleted.yaml }\n', '']),
  );
  await writeFile(gen('types', 'orphan.txt'), '');
  const { out } = await generate('types');
  expect(out.split('\n').slice(0, -1)).toEqual([
    'types  1 changed, 2 removed',
    '  ~ src/gen/providers/acme.txt',
    '  - src/gen/orphan.txt',
    '  - src/gen/providers/second.txt',
    '',
  ]);
  expect(await readdir(gen('types', 'providers'))).toEqual(['acme.txt']);
});

it('does not touch a file that has not changed', async () => {
  const { generate, gen } = await project();
  await generate('types');
  const past = new Date('2020-01-01T00:00:00Z');
  await utimes(gen('types', 'providers/acme.txt'), past, past);
  const { out } = await generate('types');
  expect(out.split('\n')[0]).toBe('types  1 unchanged');
  expect((await stat(gen('types', 'providers/acme.txt'))).mtime).toEqual(past);
});

it('does not change the packages if the spec has an error', async () => {
  const { cwd, generate, gen } = await project();
  await generate('types');
  await writeFiles(path.join(cwd, 'specs'), acmeEdited(ROOT, 'action: send', 'action: sent'));
  const { exit, out, error } = await generate('types');
  expect({ exit, out }).toEqual({ exit: 1, out: '' });
  expect(error).toContain('asyncapi.yaml:10:13 error[asyncapi-invalid]');
  expect(error.split('\n').at(-1)).toBe(
    'Nothing generated. Fix the errors above first; existing packages are unchanged.',
  );
  expect(await readdir(gen('types', 'providers'))).toEqual(['acme.txt']);
});

it('generates despite warnings, and reports them', async () => {
  const { generate } = await project(
    edited(ACME, [ROOT, 'operations:', '  none: { x-webhook: { eventType: $message.payload#/type } }\noperations:']),
  );
  const { exit, out, error } = await generate('types');
  expect(exit).toBe(0);
  expect(out.split('\n')[0]).toBe('types  2 added');
  expect(error).toContain('asyncapi.yaml:8:3 warning[channel-empty]');
});

it('lists at most 12 files of an artifact', async () => {
  const channels = Array.from({ length: 14 }, (_, index) => `  p${index}: { $ref: ./acme/channel.yaml }\n`).join('');
  const { generate } = await project(edited(ACME, [ROOT, 'operations:', `${channels}operations:`]));
  const { out } = await generate('types');
  const lines = out.split('\n');
  expect(lines[0]).toBe('types  15 added');
  expect(lines[13]).toBe('  … and 3 more');
  expect(lines).toHaveLength(16);
});

describe('--check', () => {
  it('succeeds if nothing is stale', async () => {
    const { generate } = await project();
    await generate();
    expect(await generate('--check')).toEqual({
      exit: 0,
      out: 'types, validators, receiver, mock-server, docs: up to date',
      error: '',
    });
  });

  it('writes nothing, and lists stale files with the command to run', async () => {
    const { cwd, generate, gen } = await project(TWO);
    await generate('types', 'docs');
    await writeFile(gen('types', 'providers/acme.txt'), 'edited by hand');
    await writeFile(gen('types', 'orphan.txt'), '');
    await rm(gen('types', SECOND));
    expect(await generate('--check', 'types', 'docs')).toEqual({
      exit: 1,
      out: '',
      error: [
        'Generated files are stale:',
        'types  1 added, 1 changed, 1 removed',
        '  + src/gen/providers/second.txt',
        '  ~ src/gen/providers/acme.txt',
        '  - src/gen/orphan.txt',
        '',
        'Run: npx hookbook generate types docs',
      ].join('\n'),
    });
    expect(await readFile(gen('types', 'providers/acme.txt'), 'utf8')).toBe('edited by hand');
    expect(await readdir(path.join(cwd, 'packages'))).toEqual(['docs', 'types']);
    expect(await readdir(gen('types'))).toEqual(['orphan.txt', 'providers']);
  });

  it('quotes paths in the command to run', async () => {
    const { generate } = await project();
    const { error } = await generate('types', '--check', '--specs', './specs', '--out', "it's here");
    const command = error.split('\n').at(-1);
    expect(command).toBe(`Run: npx hookbook generate types --specs ./specs --out 'it'\\''s here'`);
    await generate('types', '--specs', './specs', '--out', "it's here");
    expect((await generate('types', '--check', '--specs', './specs', '--out', "it's here")).exit).toBe(0);
  });

  it('reports the errors of the spec', async () => {
    const { generate } = await project(acmeEdited(ROOT, 'action: send', 'action: sent'));
    const { exit, error } = await generate('--check');
    expect(exit).toBe(1);
    expect(error).toContain('error[asyncapi-invalid]');
    expect(error).not.toContain('stale');
  });
});
