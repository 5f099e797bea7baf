import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openValueCache } from '../../src/cache/valueCache.ts';
import { readContract } from '../../src/generate/readContract.ts';
import { acmeEdited, DELETED, USER } from '../specs/acme.ts';
import { parse } from '../specs/sharedParser.ts';
import { specFolder } from '../specs/specFolder.ts';

/** Acme with aliases, a merge key, a rounded number and a warning. */
const ACME = acmeEdited(
  DELETED,
  'examples:',
  'x-a: &a { b: 1, n: 12345678901234567890 }\nx-c: { <<: *a, d: *a }\nexamples:',
  [USER, 'type: object', 'type: object\nfoo: 1'],
);

/** The folder of the values, and the files in it. */
async function cacheOf(specs: string) {
  const parent = path.join(path.dirname(specs), 'node_modules/.cache/hookbook/values');
  const [name = ''] = await readdir(parent);
  const folder = path.join(parent, name);
  const files = await readdir(folder);
  return { folder, files: files.map((file) => path.join(folder, file)) };
}

async function cacheSize(specs: string): Promise<number> {
  const { files } = await cacheOf(specs);
  const contents = await Promise.all(files.map((file) => readFile(file)));
  return contents.reduce((sum, { length }) => sum + length, 0);
}

function read(specs: string) {
  return readContract(specs, { parse });
}

describe('a contract whose files were parsed before', () => {
  it('is read as before, with the same diagnostics in the same places', async () => {
    const specs = await specFolder(ACME);
    const first = await read(specs);
    const second = await read(specs);
    expect(first.diagnostics.length).toBeGreaterThan(0);
    expect(second.diagnostics).toEqual(first.diagnostics);
    expect(second.contract).toEqual(first.contract);
  });

  it('is parsed again if the cache is damaged or gone', async () => {
    const specs = await specFolder(ACME);
    const { contract } = await read(specs);
    for (const file of (await cacheOf(specs)).files) await writeFile(file, 'damaged');
    expect((await read(specs)).contract).toEqual(contract);
    await rm((await cacheOf(specs)).folder, { recursive: true });
    expect((await read(specs)).contract).toEqual(contract);
  });
});

it('remembers the values of the last run only', async () => {
  const specs = await specFolder(ACME);
  await read(specs);
  const size = await cacheSize(specs);
  for (let edit = 1; edit < 4; edit++) {
    await writeFile(path.join(specs, USER), `${ACME[USER]}title: Edit ${edit}\n`);
    await read(specs);
  }
  expect(await cacheSize(specs)).toBeLessThan(size + 100);
});

it('does not take YAML for JSON', async () => {
  const specs = await specFolder(ACME);
  const cache = await openValueCache(specs);
  const text = { name: 'a', uri: 'spec:///a', text: '{"a": 1}' };
  cache.add({ ...text, path: '/a.yaml' }, { value: { a: 1 }, hasRoundedNumbers: false });
  await cache.save();
  const again = await openValueCache(specs);
  expect(again.get({ ...text, path: '/a.json' })).toBeUndefined();
  expect(again.get({ ...text, path: '/b.yaml' })).toEqual({ value: { a: 1 }, hasRoundedNumbers: false });
});
