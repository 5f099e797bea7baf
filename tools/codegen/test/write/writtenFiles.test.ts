import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import { expect, it } from 'vitest';
import { createKnownFiles } from '../../src/write/knownFiles.ts';
import { createFileHashes, unchangedFiles } from '../../src/write/writtenFiles.ts';
import { temporaryFolder } from '../specs/specFolder.ts';

it('the hashes of several runs are those of each', () => {
  const several = createFileHashes();
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
    const hashes = files.map(({ path, text }) => [path, { hash: contentHash(text) }]);
    expect(several(files)).toEqual(Object.fromEntries(hashes));
  }
});

it('the text of an unchanged file is not asked for', () => {
  const file = {
    path: 'a',
    key: 'k',
    get text(): string {
      throw new Error('asked for');
    },
  };
  const written = { a: { hash: 'h', key: 'k' } };
  expect(createFileHashes()([file], new Set(['a']), written)).toEqual(written);
});

it('a file is unchanged if it has the key of the last run, and the contents', async () => {
  const folder = await temporaryFolder();
  for (const name of ['same', 'edited', 'other-key', 'no-key']) await writeFile(path.join(folder, name), name);
  await writeFile(path.join(folder, 'edited'), 'by hand');
  const names = ['same', 'edited', 'other-key', 'no-key', 'deleted', 'constructor'];
  const written = Object.fromEntries(
    names.slice(0, -1).map((name) => [name, { hash: contentHash(name), ...(name !== 'no-key' && { key: name }) }]),
  );
  const files = names.map((name) => ({
    ...{ path: name, text: name },
    ...(name !== 'no-key' && { key: name === 'other-key' ? 'new' : name }),
  }));
  expect([...unchangedFiles(folder, files, { written, known: createKnownFiles({}) })]).toEqual(['same']);
});
