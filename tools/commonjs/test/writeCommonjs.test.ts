import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeCommonjs } from '../src/writeCommonjs.ts';

const EXPORTS = {
  '.': { import: { default: './dist/index.js' }, require: { default: './dist/cjs/index.js' } },
  './data.json': './dist/data.json',
  './index': null,
  './*': { import: { default: './dist/gen/*.js' }, require: { default: './dist/cjs/gen/*.js' } },
};

const FILES: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ name: 'sample', type: 'module', exports: EXPORTS }),
  'dist/index.js': `export { here } from './deep/here.js';
export * from './star.js';
export default 'the default';
export let count = 0;
export const raise = () => { count += 1; };
export const load = (name) => import(name);
`,
  'dist/index.d.ts': `import type { Shape } from './shape.ts';
export { here } from './deep/here.ts';
export declare const shape: import('./other.ts').Other<Shape>;
`,
  'dist/star.js': 'export const star = 1;\nexport const isStrict = (function () { return this === undefined; })();\n',
  'dist/star.d.ts': 'export declare const star: number;\n',
  'dist/shape.js': 'export {};\n',
  'dist/shape.d.ts': 'export interface Shape {}\n',
  'dist/other.d.ts': 'export type Other<T> = T;\n',
  'dist/deep/here.js': `import { readFileSync } from 'node:fs';
export const here = readFileSync(new URL('../data.json', import.meta.url), 'utf8');
`,
  'dist/deep/here.d.ts': 'export declare const here: string;\n',
  'dist/data.json': '{"found":true}',
  'dist/gen/a.js': `import { star } from '../star.js';\nexport const a = star + 1;\n`,
  'dist/gen/a.d.ts': 'export declare const a: number;\n',
  'dist/gen/a/b.js': 'export const b = 3;\n',
  'dist/gen/a/b.d.ts': 'export declare const b: number;\n',
  'node_modules/other/package.json': '{ "exports": { "import": "./module.mjs", "require": "./copy.cjs" } }',
  'node_modules/other/module.mjs': `export const copy = 'imported';\n`,
  'node_modules/other/copy.cjs': `exports.copy = 'required';\n`,
  'dist/cli/main.js': 'await 1;\n',
  'dist/cli/main.d.ts': 'export {};\n',
};

let workspace = '';
beforeAll(async () => {
  workspace = await writeWorkspace(FILES);
  await writeCommonjs(workspace);
});
afterAll(() => rm(workspace, { recursive: true, force: true }));

async function writeWorkspace(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-commonjs-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

/** Runs a CommonJS program beside the package, where `require` loads no ES module. */
async function evaluate(program: string): Promise<unknown> {
  const flags = ['--no-experimental-require-module', '--no-warnings', '--input-type=commonjs'];
  const { stdout } = await runOrThrow('node', [...flags, '--eval', program], { cwd: workspace });
  return JSON.parse(stdout);
}

test('has the modules and declarations that require can reach, and no others', async () => {
  const files = await readdir(path.join(workspace, 'dist/cjs'), { recursive: true, withFileTypes: true });
  const names = files
    .filter((file) => file.isFile())
    .map((file) => path.relative(path.join(workspace, 'dist/cjs'), path.join(file.parentPath, file.name)));
  const both = ['index', 'star', 'deep/here', 'gen/a', 'gen/a/b'].flatMap((name) => [`${name}.js`, `${name}.d.ts`]);
  // No module imports the declarations of types.
  const types = ['shape.d.ts', 'other.d.ts'];
  expect(names.sort()).toEqual([...both.filter((name) => name !== 'star.d.ts'), ...types, 'package.json'].sort());
});

test('exports the same, with live bindings and in strict mode', async () => {
  const program = `const all = require('sample'); all.raise();
    console.log(JSON.stringify([all, require('sample/a'), require('sample/a/b')]));`;
  expect(await evaluate(program)).toEqual([
    { default: 'the default', here: '{"found":true}', star: 1, isStrict: true, count: 1 },
    { a: 2 },
    { b: 3 },
  ]);
});

test('Node finds the exports when an ES module imports the copy', async () => {
  const program = `const { default: all, star, here } = await import('./dist/cjs/index.js');
    console.log(JSON.stringify([star, here, all.star]));`;
  const { stdout } = await runOrThrow('node', ['--input-type=module', '--eval', program], { cwd: workspace });
  expect(JSON.parse(stdout)).toEqual([1, '{"found":true}', 1]);
});

test('loads with require what the module loads with import', async () => {
  const program = `require('sample').load('other').then(({ copy }) => console.log(JSON.stringify(copy)));`;
  expect(await evaluate(program)).toBe('required');
});

test('finds no modules where exports have none', async () => {
  const folder = await writeWorkspace({
    'package.json': '{ "exports": { ".": "./dist/index.js" } }',
    'dist/index.js': '',
  });
  await expect(writeCommonjs(folder)).rejects.toThrow('No subpath in exports has a target for "require".');
  await rm(folder, { recursive: true });
});

test.each([
  ['await 1;', 'Top-level await'],
  ['export const folder = import.meta.dirname;', 'import.meta'],
])('refuses %s, which CommonJS does not have', async (text, message) => {
  const exports = { '.': { require: { default: './dist/cjs/index.js' } } };
  const folder = await writeWorkspace({
    'package.json': JSON.stringify({ exports }),
    'dist/index.js': text,
    'dist/index.d.ts': '',
  });
  await expect(writeCommonjs(folder)).rejects.toThrow(message);
  await rm(folder, { recursive: true });
});
