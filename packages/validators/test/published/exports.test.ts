import path from 'node:path';
import { expect, test } from 'vitest';
import { distFiles } from './dist.ts';
import { runProgram } from './runProgram.ts';

/** Wherever `exports` could lead: the compiler finds declarations there. */
const SUBPATHS = distFiles('.d.ts').flatMap(({ name }) => /^gen\/(.*)\.d\.ts$/.exec(name)?.[1] ?? []);

/** What stands in the package for itself. */
const INSIDE = ['dynamic/rules', 'runtime', 'dist/runtime.js'];

test('what the compiler finds can be imported, and what cannot be is not declared', async () => {
  const { stdout } = await runProgram(`
    const outcomes = {};
    for (const subpath of ${JSON.stringify([...SUBPATHS, ...INSIDE])})
      outcomes[subpath] = await import('@hookbook/validators/' + subpath).then(() => 'imported', () => 'refused');
    console.log(JSON.stringify(outcomes));
  `);
  expect(JSON.parse(stdout)).toEqual({
    ...Object.fromEntries(SUBPATHS.map((each) => [each, 'imported'])),
    ...Object.fromEntries(INSIDE.map((each) => [each, 'refused'])),
  });
  const providers = ['dynamic', 'flagright', 'platform', 'worth'];
  expect(SUBPATHS).toEqual(expect.arrayContaining(providers.flatMap((each) => [each, `${each}/json-schema`])));
});

test('what is declared stands in files that are there', () => {
  const declared = distFiles('.d.ts');
  const names = new Set(declared.map(({ name }) => name));
  const wanted = declared.flatMap(({ name, text }) =>
    [...text.matchAll(/'(\.[^']*)\.ts'/g)].map(
      ([, to]) => `${path.posix.join(path.posix.dirname(name), String(to))}.d.ts`,
    ),
  );
  expect(wanted.length).toBeGreaterThan(10);
  expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  expect([...names].filter((name) => /^(checks|explain|formats)\//.test(name))).toEqual([]);
});
