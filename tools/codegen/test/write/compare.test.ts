import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { compare, isEmpty } from '../../src/write/compare.ts';
import { temporaryFolder, writeFiles } from '../specs/specFolder.ts';

it('finds added, changed, removed and unchanged files', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { same: 'same', differs: 'old', 'deep/orphan': '', '.hidden': '' });
  const files = [
    { path: 'z', text: '' },
    { path: 'a/b', text: '' },
    { path: 'differs', text: 'new' },
    { path: 'same', text: 'same' },
  ];
  expect(await compare(folder, files)).toEqual({
    added: ['a/b', 'z'],
    changed: ['differs'],
    removed: ['.hidden', 'deep/orphan'],
    unchanged: 1,
  });
});

it.each([
  ['', '', true],
  ['', 'a', false],
  ['a', '', false],
  ['abc', 'abd', false],
  ['abc', 'ab', false],
  ['abc', 'abcd', false],
  ['é', 'é', true],
  ['名前 😀', '名前 😀', true],
  ['\ud800', '\ufffd', true],
  ['x'.repeat(100_000), 'x'.repeat(100_000), true],
  ['x'.repeat(100_000), `${'x'.repeat(99_999)}y`, false],
])('compares bytes, also after other files: case %#', async (text, found, isSame) => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { before: 'before', it: found, 'z/after': 'after' });
  const files = [
    { path: 'before', text: 'before' },
    { path: 'it', text },
    { path: 'z/after', text: 'after' },
  ];
  expect(await compare(folder, files)).toMatchObject(isSame ? { unchanged: 3 } : { changed: ['it'], unchanged: 2 });
});

it('leaves out what Python compiles', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a/__pycache__/b.pyc': '', 'a/b.py': '' });
  expect(await compare(folder, [])).toMatchObject({ removed: ['a/b.py'] });
});

it('treats a missing folder as empty', async () => {
  const folder = path.join(await temporaryFolder(), 'gen');
  expect(await compare(folder, [])).toEqual({ added: [], changed: [], removed: [], unchanged: 0 });
});

it.each([
  [{ added: [], changed: [], removed: [], unchanged: 3 }, true],
  [{ added: [], changed: [], removed: ['a'], unchanged: 0 }, false],
])('isEmpty: %j is %j', (changes, expected) => {
  expect(isEmpty(changes)).toBe(expected);
});

it('does not follow a symbolic link', async () => {
  const folder = await temporaryFolder();
  const elsewhere = await temporaryFolder();
  await writeFiles(elsewhere, { page: 'text' });
  await symlink(elsewhere, path.join(folder, 'docs'));
  expect(await compare(folder, [{ path: 'docs/page', text: 'text' }])).toEqual({
    added: ['docs/page'],
    changed: [],
    removed: ['docs'],
    unchanged: 0,
  });
});

it.each(['../a', '..', '.', '', '/etc/passwd', 'a/../../b', 'a/..', './a', 'a//b', 'a/', '..\\a', 'a\\b', 'a\0b'])(
  'rejects the name %j',
  async (name) => {
    const folder = await temporaryFolder();
    await expect(compare(folder, [{ path: name, text: '' }])).rejects.toThrow(
      `A generated file is outside its folder: ${JSON.stringify(name)}`,
    );
  },
);

it.each([
  ['a', 'a'],
  ['docs/User.html', 'docs/user.html'],
])('rejects two files with the same name: %s and %s', async (one, other) => {
  const files = [one, other].map((name) => ({ path: name, text: '' }));
  await expect(compare(await temporaryFolder(), files)).rejects.toThrow(
    `Two generated files have the name ${JSON.stringify(other)}.`,
  );
});

it('replaces a folder that has the name of a file', async () => {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'user'));
  await writeFile(path.join(folder, 'user/page'), '');
  const file = { path: 'user', text: 'now a file' };
  expect(await compare(folder, [file])).toMatchObject({ added: ['user'], removed: ['user/page'] });
});
