import { expect, test } from 'vitest';
import { PACKAGE } from './dist.ts';
import { runProgram } from './runProgram.ts';

const PROVIDERS = ['dynamic', 'flagright', 'platform', 'worth'];

/** The time that the first import takes in a process of its own; Node's own modules for importing are there already. */
async function importTime(provider: string): Promise<number> {
  const { stdout } = await runProgram(`
    await import('data:text/javascript,');
    const start = performance.now();
    await import('@hookbook/validators/${provider}');
    console.log(performance.now() - start);
  `);
  return Number(stdout);
}

test.each(PROVIDERS)('importing %s takes less than 5 ms', async (provider) => {
  expect(PACKAGE).toBeTruthy();
  const times: number[] = [];
  // The quickest of several: what else the machine does is no work of this package.
  while (times.length < 20 && !times.some((time) => time < 5)) times.push(await importTime(provider));
  expect(Math.min(...times)).toBeLessThan(5);
});
