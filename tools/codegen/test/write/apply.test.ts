import { readdir, readFile, stat, symlink, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { GeneratedFile } from '@hookbook/contract';
import { expect, it } from 'vitest';
import { apply } from '../../src/write/apply.ts';
import { compare } from '../../src/write/compare.ts';
import { temporaryFolder, writeFiles } from '../specs/specFolder.ts';

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  const generated: GeneratedFile[] = Object.entries(files).map(([name, text]) => ({ path: name, text }));
  await apply(folder, await compare(folder, generated), generated);
}

/** Every file with its text, and every folder. */
async function tree(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = entries.map(async (entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, file), entry.isDirectory() ? '(folder)' : await readFile(file, 'utf8')] as const;
  });
  return Object.fromEntries((await Promise.all(texts)).sort());
}

it('writes new files, and creates their folders', async () => {
  const folder = path.join(await temporaryFolder(), 'src/gen');
  await write(folder, { a: '1', 'b/c': '2' });
  expect(await tree(folder)).toEqual({ a: '1', b: '(folder)', 'b/c': '2' });
});

it('does not touch an unchanged file', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { same: 'same', differs: 'old' });
  const past = new Date('2020-01-01T00:00:00Z');
  await Promise.all(['same', 'differs'].map((name) => utimes(path.join(folder, name), past, past)));
  await write(folder, { same: 'same', differs: 'new' });
  expect((await stat(path.join(folder, 'same'))).mtime).toEqual(past);
  expect((await stat(path.join(folder, 'differs'))).mtime).not.toEqual(past);
});

it('removes orphans, and folders that become empty', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a/b/orphan': '', 'a/kept': '', 'c/d/orphan': '', '.kept.txt.4711': 'cut o' });
  await write(folder, { 'a/kept': '' });
  expect(await tree(folder)).toEqual({ a: '(folder)', 'a/kept': '' });
});

it.each([
  [{ user: 'file' }, { 'user/page': 'in a folder' }, { user: '(folder)', 'user/page': 'in a folder' }],
  [{ 'user/page': 'in a folder' }, { user: 'file' }, { user: 'file' }],
  [{ 'User/a': '1' }, { 'user/a': '1' }, { user: '(folder)', 'user/a': '1' }],
])('replaces %j with %j', async (before, after, expected) => {
  const folder = await temporaryFolder();
  await write(folder, before);
  await write(folder, after);
  expect(await tree(folder)).toEqual(expected);
});

it('replaces a symbolic link and does not write through it', async () => {
  const folder = await temporaryFolder();
  const elsewhere = await temporaryFolder();
  await writeFiles(elsewhere, { page: 'theirs' });
  await symlink(elsewhere, path.join(folder, 'docs'));
  await write(folder, { 'docs/page': 'ours' });
  expect(await tree(folder)).toEqual({ docs: '(folder)', 'docs/page': 'ours' });
  expect(await tree(elsewhere)).toEqual({ page: 'theirs' });
});

it('writes more files than a process may have open at once', async () => {
  const folder = await temporaryFolder();
  const files = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`${index % 10}/${index}`, '']));
  await write(folder, files);
  expect(Object.keys(await tree(folder))).toHaveLength(3010);
});
