import { expect, it } from 'vitest';
import { specFolder } from '../specs/specFolder.ts';
import { generatedFrom, realSpecs } from './generated.ts';
import { shuffledKeys } from './shuffledKeys.ts';

it('generates the same bytes whatever the order of keys', async () => {
  const files = await realSpecs();
  expect(Object.keys(files).length).toBeGreaterThan(200);
  const wanted = await generatedFrom(await specFolder(files));
  expect(new Set([...wanted.keys()].map((name) => name.split('/')[0]))).toEqual(
    new Set(['types', 'validators', 'mock-server', 'docs', 'bundle']),
  );
  for (const seed of [1, 2]) {
    const shuffled = shuffledKeys(files, seed);
    expect(shuffled['asyncapi.yaml']).not.toBe(files['asyncapi.yaml']);
    const given = await generatedFrom(await specFolder(shuffled));
    expect([...given.keys()].sort()).toEqual([...wanted.keys()].sort());
    const different = [...wanted.keys()].filter((name) => given.get(name) !== wanted.get(name));
    expect(different).toEqual([]);
  }
});
