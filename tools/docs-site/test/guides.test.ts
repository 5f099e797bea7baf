import { type Contract, type Guide, NO_CACHE } from '@hookbook/contract';
import { contract, event, guide, provider } from '@hookbook/testkit/contracts';
import { HOSTILE_TEXTS } from '@hookbook/testkit/hostileTexts';
import { describe, expect, test } from 'vitest';
import { emitDocs } from '../src/emitDocs.ts';
import { guidePage } from '../src/model/guideSections.ts';
import { buildSite } from '../src/model/site.ts';
import { outlineOf } from './markdownOutline.ts';
import { attribute, elementsOf, parsedHtml, textOf } from './parsedHtml.ts';
import { RICH_CONTRACT } from './richContract.ts';
import { hitsOf, searchInNode } from './searchInNode.ts';

/** What the guide `start` of a contract says. */
function pageOf(given: Contract) {
  const site = buildSite(given, NO_CACHE);
  const [entry] = site.guides;
  if (!entry) throw new Error('The contract has no guide.');
  return guidePage(entry, site);
}

function pageWith(text: string) {
  return pageOf(contract([provider({ events: [event({ type: 'user.created' })] })], { guides: [guide({ text })] }));
}

async function filesOf(guides: readonly Guide[], given = RICH_CONTRACT): Promise<ReadonlyMap<string, string>> {
  const files = await emitDocs({ ...given, guides });
  return new Map(files.map(({ path, text }) => [path, text]));
}

function linksIn(page: string | undefined): readonly string[] {
  const main = elementsOf(parsedHtml(page ?? '').root).find(({ tagName }) => tagName === 'main');
  return main ? elementsOf(main).flatMap((element) => attribute(element, 'href') ?? []) : [];
}

describe('the model of a guide', () => {
  test('has what comes before the first heading, and sections of text, code and facts', () => {
    const { intro, sections } = pageOf(RICH_CONTRACT);
    expect(intro.map(({ kind }) => kind)).toEqual(['prose', 'code']);
    expect(sections.map(({ id, title, blocks }) => [id, title, blocks.map((block) => block?.kind)])).toEqual([
      ['verify-it', 'Verify it', ['prose', 'facts', 'prose', 'facts']],
      ['verify-it-2', 'Verify it', ['prose']],
    ]);
  });

  test('has a row of facts for each provider, in the words of their pages', () => {
    const [facts] = pageOf(RICH_CONTRACT).sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block?.kind === 'facts' ? block.facts : [])),
    );
    expect(facts?.columns).toEqual(['Scheme', 'Place', 'Signed content', 'Encoding', 'Timestamp tolerance']);
    expect(facts?.rows.map(({ provider: title, isChosen, cells }) => [title, isChosen, cells[0], cells[4]])).toEqual([
      ['Acme', false, ['HMAC-SHA256'], ['5 minutes']],
      ['Bolt', true, ['Standard Webhooks'], ['5 minutes']],
      ['Crate', false, [], []],
    ]);
  });

  test.each([
    ['a heading within a code block', '```sh\n## not a heading\n```', ['code']],
    ['a code block of another language', 'One\n\n```cobol\nSTOP\n```', ['prose']],
    ['a code block in a list', '* one\n\n  ```ts\n  two\n  ```', ['prose']],
    ['facts that do not exist', 'One\n\n```facts\nweather\n```', ['prose']],
    ['a code block that does not end', '```ts\none', ['code']],
    ['a language that every object has', '```constructor\none\n```', ['prose']],
    ['line breaks of Windows', 'One\r\n\r\n```ts\r\ntwo\r\n```\r\nthree', ['prose', 'code', 'prose']],
  ])('%s', (_, text, kinds) => {
    const { intro, sections } = pageWith(text);
    expect(intro.map(({ kind }) => kind)).toEqual(kinds);
    expect(sections).toEqual([]);
  });

  test('gives headings ids that are addresses, and those of no other element', () => {
    const { sections } = pageWith('# Überblick: *A* & B\n\n## 概要\n\n## Main\n\n## 使用\n\nMain\n---\n');
    expect(sections.map(({ id }) => id)).toEqual(['berblick-a-b', 'section', 'main-2', 'section-2', 'main-3']);
  });
});

