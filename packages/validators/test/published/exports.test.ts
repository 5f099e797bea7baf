import { expect, test } from 'vitest';
import { distFiles } from './dist.ts';
import { runProgram } from './runProgram.ts';

/** Wherever `exports` could lead: the compiler finds declarations there. */
const SUBPATHS = distFiles('.d.ts').flatMap(({ name }) => /^gen\/(.*)\.d\.ts$/.exec(name)?.[1] ?? []);

test('what the compiler finds can be imported, and what cannot be is not exported', async () => {
  const { stdout } = await runProgram(`
    const outcomes = {};
    for (const subpath of ${JSON.stringify(SUBPATHS)})
      outcomes[subpath] = await import('@hookbook/validators/' + subpath).then(() => 'imported', ({ code }) => code);
    console.log(JSON.stringify(outcomes));
  `);
  const outcomes = JSON.parse(stdout) as Record<string, string>;
  const isInside = (subpath: string) => subpath.endsWith('/rules');
  expect(outcomes).toEqual(
    Object.fromEntries(SUBPATHS.map((each) => [each, isInside(each) ? 'ERR_PACKAGE_PATH_NOT_EXPORTED' : 'imported'])),
  );
  expect(SUBPATHS).toEqual(expect.arrayContaining(['dynamic', 'flagright', 'platform', 'worth', 'dynamic/rules']));
});
