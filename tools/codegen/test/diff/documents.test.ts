import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/diff/compare.ts';
import { temporaryFolder, writeFiles } from '../specs/specFolder.ts';
import { DOCUMENT_DISAGREEMENTS, DOCUMENTS, type DocumentPart, documentText } from './documents.ts';

/** Every change once, by its rule and its severity. */
async function told(part: DocumentPart, before: string, after: string): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'before.yaml': documentText(part, before), 'after.yaml': documentText(part, after) });
  const side = (file: string) => ({ specs: path.join(folder, file), name: file });
  const { changes } = await compare(side('before.yaml'), side('after.yaml'));
  return [
    ...new Set(
      changes.map(({ rule, wire, source }) => `${rule}: ${wire === 'none' && source === 'breaking' ? 'source' : wire}`),
    ),
  ];
}

const matters = (change: string) => change.endsWith(': breaking') || change.endsWith(': source');

describe.each(Object.entries(DOCUMENTS))('%s', (group, pairs) => {
  const agreed = pairs.filter(([name]) => DOCUMENT_DISAGREEMENTS[`${group}/${name}`] === undefined);

  test.each(agreed)('%s', async (_name, part, one, other, there, back) => {
    for (const [found, expected] of [
      [await told(part, one, other), there],
      [await told(part, other, one), back],
    ] as const) {
      if (expected.includes('*: breaking')) expect(found.filter(matters)).not.toEqual([]);
      else expect(found.filter(matters)).toEqual(expected.filter(matters));
      if (expected.length === 0) expect(found.filter((change) => !change.endsWith(': docs'))).toEqual([]);
      expect(found).toEqual(expect.arrayContaining(expected.filter((change) => !change.startsWith('*'))));
    }
  });
});

test('every known disagreement is about a pair of documents', () => {
  const names = Object.entries(DOCUMENTS).flatMap(([group, pairs]) => pairs.map(([name]) => `${group}/${name}`));
  expect(new Set(names).size).toBe(names.length);
  expect(Object.keys(DOCUMENT_DISAGREEMENTS).filter((name) => !names.includes(name))).toEqual([]);
});
