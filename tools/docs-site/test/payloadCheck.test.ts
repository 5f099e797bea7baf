import type { GeneratedFile } from '@hookbook/contract';
import { beforeAll, expect, test } from 'vitest';
import { docsEmitter, emitDocs } from '../src/emitDocs.ts';
import { PAYLOAD_CHECK } from '../src/model/paths.ts';
import { attribute, elementsOf, parsedHtml, textOf } from './parsedHtml.ts';
import { RICH_CONTRACT } from './richContract.ts';
import { hitsOf, hitText, searchInNode } from './searchInNode.ts';

let generated: readonly GeneratedFile[];
let texts: ReadonlyMap<string, string>;
beforeAll(async () => {
  generated = await docsEmitter({ payloadCheck: true })(RICH_CONTRACT);
  texts = new Map(generated.map(({ path, text }) => [path, text]));
});

function elements(path: string): ReturnType<typeof elementsOf> {
  const { root, errors } = parsedHtml(texts.get(path) ?? '');
  expect([path, ...errors]).toEqual([path]);
  return elementsOf(root);
}

test('a site without it does not mention it', async () => {
  const site = await emitDocs(RICH_CONTRACT);
  expect(site.filter(({ path, text }) => path === PAYLOAD_CHECK || text.includes(PAYLOAD_CHECK))).toEqual([]);
});

test('the footer of each page links to it, and the home page, too', () => {
  const pages = generated.filter(({ path }) => path.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(15);
  for (const { path } of pages) {
    const links = elements(path).filter((link) => attribute(link, 'href')?.endsWith(PAYLOAD_CHECK));
    const targets = links.map(
      (link) => new URL(attribute(link, 'href') ?? '', `https://site.example/${path}`).pathname,
    );
    expect({ path, targets }).toEqual({
      path,
      targets: path === 'index.html' ? ['/check.html', '/check.html'] : ['/check.html'],
    });
  }
});

test('the page has one heading, a title of its own, and the providers with validators', () => {
  const found = elements(PAYLOAD_CHECK);
  const textsOf = (tag: string) => found.filter(({ tagName }) => tagName === tag).map(textOf);
  expect(textsOf('h1')).toEqual(['Check a payload']);
  expect(textsOf('title')).toEqual(['Check a payload · Example events']);
  const json = found.flatMap((element) => attribute(element, 'data-providers') ?? []);
  expect(json.map((text) => JSON.parse(text))).toEqual([
    [
      { slug: 'acme', title: 'Acme' },
      { slug: 'bolt', title: 'Bolt' },
      { slug: 'crate', title: 'Crate' },
    ],
  ]);
  const sources = found.flatMap((element) => attribute(element, 'src') ?? []);
  expect(sources).toEqual(['site.js', 'check.js']);
});

test('the search finds it', async () => {
  const { find } = await searchInNode(generated);
  for (const query of ['check a payload', 'validate payload']) {
    const [hit] = hitsOf(find(query));
    expect(hit && hitText(hit)).toBe('guide Check a payload at check.html');
  }
  const [guide] = hitsOf(find('how to start'));
  expect(guide && hitText(guide)).toBe('guide How to start at guide-start.html');
});

test('the script is small and evaluates nothing', () => {
  const script = texts.get('check.js') ?? '';
  expect(script.length).toBeLessThan(8500);
  expect(script).not.toMatch(/\b(eval|Function|innerHTML|fetch|XMLHttpRequest|sendBeacon|localStorage)\b/);
});
