import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import { expect, it } from 'vitest';
import { createFileHashes } from '../../src/write/fileHashes.ts';

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
    expect(several(files)).toEqual(Object.fromEntries(files.map(({ path, text }) => [path, contentHash(text)])));
  }
});
