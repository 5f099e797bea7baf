import { expect, it } from 'vitest';
import { ARTIFACTS } from '../../src/generate/artifacts.ts';
import { specFolder } from '../specs/specFolder.ts';
import { generatedFrom, realSpecs } from './generated.ts';
import { shuffledKeys } from './shuffledKeys.ts';

it('generates the same bytes for every order of keys', async () => {
  const files = await realSpecs();
  expect(Object.keys(files).length).toBeGreaterThan(200);
  const expected = await generatedFrom(await specFolder(files));
  expect(new Set([...expected.keys()].map((name) => name.split('/')[0]))).toEqual(
    new Set([...ARTIFACTS.map(({ name }) => name), 'bundle']),
  );
  const shuffled = shuffledKeys(files, 1);
  expect(shuffled['asyncapi.yaml']).not.toBe(files['asyncapi.yaml']);
  const actual = await generatedFrom(await specFolder(shuffled));
  expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
  const different = [...expected.keys()].filter((name) => actual.get(name) !== expected.get(name));
  expect(different).toEqual([]);
});
