import { existsSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript-5';
import { describe, expect, test } from 'vitest';
import { DIST, distFiles } from './dist.ts';
import { freeNames } from './freeNames.ts';
import { hiddenCode, moduleNames } from './hiddenCode.ts';

/** What every runtime has: of JavaScript itself, and two encoders of the web. No way to code, files, network or timers. */
const ALLOWED = new Set([
  ...['Array', 'ArrayBuffer', 'BigInt', 'Boolean', 'Date', 'Error', 'Infinity', 'JSON', 'Map', 'Math', 'NaN'],
  ...['Number', 'Object', 'RegExp', 'Set', 'String', 'Symbol', 'TypeError', 'Uint8Array', 'WeakMap', 'structuredClone'],
  ...['TextDecoder', 'TextEncoder'],
]);

const scripts = distFiles('.js');

test('a module for each provider, and what they share', () => {
  expect(scripts.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['gen/dynamic.js', 'gen/flagright.js', 'gen/platform.js', 'gen/worth.js', 'index.js']),
  );
});

describe.each(scripts)('$name', ({ name, text }) => {
  test('is a module that parses', () => {
    const { diagnostics = [] } = ts.transpileModule(text, {
      fileName: name,
      reportDiagnostics: true,
      compilerOptions: { allowJs: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
  });

  test('needs nothing of its surroundings but what every runtime has', () => {
    expect(freeNames(text).filter((each) => !ALLOWED.has(each))).toEqual([]);
  });

  test('loads and makes no code while it runs', () => {
    expect(hiddenCode(text)).toEqual([]);
  });

  test('imports nothing but files of the package, by their whole names', () => {
    for (const each of moduleNames(text)) {
      expect(each).toMatch(/^\.\.?\/.*\.js$/);
      expect(existsSync(path.join(DIST, path.dirname(name), each)), each).toBe(true);
    }
  });
});

test('together they take from their surroundings at least what any such package does', () => {
  const taken = new Set(scripts.flatMap(({ text }) => freeNames(text)));
  expect([...taken]).toEqual(expect.arrayContaining(['JSON', 'Object', 'TextDecoder']));
});

test('the declarations refer to files of the package and to @hookbook/types', () => {
  const declarations = distFiles('.d.ts');
  expect(declarations.length).toBeGreaterThanOrEqual(scripts.length);
  const named = declarations.flatMap(({ text, name }) => moduleNames(text, name));
  expect(named).toContain('@hookbook/types/dynamic');
  expect(named.filter((each) => !/^\.\.?\/|^@hookbook\/types(\/[a-z]+)?$/.test(each))).toEqual([]);
});

describe('what these tests look for is found', () => {
  test.each([
    ['eval', `eval('1')`],
    ['eval', `const indirect = (0, eval); indirect('1')`],
    ['Function', `export const made = new Function('return 1')`],
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

  test('but not names of its own', () => {
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
