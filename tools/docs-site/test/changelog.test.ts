import type { Contract, Release } from '@hookbook/contract';
import { contract, event, provider } from '@hookbook/testkit/contracts';
import { HOSTILE_TEXTS } from '@hookbook/testkit/hostileTexts';
import { describe, expect, test } from 'vitest';
import { docsEmitter } from '../src/emitDocs.ts';
import { outlineOf } from './markdownOutline.ts';
import { attribute, elementsOf, parsedHtml, textOf } from './parsedHtml.ts';
import { RICH_CONTRACT } from './richContract.ts';

const SITE_URL = 'https://docs.example/hooks/';

const RELEASES: readonly Release[] = [
  {
    version: '0.3.0',
    date: '2026-12-31',
    changes: [
      { provider: 'acme', event: 'user.created', severity: 'breaking', pointer: '/role', message: 'A new member.' },
      { provider: 'acme', event: 'user.moved', severity: 'breaking', message: 'The event was removed.' },
      { provider: 'acme', severity: 'compatible', message: 'The timeout is 10 s, not 5 s.' },
      { provider: 'gone', event: 'x', severity: 'compatible', message: 'Of a provider that is not there any more.' },
    ],
  },
  { version: '0.2.0', date: '2026-06-30', changes: [] },
];

const ACME = contract([provider({ name: 'acme', title: 'Acme', events: [event({ type: 'user.created' })] })], {
  releases: RELEASES,
});

async function filesOf(given: Contract, siteUrl?: string): Promise<ReadonlyMap<string, string>> {
  const files = await docsEmitter({ siteUrl })(given);
  return new Map(files.map(({ path, text }) => [path, text]));
}

function itemsOf(page: string | undefined, id: string): readonly string[] {
  const elements = elementsOf(parsedHtml(page ?? '').root);
  const section = elements.find((element) => attribute(element, 'id') === id);
  const items = section ? elementsOf(section).filter(({ tagName }) => tagName === 'li') : [];
  return items.map((item) => textOf(item).replace(/\s+/g, ' ').trim());
}

describe('the changelog', () => {
  test('lists what each release changed, with links to the events that there are', async () => {
    const page = (await filesOf(ACME)).get('changelog.html');
    expect(itemsOf(page, 'v0.3.0')).toEqual([
      'user.created breaking /role: A new member.',
      'user.moved breaking The event was removed.',
      'Deliveries The timeout is 10 s, not 5 s.',
      'x Of a provider that is not there any more.',
    ]);
    const links = elementsOf(parsedHtml(page ?? '').root).flatMap((element) => attribute(element, 'href') ?? []);
    expect(links).toContain('acme/user.created.html');
    expect(links).not.toContain('acme/user.moved.html');
    expect(page).toContain('Nothing has changed for receivers.');
  });

  test('is on the page of each event and provider, for its own changes', async () => {
    const files = await filesOf(ACME);
    expect(itemsOf(files.get('acme/user.created.html'), 'changes')).toEqual([
      '0.3.0, 2026-12-31 breaking /role: A new member.',
    ]);
    expect(itemsOf(files.get('acme/index.html'), 'changes')).toEqual([
      '0.3.0, 2026-12-31 The timeout is 10 s, not 5 s.',
    ]);
    expect(files.get('acme/user.created.html')).toContain('href="../changelog.html#v0.3.0"');
  });

  test('is written as Markdown, too', async () => {
    const files = await filesOf(ACME);
    expect(files.get('changelog.md')).toContain(
      '- [`user.created`](acme/user.created.md) (breaking): `/role`: A new member.',
    );
    expect(files.get('acme/user.created.md')).toContain(
      '- [0\\.3.0, 2026-12-31](../changelog.md) (breaking): `/role`: A new member.',
    );
    expect(files.get('llms-full.txt')).toContain('Address: changelog.md');
  });

  test('is found by the search', async () => {
    const data = (await filesOf(ACME)).get('search-data.js')?.replaceAll('\\"', '"');
    expect(data).toContain('["changelog.html","Changelog"');
    expect(data).toContain('["v0.3.0","0.3.0"');
  });

  test('is missing without releases', async () => {
    const files = await filesOf({ ...ACME, releases: [] }, SITE_URL);
    expect([...files.keys()].filter((file) => /changelog|feed/.test(file))).toEqual([]);
    expect(files.get('index.html')).not.toContain('Changelog');
    expect(files.get('acme/user.created.html')).not.toContain('id="changes"');
  });
});

describe('the feeds', () => {
  test('have an item for each release, if the address of the site is known', async () => {
    expect((await filesOf(ACME)).has('feed.xml')).toBe(false);
    const files = await filesOf(ACME, SITE_URL);
    const json = JSON.parse(files.get('feed.json') ?? '');
    expect(json).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', feed_url: `${SITE_URL}feed.json` });
    expect(json.items).toHaveLength(2);
    expect(json.items[0]).toMatchObject({
      url: `${SITE_URL}changelog.html#v0.3.0`,
      date_published: '2026-12-31T00:00:00.000Z',
      content_text: expect.stringContaining('Breaking: acme user.created: /role: A new member.'),
    });
    const rss = files.get('feed.xml') ?? '';
    expect(rss.match(/<item>/g)).toHaveLength(2);
    expect(rss).toContain('<pubDate>Thu, 31 Dec 2026 00:00:00 GMT</pubDate>');
    for (const page of ['index.html', 'changelog.html'])
      expect(files.get(page)).toContain('type="application/rss+xml" title="RSS" href="feed.xml"');
  });
});

test.each(Object.entries(HOSTILE_TEXTS))('%s in every place of a release changes only texts', async (_, text) => {
  const change = {
    provider: 'acme',
    event: 'user.created',
    severity: 'breaking',
    pointer: text,
    message: text,
  } as const;
  const others = [
    { ...change, event: text },
    { ...change, provider: text },
  ];
  const releases = [{ version: text, date: '2026-12-31', changes: [change, ...others] }];
  const files = await filesOf({ ...ACME, releases }, SITE_URL);
  for (const path of ['changelog.html', 'acme/user.created.html']) {
    const { root, errors } = parsedHtml(files.get(path) ?? '');
    expect([path, ...errors]).toEqual([path]);
    const names = elementsOf(root).map(({ tagName }) => tagName);
    expect(names.filter((name) => /^(img|svg|iframe|b|style)$/.test(name))).toEqual(
      path === 'changelog.html' ? [] : names.filter((name) => name === 'b'),
    );
    expect(names.filter((name) => name === 'script')).toHaveLength(1);
  }
  expect(JSON.parse(files.get('feed.json') ?? '').items).toHaveLength(1);
  expect(
    files.get('feed.xml')?.match(/<(?!\/?(\?xml|rss|channel|title|link|description|item|guid|pubDate)\b)/g),
  ).toBeNull();
  expect(outlineOf(files.get('changelog.md') ?? '').slice(0, 1)).toEqual(outlineOf('# Changelog'));
});

test('every link of the changelog of many providers leads somewhere', async () => {
  const files = await filesOf({ ...RICH_CONTRACT, releases: RELEASES });
  const links = elementsOf(parsedHtml(files.get('changelog.html') ?? '').root).flatMap(
    (element) => attribute(element, 'href') ?? [],
  );
  const broken = links.filter((link) => !/^(https?:|#)/.test(link) && !files.has(link.replace(/[#?].*/, '')));
  expect(broken).toEqual([]);
});
