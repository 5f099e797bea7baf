import { contract, event, provider } from '@hookbook/testkit/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import { docsEmitter } from '../src/emitDocs.ts';
import { attribute, elementsOf, parsedHtml } from './parsedHtml.ts';
import { RICH_CONTRACT } from './richContract.ts';

const SITE_URL = 'https://docs.example/hooks/';

async function filesFor(siteUrl?: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await docsEmitter({ siteUrl })(RICH_CONTRACT)).map(({ path, text }) => [path, text]));
}

describe('a site whose address is known', () => {
  let files: ReadonlyMap<string, string>;
  beforeAll(async () => {
    files = await filesFor(SITE_URL);
  });

  test('has a sitemap of all pages, which robots.txt names', () => {
    const addresses = [...(files.get('sitemap.xml') ?? '').matchAll(/<loc>(.*)<\/loc>/g)].map(([, url]) => url);
    expect(addresses).toHaveLength([...files.keys()].filter((path) => path.endsWith('.html')).length - 1);
    expect(addresses).toEqual(
      expect.arrayContaining([SITE_URL, `${SITE_URL}acme/`, `${SITE_URL}acme/user.created.html`]),
    );
    expect(files.get('robots.txt')).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${SITE_URL}sitemap.xml\n`);
  });

  test.each([
    ['index.html', '', 'Example events', 'Events of three providers.'],
    ['acme/user.created.html', 'acme/user.created.html', 'User created · Acme · Example events', 'Somebody signed up'],
  ])('%s says its address, title and description', (path, address, title, description) => {
    const { root, errors } = parsedHtml(files.get(path) ?? '');
    const elements = elementsOf(root);
    const metas = elements.flatMap((element) => {
      const property = attribute(element, 'property');
      return property === undefined ? [] : [[property, attribute(element, 'content')]];
    });
    expect(errors).toEqual([]);
    expect(metas).toEqual([
      ['og:type', 'website'],
      ['og:title', title],
      ['og:description', description],
      ['og:url', SITE_URL + address],
    ]);
    const canonical = elements.filter((element) => attribute(element, 'rel') === 'canonical');
    expect(canonical.map((element) => attribute(element, 'href'))).toEqual([SITE_URL + address]);
  });

  test('gives no address to the page for unknown ones', () => {
    expect(files.get('404.html')).not.toContain(SITE_URL);
  });

  test('has links to its folder on the page for unknown addresses', () => {
    const { root, errors } = parsedHtml(files.get('404.html') ?? '');
    const links = elementsOf(root).flatMap((element) => attribute(element, 'href') ?? attribute(element, 'src') ?? []);
    expect(errors).toEqual([]);
    expect(links).toContain('/hooks/site.css');
    expect(links.filter((link) => !link.startsWith('/hooks/') && link !== '#main')).toEqual([]);
  });

  test('has absolute addresses in llms-full.txt', () => {
    expect(files.get('llms-full.txt')).toContain(`\nAddress: ${SITE_URL}acme/user.created.md\n`);
  });
});

test('without an address, nothing of this is emitted', async () => {
  const files = await filesFor();
  expect([...files.keys()]).not.toContain('robots.txt');
  expect([...files.keys()]).not.toContain('sitemap.xml');
  for (const text of files.values()) expect(text).not.toMatch(/property="og:|rel="canonical"/);
});

test('the address is escaped in XML', async () => {
  const files = await docsEmitter({ siteUrl: "https://docs.example/a&b'/" })(
    contract([provider({ events: [event()] })]),
  );
  const unknown = parsedHtml(files.find(({ path }) => path === '404.html')?.text ?? '');
  expect(unknown.errors).toEqual([]);
  expect(elementsOf(unknown.root).map((element) => attribute(element, 'href'))).toContain("/a&b'/site.css");
  const sitemap = files.find(({ path }) => path === 'sitemap.xml')?.text;
  expect(sitemap).toContain('<loc>https://docs.example/a&amp;b');
  expect(sitemap).not.toMatch(/&(?!amp;|#39;|#x27;)/);
});
