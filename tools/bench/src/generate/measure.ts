import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runOrThrow, startProcess } from '@hookbook/testkit/runProcess';
import type { BenchContract, Expected } from './contracts.ts';

export const HOOKBOOK = fileURLToPath(new URL('../../../codegen/bin/hookbook.js', import.meta.url));

export interface Measurement {
  /** Of the whole process. */
  readonly ms: number;
  /** The most memory that it used. */
  readonly bytes: number;
  readonly stdout: string;
}

const REPORT_MEMORY = new URL('./reportMemory.js', import.meta.url).href;

/** Runs a Node program to its end. */
export async function measure(cwd: string, [script = '', ...args]: readonly string[]): Promise<Measurement> {
  const file = path.join(cwd, 'memory.txt');
  const env = { NODE_OPTIONS: `--import=${REPORT_MEMORY} --max-old-space-size=4096`, HOOKBOOK_BENCH_MEMORY: file };
  const start = performance.now();
  const { stdout } = await runOrThrow('node', [script, ...args], { cwd, env });
  const ms = performance.now() - start;
  const kilobytes = Number(await readFile(file, 'utf8'));
  await rm(file);
  return { ms, bytes: kilobytes * 1024, stdout };
}

/** From the moment that an edit is saved to the moment that its last consequence is written, for each of several edits. */
export async function measureWatch({ cwd, document, edit }: BenchContract, rounds: readonly number[]) {
  const { child, waitForOutput, stdout, ended } = startProcess(
    'node',
    [HOOKBOOK, 'generate', '--watch', '--specs', document],
    { cwd },
  );
  await waitForOutput('Watching');
  const times: number[] = [];
  for (const round of rounds) {
    // The watcher may still be busy with the files of the last run.
    await setTimeout(500);
    const printed = stdout().length;
    const expected = await edit(round);
    const start = performance.now();
    await isDone(expected, () => stdout().slice(printed));
    times.push(performance.now() - start);
  }
  child.kill('SIGINT');
  await ended;
  return times;
}

/** A run prints its summary after it has written the last file. */
async function isDone({ text, file }: Expected, printed: () => string): Promise<void> {
  const end = performance.now() + 120_000;
  while (!/\d+ events?[^\n]*; .* s$/m.test(printed())) {
    if (performance.now() > end) throw new Error('The edit was not noticed.');
    await setTimeout(5);
  }
  if (!(await readFile(file, 'utf8')).includes(text)) throw new Error(`${file} does not contain "${text}".`);
}
