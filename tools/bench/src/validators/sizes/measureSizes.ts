import { gzipSync } from 'node:zlib';
import type { Provider } from '@hookbook/codegen';
import { table } from '../../table.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { ajvStandalone, hookbookMakers, type Maker, typeboxBuild, valibot, zod } from './makers.ts';

/** Bytes that the code for one event is to stay within, compressed. */
const BAR = 3 * 1024;

type Makers = Readonly<Record<string, Maker>>;

/** One event of a provider, and the compressed bytes of the code for it. */
interface Weighed {
  readonly single: Provider;
  readonly bytes: number;
}

/** What validators weigh, bundled and minified: those of all events, and what a consumer of one event pays. */
export async function measureSizes({ name, providers }: Corpus): Promise<void> {
  const { guards, validators } = await hookbookMakers(providers);
  const hookbook = { 'Hookbook, with issues': validators, 'Hookbook, guards only': guards };
  const peers = { 'Ajv standalone': ajvStandalone, 'TypeBox Build, without formats': typeboxBuild };
  const singles = providers.flatMap((provider) => provider.events.map((event) => ({ ...provider, events: [event] })));
  print(`${name}: ${singles.length} events, minified`, await rowsOfAll({ ...hookbook, ...peers }, providers, singles));
  const ofGuards = await weighed(guards, singles);
  const ofValidators = await weighed(validators, singles);
  print(`${name}: any one event, minified and gzip`, [
    ['', 'smallest', 'median', 'largest', `within ${kilobytes(BAR)}`],
    ['Hookbook, with issues', ...cellsOfAny(ofValidators)],
    ['Hookbook, guards only', ...cellsOfAny(ofGuards)],
  ]);
  const three = threeOf(ofValidators).map(({ single }) => single);
  print(`${name}: the events with the smallest, the median and the largest validator, minified and gzip`, [
    ['', ...three.flatMap(({ name: provider, events }) => events.map(({ type }) => `${provider} ${type}`))],
    ...(await rowsOfThree({ ...hookbook, ...peers, Valibot: valibot, 'Zod, z.fromJSONSchema': zod }, three)),
  ]);
}

async function rowsOfAll(makers: Makers, providers: readonly Provider[], singles: readonly Provider[]) {
  return rowsOf(makers, async (make) => {
    const [all, first] = [(await make(providers)).length, (await make(singles.slice(0, 1))).length];
    return [kilobytes(all), `${Math.round((all - first) / (singles.length - 1))} bytes per further event`];
  });
}

function cellsOfAny(all: readonly Weighed[]): readonly string[] {
  const within = all.filter(({ bytes }) => bytes <= BAR);
  return [...threeOf(all).map(({ bytes }) => kilobytes(bytes)), `${within.length} of ${all.length}`];
}

async function rowsOfThree(makers: Makers, three: readonly Provider[]) {
  return rowsOf(makers, async (make) => {
    const all = [];
    for (const single of three) all.push(kilobytes(await compressed(make, single)));
    return all;
  });
}

async function rowsOf(makers: Makers, cells: (make: Maker) => Promise<readonly string[]>) {
  const rows: (readonly string[])[] = [];
  for (const [name, make] of Object.entries(makers)) rows.push([name, ...(await cells(make))]);
  return rows;
}

/** From the smallest to the largest. */
async function weighed(make: Maker, singles: readonly Provider[]): Promise<readonly Weighed[]> {
  const all: Weighed[] = [];
  for (const single of singles) all.push({ single, bytes: await compressed(make, single) });
  return all.sort((a, b) => a.bytes - b.bytes);
}

async function compressed(make: Maker, single: Provider): Promise<number> {
  return gzipSync(await make([single]), { level: 9 }).length;
}

function threeOf<T>(sorted: readonly T[]): readonly T[] {
  const places = [0, Math.floor(sorted.length / 2), sorted.length - 1];
  return places.flatMap((place) => sorted.slice(place, place + 1));
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

function print(title: string, rows: readonly (readonly string[])[]): void {
  console.log(`\n${table(title, rows)}`);
}
