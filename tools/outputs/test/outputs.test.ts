import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '@hookbook/testkit/runProcess';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFiles } from '../src/listFiles.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(path.join(tmpdir(), 'hookbook-outputs-'));
  await writeFile(path.join(workspace, 'package.json'), '{}');
});
afterEach(() => rm(workspace, { recursive: true }));

function outputs(...argv: readonly string[]) {
  return outputsIn('.', ...argv);
}

function outputsIn(folder: string, ...argv: readonly string[]) {
  return run('node', [MAIN, ...argv], { cwd: path.join(workspace, folder) });
}

async function write(...files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(path.join(workspace, path.dirname(file)), { recursive: true });
    await writeFile(path.join(workspace, file), file);
  }
}

test('prune deletes what was not recorded, and nothing outside the folder', async () => {
  await write('src/gen/a.ts', 'src/gen/b/c.ts', 'src/own.ts');
  expect((await outputs('record', 'src/gen')).code).toBe(0);
  await write('src/gen/b/stale.ts', 'src/gen/d/e/stale.ts', 'src/stale.ts');
  const { code, stdout } = await outputs('prune');
  expect(code).toBe(0);
  expect(stdout).toBe('Deleted src/gen/b/stale.ts\nDeleted src/gen/d/e/stale.ts\n');
  expect(await listFiles(path.join(workspace, 'src'))).toEqual(['gen/a.ts', 'gen/b/c.ts', 'own.ts', 'stale.ts']);
  expect((await readdir(path.join(workspace, 'src/gen'))).sort()).toEqual(['a.ts', 'b']);
});

test('each folder has a record of its own', async () => {
  await write('dist/a.js', 'src/gen/a.ts');
  await outputs('record', 'dist');
  await outputs('record', 'src/gen');
  await write('dist/a.ts', 'src/gen/a.js');
  await outputs('prune');
  expect(await listFiles(path.join(workspace, 'dist'))).toEqual(['a.js']);
  expect(await listFiles(path.join(workspace, 'src'))).toEqual(['gen/a.ts']);
});

test('a folder without files stays without files', async () => {
  await outputs('record', 'dist');
  await write('dist/a.js');
  expect((await outputs('prune')).code).toBe(0);
  expect(await listFiles(path.join(workspace, 'dist'))).toEqual([]);
});

test('prune deletes nothing without a record', async () => {
  await write('dist/a.js');
  expect((await outputs('prune')).code).toBe(0);
  expect(await listFiles(path.join(workspace, 'dist'))).toEqual(['a.js']);
});

test('at the root of a repository, prune does so in every workspace', async () => {
  await writeFile(path.join(workspace, 'package.json'), JSON.stringify({ workspaces: ['specs', 'packages/*'] }));
  for (const folder of ['specs', 'packages/a', 'other']) {
    await write(`${folder}/dist/a.js`);
    await outputsIn(folder, 'record', 'dist');
    await write(`${folder}/dist/stale.js`);
  }
  const { stdout } = await outputs('prune');
  expect(stdout).toBe('Deleted packages/a/dist/stale.js\nDeleted specs/dist/stale.js\n');
});

test.each([[[]], [['record']], [['prune', 'dist']], [['delete', 'dist']]])('%j is a usage error', async (argv) => {
  const { code, stderr } = await outputs(...argv);
  expect(code).not.toBe(0);
  expect(stderr).toContain('Usage: ');
});
