import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from '../median.ts';
import { installPeer } from './peer.ts';
import { timed } from './timed.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const EDITED = 'dynamic/events/user.created.yaml';
const ROUNDS = 5;

/**
 * Whole-process times of `hookbook generate` for the whole contract: with nothing known, after an edit of one event, and
 * with nothing changed; beside `asyncapi generate models typescript` on the same document. Taken in turn; medians.
 */
async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-bench-'));
  const specs = path.join(folder, 'specs');
  await cp(path.join(ROOT, 'specs'), specs, {
    recursive: true,
    filter: (name) => !/[/\\](dist|node_modules|\.turbo)$/.test(name),
  });
  await mkdir(path.join(folder, 'node_modules'));
  const peer = await installPeer();
  const generate = () => timed(folder, ['node', path.join(ROOT, 'tools/codegen/bin/hookbook.js'), 'generate']);
  const runs: Record<string, number[]> = { cold: [], edited: [], unchanged: [], peer: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    const times = {
      cold: await afterwards(() => forget(folder), generate),
      edited: await afterwards(() => edit(specs, round), generate),
      unchanged: await generate(),
      peer: await timed(folder, [
        ...peer,
        'generate',
        'models',
        'typescript',
        path.join(specs, 'asyncapi.yaml'),
        '-o',
        path.join(folder, 'models'),
      ]),
    };
    // The first round warms the disk and is not counted.
    if (round > 0) for (const [name, time] of Object.entries(times)) runs[name]?.push(time);
  }
  await rm(folder, { recursive: true, force: true });
  print(runs);
}

async function afterwards(prepare: () => Promise<void>, run: () => Promise<number>): Promise<number> {
  await prepare();
  return run();
}

async function forget(folder: string): Promise<void> {
  await rm(path.join(folder, 'packages'), { recursive: true, force: true });
  await rm(path.join(folder, 'node_modules/.cache'), { recursive: true, force: true });
}

async function edit(specs: string, round: number): Promise<void> {
  const file = path.join(specs, EDITED);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^summary: .*$/m, `summary: Edited ${round} times`));
}

function print(runs: Readonly<Record<string, readonly number[]>>): void {
  const peer = median(runs.peer ?? []);
  const rows = [
    ['hookbook generate, nothing known', 'cold'],
    ['hookbook generate, one event edited', 'edited'],
    ['hookbook generate, nothing changed', 'unchanged'],
    ['asyncapi generate models typescript', 'peer'],
  ] as const;
  console.log(`Whole process, median of ${ROUNDS}; hookbook writes all four artifacts, the peer types only\n`);
  for (const [label, key] of rows) {
    const time = median(runs[key] ?? []);
    console.log(
      `${label.padEnd(38)} ${(time / 1000).toFixed(2).padStart(6)} s   ${(peer / time).toFixed(1).padStart(5)} × the peer's speed`,
    );
  }
}

await main();
