import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { readContract } from '../../src/readContract.ts';
import * as asked from '../../src/validate/parser/client.ts';
import { ACME, acmeEdited, ROOT, USER } from '../specs/acme.ts';
import { specFolder, writeFiles } from '../specs/specFolder.ts';

vi.mock(import('../../src/validate/parser/client.ts'), { spy: true });

const proofs = () => vi.mocked(asked.askParser).mock.calls.length;

beforeEach(() => {
  vi.clearAllMocks();
});

function cacheOf(specs: string): string {
  return path.join(specs, '../node_modules/.cache/hookbook/proven');
}

it('proves a contract once', async () => {
  const specs = await specFolder(ACME);
  await readContract(specs);
  await readContract(specs);
  expect(proofs()).toBe(1);
});

it('proves it again after a change', async () => {
  const specs = await specFolder(ACME);
  await readContract(specs);
  await writeFiles(specs, acmeEdited(USER, 'email }', 'email, description: Where to write to. }'));
  await readContract(specs);
  expect(proofs()).toBe(2);
});

it('proves a contract with an error every time, and tells the error every time', async () => {
  const specs = await specFolder(acmeEdited(ROOT, 'action: send', 'action: sent'));
  const first = await readContract(specs);
  const second = await readContract(specs);
  expect(proofs()).toBe(2);
  expect(first.diagnostics.map(({ code }) => code)).toEqual(['asyncapi-invalid']);
  expect(second.diagnostics).toEqual(first.diagnostics);
});

it('remembers warnings', async () => {
  const specs = await specFolder({ [ROOT]: 'asyncapi: 2.6.0\ninfo: { title: Acme, version: 1.0.0 }\nchannels: {}\n' });
  const first = await readContract(specs);
  const second = await readContract(specs);
  expect(proofs()).toBe(1);
  expect(first.diagnostics.filter(({ code }) => code === 'asyncapi-advice').length).toBeGreaterThan(3);
  expect(second.diagnostics).toEqual(first.diagnostics);
});

it('does not believe a proof that was cut off', async () => {
  const specs = await specFolder(ACME);
  await readContract(specs);
  const names = await readdir(cacheOf(specs));
  expect(names).toHaveLength(1);
  for (const name of names) await writeFile(path.join(cacheOf(specs), name), '[{');
  await readContract(specs);
  expect(proofs()).toBe(2);
});

it('does without a place to remember in', async () => {
  const specs = await specFolder(ACME);
  await writeFile(path.join(specs, '../node_modules/.cache'), 'a file');
  expect((await readContract(specs)).diagnostics).toEqual([]);
  expect((await readContract(specs)).diagnostics).toEqual([]);
  expect(proofs()).toBe(2);
});
