import type { GeneratedFile } from '@hookbook/contract';
import { beforeAll, expect, test } from 'vitest';
import { emitDocs } from '../src/emitDocs.ts';
import { CHECK_PAGE, withPayloadCheck } from '../src/payloadCheck/withPayloadCheck.ts';
import { attribute, elementsOf, parsedHtml, textOf } from './parsedHtml.ts';
import { RICH_CONTRACT } from './richContract.ts';
import { hitsOf, hitText, searchInNode } from './searchInNode.ts';

let generated: readonly GeneratedFile[];
let changed: ReadonlyMap<string, string>;
beforeAll(async () => {
  generated = await emitDocs(RICH_CONTRACT);
  changed = new Map(withPayloadCheck(generated, ['acme', 'bolt']).map(({ path, text }) => [path, text]));
});

function elements(path: string): ReturnType<typeof elementsOf> {
  const { root, errors } = parsedHtml(changed.get(path) ?? '');
  expect([path, ...errors]).toEqual([path]);
  return elementsOf(root);
}

test('a generated site does not mention the page', () => {
  expect(generated.filter(({ path, text }) => path === CHECK_PAGE || text.includes(CHECK_PAGE))).toEqual([]);
});

test('the footer of each page links to it, and the home page, too', () => {
  const pages = generated.filter(({ path }) => path.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(15);
  for (const { path } of pages) {
    const links = elements(path).filter((link) => attribute(link, 'href')?.endsWith(CHECK_PAGE));
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
  const found = elements(CHECK_PAGE);
  const texts = (tag: string) => found.filter(({ tagName }) => tagName === tag).map(textOf);
  expect(texts('h1')).toEqual(['Check a payload']);
  expect(texts('title')).toEqual(['Check a payload · Example events']);
  const json = found.flatMap((element) => attribute(element, 'data-providers') ?? []);
  expect(json.map((text) => JSON.parse(text))).toEqual([
    [
      { slug: 'acme', title: 'Acme' },
      { slug: 'bolt', title: 'Bolt' },
    ],
  ]);
  const sources = found.flatMap((element) => attribute(element, 'src') ?? []);
  expect(sources).toEqual(['site.js', 'check.js']);
});

test('the search finds it', async () => {
  const files = generated.map((file) => ({ ...file, text: changed.get(file.path) ?? file.text }));
  const { find } = await searchInNode(files);
  for (const query of ['check a payload', 'validate payload']) {
    const [hit] = hitsOf(find(query));
    expect(hit && hitText(hit)).toBe('guide Check a payload at check.html');
  }
});

test('is the same for the same site, and fails for a page of another form', () => {
  expect(withPayloadCheck(generated, ['acme', 'bolt']).map(({ path, text }) => [path, text])).toEqual([...changed]);
  const broken = generated.map((file) => ({ ...file, text: file.text.replace('llms.txt</a></p>', 'other</a></p>') }));
  expect(() => withPayloadCheck(broken, ['acme'])).toThrow(/does not contain/);
});

test('the script is small and evaluates nothing', () => {
  const script = changed.get('check.js') ?? '';
  expect(script.length).toBeLessThan(8000);
  expect(script).not.toMatch(/\b(eval|Function|innerHTML|fetch|XMLHttpRequest|sendBeacon|localStorage)\b/);
});
