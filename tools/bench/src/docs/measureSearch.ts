import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '@hookbook/browser';
import { createDocsServer } from '@hookbook/docs';
import { formatTable } from '@hookbook/testkit/formatTable';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import type { Browser } from 'playwright-core';
import { prepareContract } from '../generate/contracts.ts';
import { HOOKBOOK } from '../generate/measure.ts';
import { median } from '../median.ts';

const EVENTS = '1000';
const ROUNDS = 3;
/** The processor is slower by this factor, as that of a phone is. */
const SLOWDOWN = 4;
const MAX_KEY_MS = 50;
const MAX_DATA_BYTES = 40_000;

/** What readers type: an event, a typo, a field, a value, words, and the letters that most names begin with. */
const QUERIES = [
  ...[
    'invoice.paid.7',
    'invoise.paid.7',
    'data.owner.address',
    'data.id',
    'state_777',
    'EUR',
    'currency',
    'postal code',
  ],
  ...['when was the order paid', 'retry', 'signature', 'datetime', 'uuid', 'the', 'user', 'parcel', 'item', 'event'],
  ...['a', 'c', 'd', 'e', 'i', 'o', 'p', 's', 't', 'u', 'zzzzz'],
];

/** Measures the search of a large contract: from each key to the results in the page, on a slow processor. */
export async function measureSearch(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-search-'));
  const browser = await launchBrowser();
  const server = createDocsServer({ folder: path.join(folder, 'docs/src/gen') });
  try {
    const { document } = await prepareContract(EVENTS, folder);
    await runOrThrow('node', [HOOKBOOK, 'generate', 'docs', '--specs', document, '--out', folder], { cwd: folder });
    const site = await server.listen(0);
    const rounds: Key[][] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measureQueries(browser, site));
    const keys = rounds[0]?.map(({ text }, index) => ({
      text,
      ms: median(rounds.map((keys) => keys[index]?.ms ?? 0)),
    }));
    const data = gzipSync(await readFile(path.join(folder, 'docs/src/gen/search-data.js'))).length;
    print(keys ?? [], data);
  } finally {
    await server.close();
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Key {
  /** What is in the input after the key. */
  readonly text: string;
  readonly ms: number;
}

/** Each query is the first one in its page, whose code no earlier query has warmed up. */
async function measureQueries(browser: Browser, site: string): Promise<Key[]> {
  const keys: Key[] = [];
  for (const query of QUERIES) {
    const page = await browser.newPage();
    await page.goto(site);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    await page.getByText('Loading…').waitFor({ state: 'detached' });
    keys.push(...(await page.evaluate<Key[]>(measureTyping(query))));
    await page.close();
  }
  return keys;
}

/** A program for the page: types a query, and measures for each key until the results are laid out. */
function measureTyping(query: string): string {
  return `(async () => {
    const input = document.querySelector('[role=combobox]');
    const keys = [];
    for (const key of ${JSON.stringify([...query])}) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const started = performance.now();
      input.value += key;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      document.querySelector('dialog').getBoundingClientRect();
      keys.push({ text: input.value, ms: performance.now() - started });
    }
    return keys;
  })()`;
}

function print(keys: readonly Key[], dataBytes: number): void {
  const slowest = keys.toSorted((a, b) => b.ms - a.ms);
  const percentile = slowest[Math.floor(slowest.length * 0.05)]?.ms ?? 0;
  const rows = [
    ['median', milliseconds(median(keys.map(({ ms }) => ms)))],
    ['95th percentile', milliseconds(percentile)],
    ...slowest.slice(0, 5).map(({ text, ms }) => [JSON.stringify(text), milliseconds(ms)]),
  ];
  const title = `search of ${EVENTS} events, ${keys.length} keys on a processor slowed ${SLOWDOWN} ×`;
  console.log(`\n${formatTable(rows, { title, alignment: 'right' })}`);
  console.log(`  data: ${(dataBytes / 1000).toFixed(1)} kB gzip`);
  const isFast = (slowest[0]?.ms ?? 0) <= MAX_KEY_MS && dataBytes <= MAX_DATA_BYTES;
  if (isFast)
    console.log(`  ✓ every key takes at most ${MAX_KEY_MS} ms, and the data at most ${MAX_DATA_BYTES / 1000} kB`);
  else {
    console.log(`  ✗ a key takes more than ${MAX_KEY_MS} ms, or the data more than ${MAX_DATA_BYTES / 1000} kB`);
    process.exitCode = 1;
  }
}

function milliseconds(ms: number): string {
  return `${ms.toFixed(1)} ms`;
}
