import type { Plugin } from 'esbuild';
import { expect, test } from 'vitest';
import { bundle } from './bundle.ts';
import { distFiles } from './dist.ts';
import { runProgram } from './runProgram.ts';

/** Every module that can be imported. */
const MODULES = distFiles('.js')
  .filter(({ name }) => name.startsWith('gen/'))
  .map(({ name }) => `@hookbook/validators/${name.slice('gen/'.length, -'.js'.length)}`)
  .concat('@hookbook/validators');

/** Makes the bundler ignore `sideEffects: false` and analyse the modules. */
const ignoreSideEffectsFlag: Plugin = {
  name: 'ignore sideEffects',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /./ }, async ({ path, importer, kind, resolveDir, pluginData }) =>
      pluginData === 'resolving'
        ? undefined
        : { ...(await resolve(path, { importer, kind, resolveDir, pluginData: 'resolving' })), sideEffects: true },
    );
  },
};

test('four providers have modules', () => {
  expect(MODULES.length).toBeGreaterThan(4);
});

test.each(MODULES)('a bundle that imports %s without using it is empty', async (module) => {
  expect(await bundle(`import '${module}'`)).toBe('');
});

test.each(MODULES)('%s has no side effects, whatever package.json says', async (module) => {
  expect(await bundle(`import '${module}'`, [ignoreSideEffectsFlag])).toBe('');
});

test('a bundler that ignores the flag keeps side effects', async () => {
  expect(await bundle(`import './test/published/sideEffect.js'`, [ignoreSideEffectsFlag])).toContain('imported');
});

test('importing changes no globals, prints nothing and starts nothing', async () => {
  const { stdout, stderr } = await runProgram(`
    const members = (value) => (Object(value) === value ? Reflect.ownKeys(value).map(String) : []);
    const snapshot = () => {
      const globals = Object.entries(Object.getOwnPropertyDescriptors(globalThis));
      return JSON.stringify(globals.map(([name, { value }]) => [name, members(value), members(value?.prototype)]));
    };
    const before = snapshot();
    for (const module of ${JSON.stringify(MODULES)}) await import(module);
    console.log(before.length, before === snapshot());
    Array.prototype.last = () => {};
    console.log(before === snapshot());
    setTimeout(() => console.log('still running'), 10_000).unref();
  `);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^\d{5,} true\nfalse\n$/);
});
