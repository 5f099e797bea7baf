import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { providers } from '@hookbook/specs';
import { formatTable } from '@hookbook/testkit/formatTable';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { median } from '../median.ts';
import { installCopy } from './installCopy.ts';
import { writeSchemas } from './writeSchemas.ts';

const FOLDER = path.join(import.meta.dirname, '../../.cache/start');
const SCHEMAS = path.join(FOLDER, 'schemas.json');
const ROUNDS = 15;
/** Importing the validators of one provider should not take longer. */
const MAX_IMPORT_MS = 5;

/** The provider whose event the other libraries parse. */
const COMPARED_PROVIDER = 'dynamic';
/** Libraries without schemas. Creating those takes further time. */
const BARE_LIBRARIES = ['ajv/dist/2020.js', 'zod', 'valibot', 'typebox/schema', 'arktype'];

/** A module to import in a process of its own, and an event to parse with it. */
interface Subject {
  readonly label: string;
  readonly specifier: string;
  readonly event: string;
}

/** Milliseconds. */
interface Times {
  readonly imported: number;
  /** The part of `imported` in which the processor worked, without waiting and without other processes. */
  readonly importing: number;
  /** Until the event was parsed. Absent for a library without schemas. */
  readonly parsed?: number;
}

const COLUMNS = ['imported', 'importing', 'parsed'] as const;

/** Measures how long a new process takes to import the validators of one provider and to parse the first event. */
export async function measureStart(): Promise<void> {
  await installCopy(FOLDER);
  await writeSchemas(COMPARED_PROVIDER, SCHEMAS);
  const empty: Subject = { label: 'an empty package', specifier: 'empty', event: '{}' };
  const own = await Promise.all(providers.map(({ name }) => validatorsOf(name)));
  const runs = await runInTurn([empty, ...own, ...(await otherLibraries())]);
  const excess = (subject: Subject, column: keyof Times) =>
    medianOf(runs.get(subject) ?? [], column) - medianOf(runs.get(empty) ?? [], column);
  const rows = [...runs.keys()]
    .filter((subject) => subject !== empty)
    .map((subject) => [subject.label, ...COLUMNS.map((column) => milliseconds(excess(subject, column)))]);
  const title = `importing in fresh processes of Node ${process.versions.node}, above importing an empty package; median of ${ROUNDS}`;
  const head = ['', 'import', 'processor time', 'and a first event'];
  console.log(`\n${formatTable([head, ...rows], { title, alignment: 'right' })}`);
  const slowest = Math.max(...own.map((subject) => excess(subject, 'imported')));
  const verdict = slowest < MAX_IMPORT_MS ? '✓' : '✗';
  console.log(`  ${verdict} one provider takes ${slowest.toFixed(1)} ms at most; the limit is ${MAX_IMPORT_MS} ms`);
}

async function validatorsOf(provider: string): Promise<Subject> {
  const specifier = `@hookbook/validators/${provider}`;
  return { label: specifier, specifier, event: await exampleOf(provider) };
}

async function otherLibraries(): Promise<readonly Subject[]> {
  const event = await exampleOf(COMPARED_PROVIDER);
  return [
    { label: `Ajv, compiling the schemas of ${COMPARED_PROVIDER}`, specifier: './modules/ajv.js', event },
    { label: 'Zod, z.fromJSONSchema of the same', specifier: './modules/zod.js', event },
    ...BARE_LIBRARIES.map((specifier) => ({ label: `${specifier}, alone`, specifier, event })),
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
    for (const [subject, measured] of runs) {
      const times = await runOnce(subject);
      if (round > 0) measured.push(times);
    }
  return runs;
}

async function runOnce({ specifier, event }: Subject): Promise<Times> {
  const options = { cwd: FOLDER, env: { HOOKBOOK_SCHEMAS: SCHEMAS } };
  const { stdout } = await runOrThrow(process.execPath, ['measureImport.js', specifier, event], options);
  return JSON.parse(stdout) as Times;
}

function medianOf(runs: readonly Times[], column: keyof Times): number {
  return median(runs.map((times) => times[column] ?? Number.NaN));
}

function milliseconds(time: number): string {
  return Number.isNaN(time) ? '' : `${time.toFixed(1)} ms`;
}
