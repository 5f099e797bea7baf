import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from '../generate/median.ts';
import { installCopy } from './installCopy.ts';
import { writeSchemas } from './schemas.ts';

const PROVIDER = 'dynamic';
const EVENT = fileURLToPath(import.meta.resolve('@hookbook/specs/examples/dynamic/user.created/documented.json'));
const FOLDER = path.join(import.meta.dirname, '../../.cache/start');
const SCHEMAS = path.join(FOLDER, 'schemas.json');
const ROUNDS = 15;
/** Milliseconds that importing the validators of one provider may cost. */
const BAR = 5;

/** What is imported, by its label. */
const MODULES = {
  nothing: './modules/empty.js',
  '@hookbook/validators/dynamic': '@hookbook/validators/dynamic',
  'Ajv, compiling its schemas': './modules/ajv.js',
  'Zod 4, z.fromJSONSchema of them': './modules/zod.js',
} as const;

type Label = keyof typeof MODULES;

/** Milliseconds. */
interface Times {
  readonly imported: number;
  /** What of it the processor was at work, and not waiting or busy with something else. */
  readonly importing: number;
  readonly read: number;
}

/** How long a fresh process takes to import the validators of one provider, and to have read a first event. */
async function main(): Promise<boolean> {
  await installCopy(FOLDER);
  await writeSchemas(PROVIDER, SCHEMAS);
  const event = await readFile(EVENT, 'utf8');
  const labels = Object.keys(MODULES) as Label[];
  const runs = new Map<Label, Times[]>(labels.map((label) => [label, []]));
  // The first round warms the disk and is not counted.
  for (let round = 0; round <= ROUNDS; round++)
    for (const label of labels) {
      const times = await runOnce(MODULES[label], event);
      if (round > 0) runs.get(label)?.push(times);
    }
  return print(runs);
}

async function runOnce(specifier: string, event: string): Promise<Times> {
  const { NODE_COMPILE_CACHE: _, NODE_OPTIONS: __, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, ['child.js', specifier, event], {
    cwd: FOLDER,
    env: { ...env, HOOKBOOK_SCHEMAS: SCHEMAS },
  });
  return JSON.parse(stdout) as Times;
}

function print(runs: ReadonlyMap<Label, readonly Times[]>): boolean {
  const above = (label: Label, part: keyof Times) => medianOf(runs, label, part) - medianOf(runs, 'nothing', part);
  console.log(
    `Fresh processes of Node ${process.versions.node}, in turn, above importing nothing; median of ${ROUNDS}\n`,
  );
  printRow('', ['import', 'processor time', 'and a first event']);
  for (const label of [...runs.keys()].slice(1)) {
    const times = [above(label, 'imported'), above(label, 'importing'), above(label, 'read')];
    printRow(
      label,
      times.map((time) => `${time.toFixed(1)} ms`),
    );
  }
  const cost = above('@hookbook/validators/dynamic', 'imported');
  console.log(`\n${cost < BAR ? '✓' : '✗'} importing one provider costs ${cost.toFixed(1)} ms; the bar is ${BAR} ms`);
  return cost < BAR;
}

function medianOf(runs: ReadonlyMap<Label, readonly Times[]>, label: Label, part: keyof Times): number {
  return median((runs.get(label) ?? []).map((times) => times[part]));
}

function printRow(label: string, columns: readonly string[]): void {
  console.log(label.padEnd(33) + columns.map((column) => column.padStart(20)).join(''));
}

process.exitCode = (await main()) ? 0 : 1;
