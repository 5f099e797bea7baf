import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore, type StoreFormat } from '../../src/cache/store.ts';
import { openTextCache } from '../../src/cache/textCache.ts';
import { temporaryFolder } from '../specs/specFolder.ts';

const FORMAT: StoreFormat<string> = {
  code: '1',
  encode: (text) => Buffer.from(text),
  decode: (bytes) => bytes.toString(),
};

const LONG = 'long '.repeat(30_000);

/** Uses values, as a run does. Returns the keys whose values were not remembered. */
async function run(folder: string, values: Readonly<Record<string, string>>, format = FORMAT): Promise<string[]> {
  const { get, set, save } = openStore(folder, format);
  const missing = Object.keys(values).filter((key) => {
    const known = get(key);
    if (known === undefined) return true;
    expect(known).toBe(values[key]);
    return false;
  });
  for (const key of missing) set(key, values[key] ?? '');
  await save();
  return missing;
}

async function storeFolder(): Promise<string> {
  return path.join(await temporaryFolder(), 'a/store');
}

async function sizesIn(folder: string): Promise<Map<string, number>> {
  const names = await readdir(folder);
  return new Map(
    await Promise.all(names.map(async (name) => [name, (await stat(path.join(folder, name))).size] as const)),
  );
}

async function sizeOf(folder: string): Promise<number> {
  return [...(await sizesIn(folder)).values()].reduce((total, size) => total + size, 0);
}

describe('a store', () => {
  it('remembers the values that the last run used, and forgets all others', async () => {
    const folder = await storeFolder();
    expect(await run(folder, { a: '1', b: '2', empty: '' })).toEqual(['a', 'b', 'empty']);
    expect(await run(folder, { a: '1', c: '3', empty: '' })).toEqual(['c']);
    expect(await run(folder, { a: '1', b: '2', c: '3', empty: '' })).toEqual(['b']);
    expect(await run(folder, {})).toEqual([]);
    expect(await run(folder, { a: '1' })).toEqual(['a']);
  });

  it('writes only what is new', async () => {
    const folder = await storeFolder();
    const all = Object.fromEntries(Array.from({ length: 20 }, (_, number) => [`k${number}`, `${LONG}${number}`]));
    await run(folder, all);
    const before = await sizesIn(folder);
    const { k3: _, ...others } = all;
    expect(await run(folder, { ...others, edited: 'short' })).toEqual(['edited']);
    const after = await sizesIn(folder);
    const added = [...after.keys()].filter((name) => !before.has(name));
    expect(added.map((name) => after.get(name))).toEqual(['short'.length]);
    expect([...before.keys()].filter((name) => !after.has(name))).toEqual([]);
  });

  it('writes much in several files, which an edit leaves alone', async () => {
    const folder = await storeFolder();
    const huge = 'huge '.repeat(2_000_000);
    const all = Object.fromEntries(Array.from({ length: 5 }, (_, number) => [`k${number}`, `${huge}${number}`]));
    await run(folder, all);
    const before = await sizesIn(folder);
    // Two values each, the last one alone, and the index.
    expect(before.size).toBe(4);
    expect(await run(folder, { ...all, edited: 'short' })).toEqual(['edited']);
    const added = [...(await sizesIn(folder))].filter(([name]) => !before.has(name));
    expect(added.map(([, size]) => size)).toEqual(['short'.length]);
    expect(await run(folder, all)).toEqual([]);
  });

  it('writes nothing if nothing is new', async () => {
    const folder = await storeFolder();
    await run(folder, { a: '1', b: '2' });
    await writeFile(path.join(folder, 'left'), '');
    await run(folder, { b: '2', a: '1' });
    expect(await readdir(folder)).toContain('left');
  });

  it('keeps its size and the number of its files after many edits', async () => {
    const folder = await storeFolder();
    const values = Object.fromEntries(Array.from({ length: 20 }, (_, number) => [`k${number}`, `${LONG}${number}`]));
    await run(folder, values);
    for (let edit = 0; edit < 60; edit++) {
      delete values[Object.keys(values)[edit % 7] ?? ''];
      values[`e${edit}`] = `${LONG}edit ${edit}`;
      await run(folder, values);
    }
    expect(await sizeOf(folder)).toBeLessThan(1.6 * 20 * LONG.length);
    expect((await readdir(folder)).length).toBeLessThan(20);
    expect(await run(folder, values)).toEqual([]);
  });

  it('deletes what an interrupted run, or an earlier version, left', async () => {
    const folder = await storeFolder();
    await run(folder, { a: '1' });
    await writeFile(path.join(folder, '.index.json.1'), '{');
    await run(folder, { a: '1', b: '2' });
    expect(await readdir(folder)).not.toContain('.index.json.1');
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file');
    await run(folder, { a: '1' });
    expect(await run(folder, { a: '1' })).toEqual([]);
  });

  it('goes on in the memory of a process', async () => {
    const folder = await storeFolder();
    const { get, set, save } = openStore(folder, FORMAT);
    set('a', '1');
    set('b', '2');
    await save();
    expect(get('a')).toBe('1');
    set('c', '3');
    await save();
    expect([get('a'), get('b'), get('c')]).toEqual(['1', undefined, '3']);
    expect(await run(folder, { a: '1', b: '2', c: '3' })).toEqual(['b']);
  });

  it('makes a value again that cannot be decoded', async () => {
    const folder = await storeFolder();
    await run(folder, { a: '1' });
    const decode = () => {
      throw new SyntaxError('another format');
    };
    expect(await run(folder, { a: '1' }, { ...FORMAT, decode })).toEqual(['a']);
    expect(await run(folder, { a: '1' })).toEqual([]);
  });

  it('is empty for other code', async () => {
    const folder = await storeFolder();
    await run(folder, { a: '1' });
    expect(await run(folder, { a: '1' }, { ...FORMAT, code: '2' })).toEqual(['a']);
  });
});

