import type { Event } from '@hookbook/contract';
import { contract, event, provider } from '@hookbook/testkit/contracts';
import { HOSTILE_TEXTS } from '@hookbook/testkit/hostileTexts';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { docsEmitter } from '../src/emitDocs.ts';
import { type OpenedSite, ORIGIN, openSite, problemsOf } from './openedSite.ts';
import { elementsOf, parsedHtml, textOf } from './parsedHtml.ts';
import { hitsOf, hitText, searchInNode } from './searchInNode.ts';

function renamed(formerTypes: Event['formerTypes'] = []) {
  const events = [{ ...event({ type: 'user.created' }), formerTypes }, event({ type: 'user.deleted' })];
  return contract([provider({ name: 'acme', title: 'Acme', events })]);
}

const CONTRACT = renamed([
  { type: 'user.made', slug: 'user.made' },
  { type: 'User.Deleted', slug: 'User.Deleted' },
]);

let site: OpenedSite;
beforeAll(async () => {
  site = await openSite(CONTRACT);
});
afterAll(() => site.close());

test('the former address of an event leads to its page', async () => {
  const page = await (await site.browse()).newPage();
  const problems = problemsOf(page);
  await page.goto(`${ORIGIN}/acme/user.made.html`);
  await page.waitForURL(`${ORIGIN}/acme/user.created.html`);
  expect(await page.getByText('Formerly user.made, User.Deleted.').count()).toBe(1);
  expect(problems).toEqual([]);
});

test('a page of today is not replaced, and no other file is about the former address', async () => {
  const files = await docsEmitter({ siteUrl: 'https://docs.example/' })(CONTRACT);
  const paths = files.map(({ path }) => path);
  expect(paths.filter((path) => /^acme\/user\.(made|deleted)/i.test(path)).sort()).toEqual([
    'acme/user.deleted.html',
    'acme/user.deleted.md',
    'acme/user.deleted.schema.json',
    'acme/user.made.html',
  ]);
  expect(files.find(({ path }) => path === 'sitemap.xml')?.text).not.toContain('user.made');
});

test('the search finds an event by its former type', async () => {
  const { find } = await searchInNode(await docsEmitter({})(CONTRACT));
  const [first] = hitsOf(find('user.made'));
  expect(first && hitText(first)).toBe('event user.created at acme/user.created.html');
});

test('addresses with the former name of a provider lead to its pages', async () => {
  const renamedProvider = renamed([{ type: 'user.made', slug: 'user.made' }]).providers.map((own) => ({
    ...own,
    formerNames: [{ name: 'Old', slug: 'old', typeName: 'Old' }],
  }));
  const old = await openSite(contract(renamedProvider));
  onTestFinished(() => old.close());
  const page = await (await old.browse()).newPage();
  for (const [before, now] of [
    ['index', 'index'],
    ['user.created', 'user.created'],
    ['user.made', 'user.created'],
  ]) {
    await page.goto(`${ORIGIN}/old/${before}.html`);
    await page.waitForURL(`${ORIGIN}/acme/${now}.html`);
  }
});

test.each(Object.entries(HOSTILE_TEXTS))('a former type is text: %s', async (_, type) => {
  const files = await docsEmitter({})(renamed([{ type, slug: 'before' }]));
  const usual = await docsEmitter({})(renamed([{ type: 'x', slug: 'before' }]));
  const tagsOf = (page = '') => elementsOf(parsedHtml(page).root).map(({ tagName }) => tagName);
  const pageOf = (all: typeof files) => all.find(({ path }) => path === 'acme/user.created.html')?.text;
  expect(tagsOf(pageOf(files))).toEqual(tagsOf(pageOf(usual)));
  expect(textOf(parsedHtml(pageOf(files) ?? '').root)).toContain('Formerly ');
});
