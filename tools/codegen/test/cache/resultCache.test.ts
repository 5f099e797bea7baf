import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openResultCache } from '../../src/cache/resultCache.ts';
import { type ContractResult, readContract } from '../../src/generate/readContract.ts';
import { ACME, CHANNEL, CREATED, DELETED, type Edit, edited, USER } from '../specs/acme.ts';
import { parse } from '../specs/sharedParser.ts';
import { specFolder, writeFiles } from '../specs/specFolder.ts';

/** What a run says about a spec, wherever its folder is. */
async function read(specs: string): Promise<Pick<ContractResult, 'contract' | 'diagnostics'>> {
  const { contract, diagnostics } = await readContract(specs, { parse });
  return JSON.parse(JSON.stringify({ contract, diagnostics }).replaceAll(specs, '')) as ContractResult;
}

it.each<[what: string, edit: Edit]>([
  ['an example that a definition no longer accepts', [USER, 'id: { type: string }', 'id: { type: integer }']],
  ['an example of another type', [DELETED, 'user: { id: u1 } }', 'user: u1 }']],
  ['an example with a value that JSON lacks', [DELETED, 'user: { id: u1 } }', 'user: { id: u1, n: .nan } }']],
  ['formats that are only annotations', [CHANNEL, 'x-webhook:', 'x-webhook:\n  formats: annotation']],
  ['an x-webhook that is invalid', [CHANNEL, 'x-webhook:', 'x-webhook:\n  retries: 3']],
  ['a keyword that is misspelt', [USER, 'required: [id]', 'requierd: [id]']],
  ['a keyword that is gone', [CREATED, '  required: [type, user]\n', '']],
  ['a reference without a target', [CREATED, '../schemas/user.yaml', '../schemas/users.yaml']],
])('reads %s as if it had read nothing before', async (_, edit) => {
  const files = edited(ACME, edit);
  const specs = await specFolder(ACME);
  await read(specs);
  await writeFiles(specs, files);
  const warm = await read(specs);
  expect(warm).toEqual(await read(await specFolder(files)));
  await writeFiles(specs, ACME);
  expect(await read(specs)).toEqual(await read(await specFolder(ACME)));
});

it('tells numbers apart that are equal as JSON', async () => {
  const { keyOf } = await openResultCache(await specFolder(ACME));
  const keys = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, null].map((value) => keyOf({ value }));
  expect(new Set(keys).size).toBe(keys.length);
  const scalars = [0, -0, Number.NaN, Number.NEGATIVE_INFINITY, null, undefined, '0'].map((value) => keyOf(value));
  expect(new Set(scalars).size).toBe(scalars.length);
});

it('knows what was undefined, and forgets what the last run did not ask for', async () => {
  const specs = await specFolder(ACME);
  const runs = async (asked: readonly string[]): Promise<string[]> => {
    const cache = await openResultCache(specs);
    const found = asked.filter((key) => {
      let isNew = false;
      cache.result(key, () => {
        isNew = true;
        return undefined;
      });
      return isNew;
    });
    await cache.save();
    return found;
  };
  expect(await runs(['a', 'b'])).toEqual(['a', 'b']);
  expect(await runs(['a'])).toEqual([]);
  expect(await runs(['a', 'b'])).toEqual(['b']);
  await rm(specs, { recursive: true });
});