describe('a damaged store', () => {
  async function damaged(change: (file: string) => Promise<void>, which: (name: string) => boolean) {
    const folder = await storeFolder();
    await run(folder, { a: '1', b: LONG });
    for (const name of (await readdir(folder)).filter(which)) await change(path.join(folder, name));
    return folder;
  }

  const isPack = (name: string) => name !== 'index.json';
  it.each<[string, (file: string) => Promise<void>]>([
    ['is gone', (file) => rm(file)],
    ['is cut', async (file) => writeFile(file, (await readFile(file)).subarray(0, -1))],
    ['has other bytes', async (file) => writeFile(file, Buffer.alloc((await stat(file)).size))],
  ])('forgets the values of a file that %s', async (_, change) => {
    for (const which of [isPack, (name: string) => !isPack(name)]) {
      const folder = await damaged(change, which);
      expect(await run(folder, { a: '1', b: LONG })).toEqual(['a', 'b']);
      expect(await run(folder, { a: '1', b: LONG })).toEqual([]);
    }
  });
});

it('two runs at once leave a store that one of them could have left, or less', async () => {
  const folder = await storeFolder();
  const base = { a: `${LONG}a`, b: `${LONG}b` };
  await run(folder, base);
  const runs = ['1', '2', '3', '4'].map((name) => run(folder, { ...base, [name]: `${LONG}${name}` }));
  await Promise.all(runs);
  const copy = `${folder}-copy`;
  for (const name of ['1', '2', '3', '4']) {
    await cp(folder, copy, { recursive: true });
    await run(copy, { ...base, [name]: `${LONG}${name}` });
    await rm(copy, { recursive: true });
  }
});

it('texts are exactly the same when they are remembered', async () => {
  const folder = path.join(await temporaryFolder(), 'gen');
  const texts = ['', 'a', 'é', 'ÿ', 'Ā', '名前', 'a😀', '\ud800', 'a\0b', '\u2028'];
  const cache = await openTextCache(folder);
  for (const text of texts) cache.text(cache.key(text), () => text);
  await cache.save();
  const again = await openTextCache(folder);
  const fail = (): string => {
    throw new Error('It is not remembered.');
  };
  expect(texts.map((text) => again.text(again.key(text), fail))).toEqual(texts);
});
