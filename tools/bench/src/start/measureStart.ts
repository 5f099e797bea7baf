import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { providers } from '@hookbook/specs';
import { median } from '../median.ts';
import { table } from '../table.ts';
import { installCopy } from './installCopy.ts';
import { writeSchemas } from './schemas.ts';

const FOLDER = path.join(import.meta.dirname, '../../.cache/start');
const SCHEMAS = path.join(FOLDER, 'schemas.json');
const ROUNDS = 15;
/** Milliseconds that importing the validators of one provider may cost. */
const BAR = 5;

/** The provider that the peers read an event of. */
const PEERS_PROVIDER = 'dynamic';
/** Libraries alone: what they make schemas of comes on top. */
const LIBRARIES = ['ajv/dist/2020.js', 'zod', 'valibot', 'typebox/schema', 'arktype'];

/** What is imported in a process of its own, and the event that is read with it. */
interface Subject {
  readonly label: string;
  readonly specifier: string;
  readonly event: string;
}

/** Milliseconds. */
interface Times {
  readonly imported: number;
  /** What of it the processor was at work, and not waiting or busy with something else. */
  readonly importing: number;
  /** Until an event was read; nothing where a library is imported alone. */
  readonly read?: number;
}

/** How long a fresh process takes to import the validators of one provider, and to have read a first event. */
export async function measureStart(): Promise<void> {
  await installCopy(FOLDER);
  await writeSchemas(PEERS_PROVIDER, SCHEMAS);
  const nothing: Subject = { label: 'an empty package', specifier: 'empty', event: '{}' };
  const own = await Promise.all(providers.map(({ name }) => validatorsOf(name)));
  const runs = await runInTurn([nothing, ...own, ...(await peers())]);
  const idle = runs.get(nothing) ?? [];
  const above = (subject: Subject, part: keyof Times) => medianOf(runs.get(subject) ?? [], part) - medianOf(idle, part);
  const rows = [...runs.keys()].slice(1).map((subject) => {
    const [imported, importing, read] = (['imported', 'importing', 'read'] as const).map((part) =>
      above(subject, part),
    );
    return [subject.label, milliseconds(imported), milliseconds(importing), milliseconds(read)];
  });
  const title = `importing in fresh processes of Node ${process.versions.node}, above importing an empty package; median of ${ROUNDS}`;
  console.log(`\n${table(title, [['', 'import', 'processor time', 'and a first event'], ...rows])}`);
  const slowest = Math.max(...own.map((subject) => above(subject, 'imported')));
  const verdict = slowest < BAR ? '✓' : '✗';
  console.log(`  ${verdict} one provider costs ${slowest.toFixed(1)} ms at most; the bar is ${BAR} ms`);
}

async function validatorsOf(provider: string): Promise<Subject> {
  const specifier = `@hookbook/validators/${provider}`;
  return { label: specifier, specifier, event: await exampleOf(provider) };
}

async function peers(): Promise<readonly Subject[]> {
  const event = await exampleOf(PEERS_PROVIDER);
  return [
    { label: `Ajv, compiling the schemas of ${PEERS_PROVIDER}`, specifier: './modules/ajv.js', event },
    { label: 'Zod, z.fromJSONSchema of the same', specifier: './modules/zod.js', event },
    ...LIBRARIES.map((specifier) => ({ label: `${specifier}, alone`, specifier, event })),
  ];
}

async function exampleOf(provider: string): Promise<string> {
  const { events = [] } = providers.find(({ name }) => name === provider) ?? {};
  const [example] = events.flatMap(({ examples }) => examples);
  if (example === undefined) throw new Error(`@hookbook/specs has no example of ${provider}. Run npm run build first.`);
  return readFile(fileURLToPath(import.meta.resolve(`@hookbook/specs/${example}`)), 'utf8');
}

async function runInTurn(subjects: readonly Subject[]): Promise<ReadonlyMap<Subject, readonly Times[]>> {
  const runs = new Map(subjects.map((subject) => [subject, [] as Times[]]));
  // The first round warms the disk and is not counted.
  for (let round = 0; round <= ROUNDS; round++)
    for (const [subject, each] of runs) {
      const times = await runOnce(subject);
      if (round > 0) each.push(times);
    }
  return runs;
}

async function runOnce({ specifier, event }: Subject): Promise<Times> {
  const { NODE_COMPILE_CACHE: _, NODE_OPTIONS: __, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, ['child.js', specifier, event], {
    cwd: FOLDER,
    env: { ...env, HOOKBOOK_SCHEMAS: SCHEMAS },
  });
  return JSON.parse(stdout) as Times;
}

function medianOf(runs: readonly Times[], part: keyof Times): number {
  return median(runs.map((times) => times[part] ?? Number.NaN));
}

function milliseconds(time = Number.NaN): string {
  return Number.isNaN(time) ? '' : `${time.toFixed(1)} ms`;
}
