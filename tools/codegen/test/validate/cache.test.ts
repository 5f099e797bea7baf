import { readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { beforeEach, expect, it, vi } from 'vitest';
import { readContract } from '../../src/generate/readContract.ts';
import { ACME, acmeEdited, ROOT, USER } from '../specs/acme.ts';
import { parse as sharedParse } from '../specs/sharedParser.ts';
import { specFolder, writeFiles } from '../specs/specFolder.ts';

const parse = vi.fn(sharedParse);

beforeEach(() => {
  parse.mockClear();
});

function cacheOf(specs: string): string {
  return path.join(specs, '../node_modules/.cache/hookbook/validated');
}

it('validates a contract once', async () => {
  const specs = await specFolder(ACME);
  await readContract(specs, { parse });
  await readContract(specs, { parse });
  expect(parse).toHaveBeenCalledTimes(1);
});

it('keeps a limited number of files', async () => {
  const specs = await specFolder(ACME);
  await readContract(specs, { parse });
  const folder = cacheOf(specs);
  const others = Array.from({ length: 300 }, (_, index) => path.join(folder, `${index}.json`));
  for (const file of others) await writeFile(file, '[]');
  const past = new Date('2020-01-01');
  for (const file of others) await utimes(file, past, past);
  await writeFiles(specs, acmeEdited(USER, 'email }', 'email, description: Where to write to. }'));
  await readContract(specs, { parse });
  expect((await readdir(folder)).length).toBe(100);
  parse.mockClear();
  await readContract(specs, { parse });
  expect(parse).not.toHaveBeenCalled();
});

it('does not load the parser for a contract that was validated before', async () => {
  const specs = await specFolder(ACME);
  await readContract(specs, { parse });
  const script = `
    import { createRequire } from 'node:module';
    import { main } from ${JSON.stringify(new URL('../../src/cli.ts', import.meta.url).href)};
    await main(['check', '--specs', ${JSON.stringify(specs)}]);
    console.log(Object.keys(createRequire(import.meta.url).cache).join(' '));`;
  const args = ['--input-type=module', '--eval', script];
  const { stdout } = await runOrThrow(process.execPath, args, { cwd: specs });
  expect(stdout).toContain('no problems');
  expect(stdout).not.toMatch(/@asyncapi.parser/);
});

it('validates it again after a change', async () => {
  const specs = await specFolder(ACME);
  await readContract(specs, { parse });
  await writeFiles(specs, acmeEdited(USER, 'email }', 'email, description: Where to write to. }'));
  await readContract(specs, { parse });
  expect(parse).toHaveBeenCalledTimes(2);
});

it('validates a contract with errors every time and reports them every time', async () => {
  const specs = await specFolder(acmeEdited(ROOT, 'action: send', 'action: sent'));
  const first = await readContract(specs, { parse });
  const second = await readContract(specs, { parse });
  expect(parse).toHaveBeenCalledTimes(2);
  expect(first.diagnostics.map(({ code }) => code)).toEqual(['asyncapi-invalid']);
  expect(second.diagnostics).toEqual(first.diagnostics);
});

it('stores warnings', async () => {
  const specs = await specFolder({ [ROOT]: 'asyncapi: 2.6.0\ninfo: { title: Acme, version: 1.0.0 }\nchannels: {}\n' });
  const first = await readContract(specs, { parse });
  const second = await readContract(specs, { parse });
  expect(parse).toHaveBeenCalledTimes(1);
  expect(first.diagnostics.filter(({ code }) => code === 'asyncapi-advice').length).toBeGreaterThan(3);
  expect(second.diagnostics).toEqual(first.diagnostics);
});

it('ignores an incomplete cache file', async () => {
  const specs = await specFolder(ACME);
  await readContract(specs, { parse });
  const names = await readdir(cacheOf(specs));
  expect(names).toHaveLength(1);
  for (const name of names) await writeFile(path.join(cacheOf(specs), name), '[{');
  await readContract(specs, { parse });
  expect(parse).toHaveBeenCalledTimes(2);
});

it('works without a writable cache folder', async () => {
  const specs = await specFolder(ACME);
  await writeFile(path.join(specs, '../node_modules/.cache'), 'a file');
  expect((await readContract(specs, { parse })).diagnostics).toEqual([]);
  expect((await readContract(specs, { parse })).diagnostics).toEqual([]);
  expect(parse).toHaveBeenCalledTimes(2);
});
