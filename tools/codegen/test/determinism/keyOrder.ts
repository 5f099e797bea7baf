import { expect } from 'vitest';
import { ARTIFACTS } from '../../src/generate/artifacts.ts';
import type { SpecFiles } from '../specs/acme.ts';
import { specFolder } from '../specs/specFolder.ts';
import { generatedFrom } from './generated.ts';
import { shuffledKeys } from './shuffledKeys.ts';

/** Generates every artifact from a spec, and from the same one with other orders of keys and files. */
export async function expectSameBytesForEveryOrder(files: SpecFiles): Promise<void> {
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
}
