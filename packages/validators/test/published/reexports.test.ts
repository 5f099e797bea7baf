import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { expect, onTestFinished, test } from 'vitest';

const PACKAGE = path.join(import.meta.dirname, '../..');

/** The folder of a package in which `bundle.ts` wrote the JavaScript. */
async function bundled(sources: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink(path.join(PACKAGE, '../../node_modules'), path.join(folder, 'node_modules'));
  await copyFile(path.join(PACKAGE, 'bundle.ts'), path.join(folder, 'bundle.ts'));
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  };
  await write('package.json', '{ "type": "module" }');
  for (const [file, text] of Object.entries(sources)) {
    await write(`src/${file}`, text);
    await write(`dist/${file.replace(/\.ts$/, '.d.ts')}`, '');
  }
  await runOrThrow(process.execPath, [path.join(folder, 'bundle.ts')], { cwd: folder });
  return folder;
}

test('the module of a former name exports what the module of the name exports', async () => {
  const folder = await bundled({
    'index.ts': 'export {};',
    'parse/parse.ts': 'export const parse = () => "parsed";',
    'gen/acme.ts': "import { parse } from '../parse/parse.ts';\nexport const parseEvent = () => parse();",
    'gen/old.ts': "export * from './acme.ts';",
  });
  const [now, old] = await Promise.all(
    ['acme', 'old'].map((name) => import(pathToFileURL(path.join(folder, `dist/gen/${name}.js`)).href)),
  );
  expect(now.parseEvent()).toBe('parsed');
  expect(old.parseEvent).toBe(now.parseEvent);
});
