import { expect, it } from 'vitest';
import { createTextHashes, hashTexts } from '../../src/manifest/textHashes.ts';

it('the hashes of several runs are those of each', () => {
  const several = createTextHashes();
  const long = 'x'.repeat(50_000);
  const runs = [['a', 'b', 'a', ''], ['a', 'c'], [], ['b', `${long}1`, `${long}2`, 'c'], [`${long}2`, `${long}1`]];
  for (const texts of runs) expect(several(texts)).toEqual(hashTexts(texts));
  expect(new Set(several([`${long}1`, `${long}2`])).size).toBe(2);
});
