import { appendFile, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ACME, acmeEdited, ROOT, USER } from '../specs/acme.ts';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder, writeFiles } from '../specs/specFolder.ts';
import { withMadeUpArtifacts } from '../write/madeUpArtifacts.ts';

withMadeUpArtifacts();

const SKIPPED = /compare with the last run \d+\.\d\d s$/;
const EVENT = 'specs/acme/events/user.created.yaml';
const OUTPUT = 'packages/types/src/gen/providers/acme.txt';

/** A project in which every package was generated. */
async function generatedProject(files = ACME) {
  const cwd = path.dirname(await specFolder(files));
  const generate = (...argv: readonly string[]) => hookbook(['generate', ...argv], { cwd });
  await generate();
  return { cwd, generate, file: (name: string) => path.join(cwd, name) };
}

/** Keeps the times of a file, so that only its content tells the change. */
async function changeSilently(file: string, change: (text: string) => string): Promise<void> {
  const { atime, mtime } = await stat(file);
  await writeFile(file, change(await readFile(file, 'utf8')));
  await utimes(file, atime, mtime);
}

afterEach(() => void vi.useRealTimers());

/** So that files have states that tell every change. */
function aMinuteLater(): void {
  vi.setSystemTime(Date.now() + 60_000);
}

describe('generating again is skipped', () => {
  it('if nothing has changed', async () => {
    const { generate } = await generatedProject();
    const { exit, out } = await generate();
    expect(exit).toBe(0);
    expect(out).toMatch(/^types +1 unchanged\nvalidators +1 unchanged\n/);
    expect(out).toMatch(SKIPPED);
  });

  it('if only the times of files have changed', async () => {
    const { generate, file } = await generatedProject();
    for (const name of [EVENT, OUTPUT]) await utimes(file(name), new Date('2031-01-01'), new Date('2031-01-01'));
    expect((await generate()).out).toMatch(SKIPPED);
  });

  it('a minute later', async () => {
    const { generate } = await generatedProject();
    aMinuteLater();
    for (const _ of ['reads the files', 'knows their states']) expect((await generate()).out).toMatch(SKIPPED);
  });

  it('and reports the warnings of the contract again', async () => {
    const { cwd, generate } = await generatedProject(acmeEdited(USER, 'type: object\n', ''));
    await rm(path.join(cwd, 'node_modules/.cache'), { recursive: true });
    const [first, second] = [await generate(), await generate()];
    expect(first.error).toContain('warning[');
    expect(second.out).toMatch(SKIPPED);
    expect(second.error).toBe(first.error);
  });

  it('with --check too', async () => {
    const { generate } = await generatedProject();
    expect(await generate('--check')).toMatchObject({ exit: 0, out: expect.stringContaining('up to date') });
  });

  it('without loading the generator', async () => {
    const { cwd } = await generatedProject();
    const script = `
      import { registerHooks } from 'node:module';
      const loaded = [];
      registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
      const { main } = await import(${JSON.stringify(new URL('../../src/cli.ts', import.meta.url).href)});
      const options = ['--specs', ${JSON.stringify(path.join(cwd, 'specs'))}, '--out', 'out'];
      await main(['generate', 'types', ...options]);
      loaded.length = 0;
      await main(['generate', 'types', ...options]);
      console.log(loaded.join(' '));`;
    const { stdout } = await runOrThrow(process.execPath, ['--input-type=module', '--eval', script], { cwd });
    expect(stdout).toMatch(/compare with the last run/);
    const { stdout: modules } = await runOrThrow(process.execPath, ['--input-type=module', '--eval', script], { cwd });
    expect(modules).not.toMatch(/normalise|\/yaml\/|oxfmt|asyncapi-parser/);
  });
});

describe('everything is generated again', () => {
  const CHANGES: readonly [string, (file: (name: string) => string) => Promise<unknown>][] = [
    ['a file of the spec is edited', (file) => changeSilently(file(EVENT), (text) => text.replace('User', 'Some'))],
    ['a generated file is edited', (file) => changeSilently(file(OUTPUT), (text) => text.toUpperCase())],
    ['a generated file is deleted', (file) => rm(file(OUTPUT))],
    ['a generated folder is deleted', (file) => rm(file('packages/docs'), { recursive: true })],
    ['a file appears in a generated folder', (file) => writeFile(file('packages/types/src/gen/left.txt'), '')],
    [
      'the manifest is broken',
      async (file) => {
        const folder = file('node_modules/.cache/hookbook/manifests');
        for (const name of await readdir(folder)) await writeFile(path.join(folder, name), '{"code"');
      },
    ],
    [
      'the generator has changed',
      async (file) => {
        const folder = file('node_modules/.cache/hookbook/manifests');
        for (const name of await readdir(folder))
          await changeSilently(path.join(folder, name), (text) => text.replace(/"code":"\w+"/, '"code":"other"'));
      },
    ],
  ];
  const TIMES = ['at once', 'a minute later'] as const;
  it.each(CHANGES.flatMap(([name, change]) => TIMES.map((time) => ({ name, change, time }))))(
    'if $name $time',
    async ({ change, time }) => {
      const { generate, file } = await generatedProject();
      const expected = await readFile(file(OUTPUT), 'utf8');
      if (time === 'a minute later') aMinuteLater();
      expect((await generate()).out).toMatch(SKIPPED);
      await change(file);
      const { exit, out } = await generate();
      expect(exit).toBe(0);
      expect(out).not.toMatch(SKIPPED);
      expect(await readFile(file(OUTPUT), 'utf8')).toBe(expected);
      expect((await generate()).out).toMatch(SKIPPED);
    },
  );

  it('if another document comes before the one that was read', async () => {
    const { cwd, file } = await generatedProject();
    const specs = ['generate', '--specs', 'specs'];
    await rename(file(`specs/${ROOT}`), file('specs/asyncapi.yml'));
    await hookbook(specs, { cwd });
    expect((await hookbook(specs, { cwd })).out).toMatch(SKIPPED);
    await writeFiles(file('specs'), { [ROOT]: 'asyncapi: 3.0.0\ninfo: { title: Other, version: 1.0.0 }\n' });
    expect((await hookbook(specs, { cwd })).out).not.toMatch(SKIPPED);
  });

  it('after a run with errors, and reports them every time', async () => {
    const { generate, file } = await generatedProject();
    await appendFile(file(EVENT), 'payload: 1\n');
    const [first, second] = [await generate(), await generate()];
    expect(first).toMatchObject({ exit: 1, error: expect.stringContaining('error[') });
    expect(second.error).toBe(first.error);
  });
});

it('remembers each combination of options', async () => {
  const { generate } = await generatedProject();
  expect((await generate('types')).out).not.toMatch(SKIPPED);
  expect((await generate('types')).out).toMatch(SKIPPED);
  expect((await generate()).out).toMatch(SKIPPED);
});
