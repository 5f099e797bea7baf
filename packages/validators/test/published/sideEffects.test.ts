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

/** A bundler that does not take `sideEffects: false` on trust, and looks at the modules itself. */
const distrust: Plugin = {
  name: 'distrust',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /./ }, async ({ path, importer, kind, resolveDir, pluginData }) =>
      pluginData === 'asked'
        ? undefined
        : { ...(await resolve(path, { importer, kind, resolveDir, pluginData: 'asked' })), sideEffects: true },
    );
  },
};

test('the modules of four providers', () => {
  expect(MODULES.length).toBeGreaterThan(4);
});

test.each(MODULES)('importing %s for nothing bundles nothing', async (module) => {
  expect(await bundle(`import '${module}'`)).toBe('');
});

test.each(MODULES)('%s is as free of side effects as package.json says', async (module) => {
  expect(await bundle(`import '${module}'`, [distrust])).toBe('');
});

test('a bundler that distrusts keeps what a module does', async () => {
  expect(await bundle(`import './test/published/sideEffect.js'`, [distrust])).toContain('imported');
});

test('importing changes nothing that others see, prints nothing, and leaves nothing running', async () => {
  const { stdout, stderr } = await runProgram(`
    const members = (value) => (Object(value) === value ? Reflect.ownKeys(value).map(String) : []);
    const surroundings = () => {
      const globals = Object.entries(Object.getOwnPropertyDescriptors(globalThis));
      return JSON.stringify(globals.map(([name, { value }]) => [name, members(value), members(value?.prototype)]));
    };
    const before = surroundings();
    for (const module of ${JSON.stringify(MODULES)}) await import(module);
    console.log(before.length, before === surroundings());
    Array.prototype.last = () => {};
    console.log(before === surroundings());
    setTimeout(() => console.log('still running'), 10_000).unref();
  `);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^\d{5,} true\nfalse\n$/);
});