describe('links', () => {
  test('lead to pages, and to sections that the pages have', async () => {
    const files = await filesOf(RICH_CONTRACT.guides);
    const links = linksIn(files.get('guide-start.html'));
    expect(links).toEqual(
      expect.arrayContaining([
        'acme/user.created.html#payload',
        'acme/index.html#signature',
        'bolt/index.html',
        'https://example.com',
        'guide-end.html',
      ]),
    );
    const markdown = files.get('guide-start.md');
    expect(markdown).toContain('[users](acme/user.created.md)');
    expect(markdown).toContain('[Bolt](bolt/index.md)');
  });

  test.each([
    ['[a](javascript:alert(1))', '[a](javascript:alert(1))'],
    ['[a](event:javascript:alert(1))', '[a](event:javascript:alert(1))'],
    ['[a](event:acme/user.moved)', '[a](event:acme/user.moved)'],
    ['[a](provider:toString)', '[a](provider:toString)'],
    ['[a](guide:nowhere)', '[a](guide:nowhere)'],
    ['[a](../../etc/passwd)', '[a](../../etc/passwd)'],
  ])('%s stays text', async (text, shown) => {
    const files = await filesOf([guide({ text })], contract([provider({ events: [event({ type: 'user.created' })] })]));
    const page = files.get('guide-start.html') ?? '';
    expect(
      elementsOf(parsedHtml(page).root)
        .filter(({ tagName }) => tagName === 'p')
        .map(textOf),
    ).toContain(shown);
    expect(linksIn(page).filter((link) => !/^(index\.html|guide-start\.(html|md))$/.test(link))).toEqual([]);
    expect(outlineOf(files.get('guide-start.md') ?? '').filter((entry) => entry.startsWith('link'))).toEqual([]);
  });

  test('are addresses of guides only in guides', async () => {
    const description = 'See [a](event:acme/user.created).';
    const files = await emitDocs(contract([provider({ description, events: [event({ type: 'user.created' })] })]));
    const page = files.find(({ path }) => path === 'acme/index.html')?.text;
    expect(page).toContain('See [a](event:acme/user.created).');
  });
});

test('hostile texts add no element to a guide', async () => {
  const texts = Object.entries(HOSTILE_TEXTS);
  const guides = texts.map(([, text], index) =>
    guide({ slug: `${index}`, title: text, summary: text, text: `${text}\n\n## ${text}\n\n${text}` }),
  );
  const files = new Map((await emitDocs(contract([], { guides }))).map(({ path, text }) => [path, text]));
  for (const [index, [name]] of texts.entries()) {
    const page = files.get(`guide-${index}.html`) ?? '';
    const { root, errors } = parsedHtml(page);
    const elements = elementsOf(root);
    const foreign = elements.filter(({ tagName }) => /^(script|style|img|svg|base|iframe)$/.test(tagName));
    const handlers = elements.flatMap(({ attrs }) => attrs.filter(({ name }) => /^(on|style)/.test(name)));
    const links = linksIn(page).filter((link) => !/^(#|index\.html$|guide-\d+\.(html|md)$|https?:|mailto:)/.test(link));
    const markdown = outlineOf(files.get(`guide-${index}.md`) ?? '');
    const raw = markdown.filter((entry) => /^(html_|image|link (?!https?:|mailto:))/.test(entry));
    expect({ name, errors, foreign: foreign.map(textOf), handlers, links, raw }).toEqual({
      ...{ name, errors: [], foreign: [''], handlers: [], links: [], raw: [] },
    });
  }
});

test('a contract without guides has no trace of them', async () => {
  const given = contract([provider({ events: [event({ type: 'user.created' })] })]);
  const [without, withGuide] = [await filesOf([], given), await filesOf([guide()], given)];
  expect([...withGuide.keys()].filter((path) => !without.has(path))).toEqual(['guide-start.html', 'guide-start.md']);
  const different = [...without].filter(([path, text]) => withGuide.get(path) !== text).map(([path]) => path);
  expect(different.sort()).toEqual([
    ...['asyncapi.json', 'index.html', 'index.md', 'llms-full.txt', 'llms.txt', 'search-data.js'],
  ]);
  for (const path of different) expect(without.get(path)).not.toMatch(/guide-|Guides|x-guides|pages\\":/);
});

test('a question finds what it is about, and an event with the name of a small word is found, too', async () => {
  const files = await emitDocs(
    contract([provider({ events: [event({ type: 'user.created' }), event({ type: 'to' })] })], {
      guides: [guide({ title: 'Verify the signature' })],
    }),
  );
  const { find } = await searchInNode(files);
  const first = (query: string) => hitsOf(find(query))[0]?.document.name;
  expect(first('How do I verify a signature')).toBe('Verify the signature');
  expect(first('when is the user created')).toBe('user.created');
  expect(first('to')).toBe('to');
});
