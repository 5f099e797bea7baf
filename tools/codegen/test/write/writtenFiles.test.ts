import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import { expect, it } from 'vitest';
import { createKnownFiles } from '../../src/write/knownFiles.ts';
import { createFileHashes, knownStates, writtenFiles } from '../../src/write/writtenFiles.ts';
import { temporaryFolder } from '../specs/specFolder.ts';

it('the hashes of several runs are those of each', () => {
  const hashOf = createFileHashes();
  const long = 'x'.repeat(50_000);
  const runs = [
    { a: '1', b: '2', c: '' },
    { a: '1', b: '1' },
    {},
    { c: long, a: `${long}1` },
    { c: `${long}1`, a: '1' },
  ];
  for (const run of runs) {
    const files = Object.entries(run).map(([path, text]) => ({ path, text }));
    expect(files.map(hashOf)).toEqual(files.map(({ text }) => contentHash(text)));
  }
});

it('the text of an unchanged file is not asked for', async () => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, 'a'), 'text');
  const file = {
    path: 'a',
    key: 'k',
    get text(): string {
      throw new Error('asked for');
    },
  };
  const written = { a: { hash: contentHash('text'), key: 'k' } };
  const hashOf = createFileHashes();
  const states = knownStates(folder, [file], { written, known: createKnownFiles({}) }, hashOf);
  expect(writtenFiles([file], states, written, hashOf)).toEqual(written);
});

it('the state of a file that nobody has changed is known from its key, or else its text', async () => {
  const folder = await temporaryFolder();
  const names = ['same', 'edited', 'other-key', 'other-text', 'no-key', 'deleted', 'constructor'];
  for (const name of names.slice(0, 5)) await writeFile(path.join(folder, name), name === 'edited' ? 'by hand' : name);
  const keyOf = (name: string) => (name === 'no-key' || name === 'other-text' ? {} : { key: name });
  const written = Object.fromEntries(
    names.slice(0, -1).map((name) => [name, { hash: contentHash(name), ...keyOf(name) }]),
  );
  const files = names.map((name) => ({
    ...{ path: name, text: name === 'other-text' ? 'new' : name },
    ...(name === 'other-key' ? { key: 'new' } : keyOf(name)),
  }));
  const states = knownStates(folder, files, { written, known: createKnownFiles({}) }, createFileHashes());
  expect(Object.fromEntries(states)).toEqual({
    same: 'same',
    'other-key': 'same',
    'other-text': 'different',
    'no-key': 'same',
  });
});
