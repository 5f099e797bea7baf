import { existsSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript-5';
import { describe, expect, test } from 'vitest';
import { commonjsFiles, DIST, distFiles } from './dist.ts';
import { freeNames } from './freeNames.ts';
import { hiddenCode, moduleNames } from './hiddenCode.ts';

/** Globals of every runtime: those of JavaScript, and readers of texts and forms. None gives access to code, files, network or timers. */
const ALLOWED = new Set([
  ...['Array', 'ArrayBuffer', 'BigInt', 'Boolean', 'Date', 'Error', 'Infinity', 'JSON', 'Map', 'Math', 'NaN'],
  ...['Number', 'Object', 'RegExp', 'Set', 'String', 'Symbol', 'TypeError', 'Uint8Array', 'WeakMap', 'structuredClone'],
  ...['TextDecoder', 'TextEncoder', 'URLSearchParams', 'decodeURIComponent'],
]);

const scripts = distFiles('.js');

test('every provider has a module', () => {
  expect(scripts.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['gen/dynamic.js', 'gen/flagright.js', 'gen/platform.js', 'gen/worth.js', 'index.js']),
  );
});

describe.each(scripts)('$name', ({ name, text }) => {
  test('is a valid module', () => {
    const { diagnostics = [] } = ts.transpileModule(text, {
      fileName: name,
      reportDiagnostics: true,
      compilerOptions: { allowJs: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
  });

  test('uses only globals of every runtime', () => {
    expect(freeNames(text).filter((name) => !ALLOWED.has(name))).toEqual([]);
  });

  test('neither loads nor creates code at run time', () => {
    expect(hiddenCode(text)).toEqual([]);
  });

  test('imports only files of the package, with their extensions', () => {
    for (const specifier of moduleNames(text)) {
      expect(specifier).toMatch(/^\.\.?\/.*\.js$/);
      expect(existsSync(path.join(DIST, path.dirname(name), specifier)), specifier).toBe(true);
    }
  });
});

describe('the copies as CommonJS', () => {
  const copies = commonjsFiles('.js');

  test('have the names of the modules', () => {
    expect(copies.map(({ name }) => name).sort()).toEqual(scripts.map(({ name }) => name).sort());
    const declarations = commonjsFiles('.d.ts').map(({ name }) => name);
    expect(declarations.sort()).toEqual(
      distFiles('.d.ts')
        .map(({ name }) => name)
        .sort(),
    );
  });

  test('use the same globals, and those of CommonJS', () => {
    const allowed = new Set([...ALLOWED, 'module', 'require']);
    const used = copies.flatMap(({ name, text }) => freeNames(text).map((global) => `${name}: ${global}`));
    expect(used).toContain('index.js: require');
    expect(used.filter((use) => !allowed.has(use.split(': ')[1] ?? ''))).toEqual([]);
  });

  test('load only files of the package', () => {
    for (const { name, text } of copies)
      for (const [, specifier = ''] of text.matchAll(/\brequire\("?([^)"]*)"?\)/g)) {
        expect(specifier).toMatch(/^\.\.?\/.*\.js$/);
        expect(existsSync(path.join(DIST, 'cjs', path.dirname(name), specifier)), specifier).toBe(true);
      }
  });
});

test('the modules use some globals, so the check finds them', () => {
  const used = new Set(scripts.flatMap(({ text }) => freeNames(text)));
  expect([...used]).toEqual(expect.arrayContaining(['JSON', 'Object', 'TextDecoder']));
});

test('the declarations refer to files of the package and to @hookbook/types', () => {
  const declarations = distFiles('.d.ts');
  expect(declarations.length).toBeGreaterThanOrEqual(scripts.length);
  const specifiers = declarations.flatMap(({ text, name }) => moduleNames(text, name));
  expect(specifiers).toContain('@hookbook/types/dynamic');
  expect(specifiers.filter((specifier) => !/^\.\.?\/|^@hookbook\/types(\/[a-z]+)?$/.test(specifier))).toEqual([]);
});

describe('these tests detect', () => {
  test.each([
    ['eval', `eval('1')`],
    ['eval', `const indirect = (0, eval); indirect('1')`],
    ['Function', `export const created = new Function('return 1')`],
    ['require', `const fs = require('node:fs')`],
    ['process', `export const node = typeof process !== 'undefined'`],
    ['Buffer', `export const bytes = (text) => Buffer.from(text)`],
    ['global', `global.count = 1`],
    ['globalThis', `globalThis.count = 1`],
    ['window', `export { window as root }`],
    ['setTimeout', `setTimeout(() => {}, 1)`],
  ])('%s in %s', (name, text) => {
    expect(freeNames(text)).toContain(name);
  });

  test('no names that the module declares', () => {
    const text = `import z from './z.js'; function f(process) { return process + z; } export { f as eval };
      const { require: Buffer } = { global: 1 }; export const x = { eval: 1, Buffer }.eval;`;
    expect(freeNames(text)).toEqual([]);
  });

  test.each([`import('./x.js')`, `f.constructor('return 1')`, `new f.constructor('')`, `f['constructor']('')`])(
    '%s',
    (text) => {
      expect(hiddenCode(`export const f = () => {}; ${text};`)).toEqual([text]);
    },
  );

  test('import.meta', () => {
    expect(hiddenCode('export const here = import.meta.url')).toEqual(['import.meta']);
  });

  test('modules', () => {
    const text = `import a from 'a'; import 'b'; export * from 'c'; export { d } from 'd'; await import('e'); require('f');`;
    expect(moduleNames(text)).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd', 'e', 'f']));
    expect(moduleNames(`export type X = import('g').X;`, 'x.d.ts')).toEqual(['g']);
  });
});
