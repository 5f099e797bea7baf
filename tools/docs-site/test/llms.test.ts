import { NO_CACHE } from '@hookbook/contract';
import { expect, test } from 'vitest';
import { emitDocs } from '../src/emitDocs.ts';
import { llmsFiles } from '../src/markdown/llmsText.ts';
import { buildSite } from '../src/model/site.ts';
import { RICH_CONTRACT } from './richContract.ts';

async function llmsOf(maxBytes?: number): Promise<ReadonlyMap<string, string>> {
  const pages = (await emitDocs(RICH_CONTRACT)).filter(({ path }) => path.endsWith('.md'));
  const files = llmsFiles(pages, buildSite(RICH_CONTRACT, NO_CACHE), maxBytes);
  return new Map(files.map(({ path, text }) => [path, text]));
}

test('llms.txt says how large the Markdown of all pages is', async () => {
  const files = await llmsOf();
  expect([...files.keys()]).toEqual(['llms.txt', 'llms-full.txt']);
  const kilobytes = Math.ceil(Buffer.byteLength(files.get('llms-full.txt') ?? '') / 1000);
  expect(files.get('llms.txt')).toContain(`- [All pages](llms-full.txt): the Markdown of all pages, ${kilobytes} kB\n`);
});

test('a long one is split into one for each provider', async () => {
  const [whole, files] = [await llmsOf(), await llmsOf(1000)];
  expect([...files.keys()]).toEqual([
    'llms.txt',
    'llms-full.txt',
    'acme/llms-full.txt',
    'bolt/llms-full.txt',
    'crate/llms-full.txt',
  ]);
  expect(files.get('llms.txt')).toContain('a file for each provider, in total ');
  expect(files.get('llms-full.txt')).toMatch(/^- \[Bolt\]\(bolt\/llms-full\.txt\): all pages, \d+ kB$/m);
  const addresses = (text: string | undefined) => text?.match(/^Address: .*$/gm) ?? [];
  const parts = [...files.keys()].slice(1).flatMap((path) => addresses(files.get(path)));
  expect(parts).toContain('Address: index.md');
  expect(parts).toEqual(addresses(whole.get('llms-full.txt')));
});
