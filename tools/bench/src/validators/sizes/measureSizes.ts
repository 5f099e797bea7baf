import { gzipSync } from 'node:zlib';
import type { Provider } from '@hookbook/contract';
import { formatTable } from '@hookbook/testkit/formatTable';
import type { Corpus } from '../corpus/corpus.ts';
import { ajvStandalone, type Builder, hookbookBuilders, typeboxBuild, valibot, zod } from './builders.ts';

/** The compressed code for one event should not exceed this. */
const MAX_EVENT_BYTES = 3 * 1024;

type Builders = Readonly<Record<string, Builder>>;
type Row = readonly string[];

/** A provider with one event, and the compressed size of the code for it. */
interface EventSize {
  readonly provider: Provider;
  readonly bytes: number;
}

/** Measures the bundled and minified code: of all events together, and of one event alone. */
export async function measureSizes({ name, providers }: Corpus): Promise<void> {
  const { guards, validators } = await hookbookBuilders(providers);
  const hookbook = { 'Hookbook, with issues': validators, 'Hookbook, guards only': guards };
  const others = { 'Ajv standalone': ajvStandalone, 'TypeBox Build, without formats': typeboxBuild };
  const singles = providers.flatMap((provider) => provider.events.map((event) => ({ ...provider, events: [event] })));
  print(`${name}: ${singles.length} events, minified`, await totalRows({ ...hookbook, ...others }, providers, singles));
  const guardSizes = await eventSizes(guards, singles);
  const validatorSizes = await eventSizes(validators, singles);
  print(`${name}: any one event, minified and gzip`, [
    ['', 'smallest', 'median', 'largest', `within ${kilobytes(MAX_EVENT_BYTES)}`],
    ['Hookbook, with issues', ...summaryCells(validatorSizes)],
    ['Hookbook, guards only', ...summaryCells(guardSizes)],
  ]);
  const selected = smallestMedianLargest(validatorSizes).map(({ provider }) => provider);
  print(`${name}: the events with the smallest, the median and the largest validator, minified and gzip`, [
    ['', ...selected.flatMap(({ name: provider, events }) => events.map(({ type }) => `${provider} ${type}`))],
    ...(await eventRows({ ...hookbook, ...others, Valibot: valibot, 'Zod, z.fromJSONSchema': zod }, selected)),
  ]);
}

function totalRows(builders: Builders, providers: readonly Provider[], singles: readonly Provider[]): Promise<Row[]> {
  return rowsOf(builders, async (build) => {
    const total = (await build(providers)).length;
    const first = (await build(singles.slice(0, 1))).length;
    return [kilobytes(total), `${Math.round((total - first) / (singles.length - 1))} bytes per further event`];
  });
}

function summaryCells(sizes: readonly EventSize[]): Row {
  const within = sizes.filter(({ bytes }) => bytes <= MAX_EVENT_BYTES);
  return [...smallestMedianLargest(sizes).map(({ bytes }) => kilobytes(bytes)), `${within.length} of ${sizes.length}`];
}

function eventRows(builders: Builders, selected: readonly Provider[]): Promise<Row[]> {
  return rowsOf(builders, async (build) => {
    const cells = [];
    for (const provider of selected) cells.push(kilobytes(await compressedBytes(build, provider)));
    return cells;
  });
}

async function rowsOf(builders: Builders, cellsOf: (build: Builder) => Promise<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, build] of Object.entries(builders)) rows.push([name, ...(await cellsOf(build))]);
  return rows;
}

/** Sorted from the smallest to the largest. */
async function eventSizes(build: Builder, singles: readonly Provider[]): Promise<readonly EventSize[]> {
  const sizes: EventSize[] = [];
  for (const provider of singles) sizes.push({ provider, bytes: await compressedBytes(build, provider) });
  return sizes.sort((a, b) => a.bytes - b.bytes);
}

async function compressedBytes(build: Builder, provider: Provider): Promise<number> {
  return gzipSync(await build([provider]), { level: 9 }).length;
}

/** The first, the middle and the last item of a sorted list. */
export function smallestMedianLargest<T>(sorted: readonly T[]): readonly T[] {
  const indexes = [0, Math.floor(sorted.length / 2), sorted.length - 1];
  return indexes.flatMap((index) => sorted.slice(index, index + 1));
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

function print(title: string, rows: readonly Row[]): void {
  console.log(`\n${formatTable(rows, { title, alignment: 'right' })}`);
}
