import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { formatComparison } from './formatComparison.ts';
import { installModelinaBaseline } from './modelinaBaseline.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const EDITED_EVENT = 'dynamic/events/user.created.yaml';
const ROUNDS = 5;

/**
 * Measures `hookbook generate` for the contract, as a process: without a cache, after an edit of one event, and without a
 * change. The baseline is `asyncapi generate models typescript` for the same document. All take turns.
 */
async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-bench-'));
  const specs = path.join(folder, 'specs');
  await cp(path.join(ROOT, 'specs'), specs, {
    recursive: true,
    filter: (name) => !/[/\\](dist|node_modules|\.turbo)$/.test(name),
  });
  await mkdir(path.join(folder, 'node_modules'));
  const asyncapi = await installModelinaBaseline();
  const document = path.join(specs, 'asyncapi.yaml');
  const models = ['generate', 'models', 'typescript', document, '-o', path.join(folder, 'models')];
  const generate = () => timeProcess(folder, ['node', path.join(ROOT, 'tools/codegen/bin/hookbook.js'), 'generate']);
  const times = { cold: [] as number[], edited: [] as number[], unchanged: [] as number[], baseline: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    await removeOutputAndCache(folder);
    const cold = await generate();
    await editEvent(specs, round);
    const edited = await generate();
    const unchanged = await generate();
    const baseline = await timeProcess(folder, [...asyncapi, ...models]);
    // The first round warms the disk and is not counted.
    if (round === 0) continue;
    times.cold.push(cold);
    times.edited.push(edited);
    times.unchanged.push(unchanged);
    times.baseline.push(baseline);
  }
  await rm(folder, { recursive: true, force: true });
  console.log(`Whole process, median of ${ROUNDS}; hookbook writes all four artifacts, the baseline types only\n`);
  console.log(formatComparison(times));
}

/** Runs a command and returns how many milliseconds the process took. */
async function timeProcess(cwd: string, [command = '', ...args]: readonly string[]): Promise<number> {
  const start = performance.now();
  await runOrThrow(command, args, { cwd });
  return performance.now() - start;
}

async function removeOutputAndCache(folder: string): Promise<void> {
  await rm(path.join(folder, 'packages'), { recursive: true, force: true });
  await rm(path.join(folder, 'node_modules/.cache'), { recursive: true, force: true });
}

async function editEvent(specs: string, round: number): Promise<void> {
  const file = path.join(specs, EDITED_EVENT);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^summary: .*$/m, `summary: Edited ${round} times`));
}

await main();
