import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median } from '../generate/median.ts';
import { table } from './table.ts';

const MODULES = [
  ...['dynamic', 'flagright', 'platform', 'worth'].map((provider) => `@hookbook/validators/${provider}`),
  'ajv/dist/2020.js',
  'typebox/schema',
  'valibot',
  'zod',
  'arktype',
];

const ROUNDS = 9;

/**
 * How long the first import takes, in processes of their own, once Node knows which file is meant. Schemas that are made at
 * run time come on top of that.
 */
export async function measureStart(): Promise<void> {
  const times = new Map(MODULES.map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) for (const [name, each] of times) each.push(await importTime(name));
  const rows = [...times].map(([name, each]) => [
    name,
    `${median(each).toFixed(1)} ms`,
    `at best ${Math.min(...each).toFixed(1)}`,
  ]);
  console.log(`\n${table('import', rows)}`);
}

async function importTime(name: string): Promise<number> {
  const program = `
    const url = import.meta.resolve(${JSON.stringify(name)});
    await import('data:text/javascript,');
    const start = performance.now();
    await import(url);
    console.log(performance.now() - start);`;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
  });
  return Number(stdout);
}
