import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import { afterEach, expect, it, vi } from 'vitest';
import { compiledCommand, useBuild } from '../../src/cache/compiledCommand.ts';
import { temporaryFolder, writeFiles } from '../specs/specFolder.ts';

afterEach(() => void vi.useRealTimers());

/** A command that was compiled from two modules. */
async function compiled(editedMeanwhile = false) {
  const root = await temporaryFolder();
  await writeFiles(root, { 'src/cli.ts': 'export {};', 'src/main.ts': 'main();', 'builds/1/cli.js': 'main();' });
  const [builds, module] = [path.join(root, 'builds'), path.join(root, 'src/main.ts')];
  const modules = new Map([
    [path.join(root, 'src/cli.ts'), contentHash('export {};')],
    [module, contentHash('main();')],
  ]);
  if (editedMeanwhile) await writeFile(module, 'next();');
  useBuild('1', modules, builds);
  return { root, builds, module };
}

it('is found while its modules are as they were', async () => {
  const { builds } = await compiled();
  expect(compiledCommand(builds)).toBe(path.join(builds, '1/cli.js'));
});

it('is not found if a module was edited while it was compiled', async () => {
  const { builds } = await compiled(true);
  expect(compiledCommand(builds)).toBeUndefined();
});

it('is not found before a build', async () => {
  expect(compiledCommand(await temporaryFolder())).toBeUndefined();
});

it.each([
  ['edited', (file: string) => writeFile(file, 'next();')],
  ['deleted', (file: string) => rm(file)],
])('is not found if a module is %s', async (_, change) => {
  const { builds, module } = await compiled();
  await change(module);
  expect(compiledCommand(builds)).toBeUndefined();
});

it('is not found if the list of its modules is damaged, or of another Node', async () => {
  const { builds } = await compiled();
  const list = path.join(builds, 'latest.json');
  const text = await readFile(list, 'utf8');
  await writeFile(list, text.replace(process.version, 'v20.0.0'));
  expect(compiledCommand(builds)).toBeUndefined();
  await writeFile(list, text.slice(0, -9));
  expect(compiledCommand(builds)).toBeUndefined();
});

it('is found in a copy that cannot be written', async () => {
  const { root } = await compiled();
  const copy = path.join(await temporaryFolder(), 'copy');
  await cp(root, copy, { recursive: true });
  // Where the new list would be written first.
  await mkdir(path.join(copy, `builds/latest.json.${process.pid}`));
  expect(compiledCommand(path.join(copy, 'builds'))).toBe(path.join(copy, 'builds/1/cli.js'));
});

it('is found in a copy, which remembers the files of the copy', async () => {
  const { root } = await compiled();
  const copy = path.join(await temporaryFolder(), 'copy');
  await cp(root, copy, { recursive: true });
  vi.setSystemTime(Date.now() + 60_000);
  const list = path.join(copy, 'builds/latest.json');
  const before = await readFile(list, 'utf8');
  expect(compiledCommand(path.join(copy, 'builds'))).toBe(path.join(copy, 'builds/1/cli.js'));
  expect(await readFile(list, 'utf8')).not.toBe(before);
});
