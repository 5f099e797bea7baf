import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchBrowser } from '@hookbook/browser';
import { formatTable } from '@hookbook/testkit/formatTable';
import { installLibraries } from '@hookbook/testkit/installLibraries';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import type { Browser } from 'playwright-core';
import { prepareContract } from '../generate/contracts.ts';
import { HOOKBOOK } from '../generate/measure.ts';
import { median } from '../median.ts';

const ROUNDS = 3;
/** Pages are read on a processor that is slower by this factor, as that of a phone is. */
const SLOWDOWN = 4;
const EVENT = 'user.created';

/** What makes a documentation site of a contract. */
interface Builder {
  readonly name: string;
  /** Runs in a process of its own, without what earlier runs remember. */
  readonly build: (out: string) => Promise<unknown>;
  /** The page about the event, in the folder that the site is written to. */
  readonly page: string;
}

/**
 * Measures the documentation of our contract beside that of AsyncAPI's own template: how long it takes to build, how large it
 * is, and how long a reader waits for an event.
 */
export async function measureDocs(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-docs-'));
  const browser = await launchBrowser();
  try {
    const { document } = await prepareContract('ours', folder);
    const builders = [ours(document, folder), await asyncapiTemplate(document, folder)];
    const measurements = new Map(builders.map(({ name }) => [name, [] as Measurement[]]));
    for (let round = 0; round < ROUNDS; round++)
      for (const builder of builders)
        measurements.get(builder.name)?.push(await measureOnce(builder, path.join(folder, 'site'), browser));
    print(measurements);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function ours(document: string, cwd: string): Builder {
  const build = async (out: string) => {
    await rm(path.join(cwd, 'node_modules/.cache'), { recursive: true, force: true });
    await runOrThrow('node', [HOOKBOOK, 'generate', 'docs', '--specs', document, '--out', out], { cwd });
  };
  return { name: 'hookbook', build, page: `docs/src/gen/dynamic/${EVENT}.html` };
}

/** The last versions before 3.3.1 of the generator, which was compromised. */
const PINNED = ['@asyncapi/generator@3.2.0', '@asyncapi/html-template@3.5.6'];

const PROGRAM = `const Generator = require('@asyncapi/generator');
const [document, out] = process.argv.slice(2);
const options = { forceWrite: true, templateParams: { singleFile: 'false' } };
new Generator('@asyncapi/html-template', out, options).generateFromFile(document).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
`;

async function asyncapiTemplate(document: string, folder: string): Promise<Builder> {
  const cwd = fileURLToPath(new URL('../../../../node_modules/.cache/hookbook-bench/html-template', import.meta.url));
  await installLibraries(cwd, PINNED);
  const program = path.join(cwd, 'build.cjs');
  await writeFile(program, PROGRAM);
  const bundle = path.join(folder, 'bundle');
  await runOrThrow('node', [HOOKBOOK, 'bundle', '--specs', document, '--out', bundle], { cwd: folder });
  // The generator looks for npm beside the global packages.
  const env = { NODE_PATH: path.join(process.env.npm_execpath ?? '', '../../..') };
  const build = (out: string) => runOrThrow('node', [program, path.join(bundle, 'asyncapi.yaml'), out], { cwd, env });
  return { name: 'html-template', build, page: 'index.html' };
}

interface Measurement {
  readonly seconds: number;
  /** Of all files. */
  readonly bytes: number;
  /** Of the files that a page loads, and of the scripts among them. */
  readonly pageBytes: number;
  readonly scriptBytes: number;
  /** From opening the page to the text of the event. */
  readonly readableMs: number;
}

async function measureOnce({ build, page }: Builder, out: string, browser: Browser): Promise<Measurement> {
  await rm(out, { recursive: true, force: true });
  const start = performance.now();
  await build(out);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, bytes: await sizeOf(out), ...(await measurePage(path.join(out, page), browser)) };
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(path.join(parentPath, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function measurePage(file: string, browser: Browser): Promise<Omit<Measurement, 'seconds' | 'bytes'>> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const loaded: string[] = [];
  page.on('requestfinished', (request) => {
    if (request.url().startsWith('file:')) loaded.push(fileURLToPath(request.url()));
  });
  await page.goto(pathToFileURL(file).href, { waitUntil: 'commit' });
  const isReadable = `document.body?.innerText.includes(${JSON.stringify(EVENT)}) && performance.now()`;
  const readableMs = Number(await (await page.waitForFunction(isReadable)).jsonValue());
  await page.waitForLoadState('load');
  await page.close();
  const sizes = await Promise.all(loaded.map(async (name) => ({ name, size: (await readFile(name)).length })));
  const total = (found: typeof sizes) => found.reduce((sum, { size }) => sum + size, 0);
  const scripts = sizes.filter(({ name }) => name.endsWith('.js'));
  return { readableMs, pageBytes: total(sizes), scriptBytes: total(scripts) };
}

function print(measurements: ReadonlyMap<string, readonly Measurement[]>): void {
  const [own] = measurements.values();
  const columns: readonly (readonly [string, keyof Measurement, (value: number) => string])[] = [
    ['build', 'seconds', (seconds) => `${seconds.toFixed(1)} s`],
    ['site', 'bytes', kilobytes],
    ['page', 'pageBytes', kilobytes],
    ['its scripts', 'scriptBytes', kilobytes],
    ['readable', 'readableMs', (ms) => `${Math.round(ms)} ms`],
  ];
  const rows = [...measurements].map(([name, found]) => [
    name,
    ...columns.flatMap(([, key, format]) => {
      const of = (list: readonly Measurement[]) => median(list.map((measurement) => measurement[key]));
      return [format(of(found)), `${(of(found) / of(own ?? found)).toFixed(1)} ×`];
    }),
  ]);
  const header = ['', ...columns.flatMap(([title]) => [title, ''])];
  const title = `documentation of our contract; an event on a processor slowed ${SLOWDOWN} ×`;
  console.log(`\n${formatTable([header, ...rows], { title, alignment: 'right' })}`);
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
