import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openStore, type StoreFormat } from '../../src/cache/store.ts';
import { createStores, type Stores } from '../../src/cache/stores.ts';
import { openTextCache } from '../../src/cache/textCache.ts';
import { temporaryFolder } from '../specs/specFolder.ts';

const FORMAT: StoreFormat<string> = {
  code: '1',
  encode: (text) => Buffer.from(text),
  decode: (bytes) => bytes.toString(),
};

it('writes nothing before the end of a run', async () => {
  const folder = path.join(await temporaryFolder(), 'store');
  const stores = createStores();
  const store = stores.open(folder, FORMAT);
  store.set('a', '1');
  await store.save();
  expect(openStore(folder, FORMAT).get('a')).toBeUndefined();
  await stores.write();
  expect(openStore(folder, FORMAT).get('a')).toBe('1');
});

it('keeps a store that was not saved, because its run failed', async () => {
  const folder = path.join(await temporaryFolder(), 'store');
  const stores = createStores();
  const first = stores.open(folder, FORMAT);
  first.set('a', '1');
  first.set('b', '2');
  await first.save();
  await stores.write();
  stores.open(folder, FORMAT).get('a');
  await stores.write();
  const last = stores.open(folder, FORMAT);
  expect([last.get('a'), last.get('b')]).toEqual(['1', '2']);
});

/** Makes a text unless it is remembered. Returns whether it was made. */
async function isMade(folder: string, stores: Stores): Promise<boolean> {
  let made = false;
  const cache = await openTextCache(folder, stores);
  cache.text('key', () => {
    made = true;
    return 'text';
  });
  await cache.save();
  await stores.write();
  return made;
}

it('reads no file again in the same process', async () => {
  const project = await temporaryFolder();
  await mkdir(path.join(project, 'node_modules'));
  const folder = path.join(project, 'gen');
  const stores = createStores();
  expect(await isMade(folder, stores)).toBe(true);
  await rm(path.join(project, 'node_modules/.cache'), { recursive: true });
  expect(await isMade(folder, stores)).toBe(false);
  expect(await isMade(folder, createStores())).toBe(true);
});
