import { appendFile, copyFile, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createKnownFiles } from '../../src/write/knownFiles.ts';
import { temporaryFolder } from '../specs/specFolder.ts';

beforeEach(() => void vi.setSystemTime(Date.now() + 60_000));
afterEach(() => void vi.useRealTimers());

const TEXT = 'text';

/** A file whose state is known. */
async function knownFile() {
  const file = path.join(await temporaryFolder(), 'file');
  await writeFile(file, TEXT);
  const known = createKnownFiles({});
  expect(known.have(file, contentHash(TEXT))).toBe(true);
  expect(known.haveNews()).toBe(true);
  return { file, states: known.states() };
}

it('a file in its known state is not read', async () => {
  const { file, states } = await knownFile();
  const known = createKnownFiles(states);
  expect(known.have(file, 'the hash that it had')).toBe(true);
  expect(known.haveNews()).toBe(false);
  expect(known.states()).toEqual(states);
});

it.each<[string, (file: string) => Promise<unknown>]>([
  ['has the same size and time', (file) => writeFile(file, 'next')],
  ['is longer', (file) => appendFile(file, '.')],
  [
    'was put in its place',
    async (file) => {
      await writeFile(`${file}.new`, 'next');
      await rename(`${file}.new`, file);
    },
  ],
])('a file is read if it %s', async (_, change) => {
  const { file, states } = await knownFile();
  const { atime, mtime } = await stat(file);
  await change(file);
  await utimes(file, atime, mtime);
  expect(createKnownFiles(states).have(file, contentHash(TEXT))).toBe(false);
  expect(createKnownFiles(states).have(file, contentHash(await readFile(file)))).toBe(true);
});

it('a file that was written just before has no state', async () => {
  const { file } = await knownFile();
  await copyFile(file, `${file}.copy`);
  vi.setSystemTime((await stat(`${file}.copy`)).ctimeMs + 50);
  const known = createKnownFiles({});
  expect(known.have(`${file}.copy`, contentHash(TEXT))).toBe(true);
  expect(known.states()).toEqual({});
  expect(known.haveNews()).toBe(false);
});

it('a file that could not be read is one that still cannot be read', async () => {
  const { file, states } = await knownFile();
  expect(createKnownFiles(states).have(`${file}.missing`, null)).toBe(true);
  expect(createKnownFiles({}).have(file, null)).toBe(false);
});
