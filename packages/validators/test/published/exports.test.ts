import path from 'node:path';
import { expect, test } from 'vitest';
import { distFiles } from './dist.ts';
import { runProgram } from './runProgram.ts';

/** The subpaths for which the compiler finds declarations. */
const SUBPATHS = distFiles('.d.ts').flatMap(({ name }) => /^gen\/(.*)\.d\.ts$/.exec(name)?.[1] ?? []);

/** Internal modules of the package. */
const INTERNAL = ['dynamic/rules', 'runtime', 'dist/runtime.js'];

test('every declared module can be imported, and no internal module can', async () => {
  const { stdout } = await runProgram(`
    const outcomes = {};
    for (const subpath of ${JSON.stringify([...SUBPATHS, ...INTERNAL])})
      outcomes[subpath] = await import('@hookbook/validators/' + subpath).then(() => 'imported', () => 'rejected');
    console.log(JSON.stringify(outcomes));
  `);
  expect(JSON.parse(stdout)).toEqual({
    ...Object.fromEntries(SUBPATHS.map((subpath) => [subpath, 'imported'])),
    ...Object.fromEntries(INTERNAL.map((subpath) => [subpath, 'rejected'])),
  });
  const providers = ['dynamic', 'flagright', 'platform', 'worth'];
  expect(SUBPATHS).toEqual(expect.arrayContaining(providers.flatMap((name) => [name, `${name}/json-schema`])));
});

test('every declaration file that is imported exists', () => {
  const declared = distFiles('.d.ts');
  const names = new Set(declared.map(({ name }) => name));
  const imported = declared.flatMap(({ name, text }) =>
    [...text.matchAll(/'(\.[^']*)\.ts'/g)].map(
      ([, to]) => `${path.posix.join(path.posix.dirname(name), String(to))}.d.ts`,
    ),
  );
  expect(imported.length).toBeGreaterThan(10);
  expect(imported.filter((name) => !names.has(name))).toEqual([]);
  expect([...names].filter((name) => /^(checks|explain|formats)\//.test(name))).toEqual([]);
});
