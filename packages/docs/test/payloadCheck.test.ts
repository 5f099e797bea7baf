import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '@hookbook/browser';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The built site, opened from the disk. */
const SITE_FOLDER = path.join(import.meta.dirname, '../dist/site');
let browser: Browser;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('dialog', (dialog) => problems.push(dialog.message()));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) problems.push(request.url());
  });
  await page.goto(pathToFileURL(path.join(SITE_FOLDER, 'check.html')).href);
});
afterAll(() => browser.close());

async function verdictOn(payload: unknown, { provider = 'Platform', event = 'Detect from the payload' } = {}) {
  await page.getByLabel('Provider', { exact: true }).selectOption(provider);
  await page.getByLabel('Event', { exact: true }).selectOption(event);
  await page.getByLabel('Payload').fill(typeof payload === 'string' ? payload : JSON.stringify(payload));
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  return page.locator('.check-form .note').innerText();
}

const issues = () => page.locator('.issues li').allInnerTexts();

const CREATED = {
  ...{ id: 'evt_1', type: 'user.created', created_at: '2026-01-01T00:00:00Z' },
  data: { user_id: 'usr_1', email: 'ada@example.com', username: 'ada' },
};

test('names the event of a valid payload', async () => {
  expect(await verdictOn(CREATED)).toBe('The payload is a valid user.created, as the contract describes it.');
  expect(await issues()).toEqual([]);
});

test('finds the provider of each payload, valid or not', async () => {
  const provider = 'Detect from the payload';
  expect(await verdictOn(CREATED, { provider })).toBe(
    'The payload is a valid user.created of Platform, as the contract describes it.',
  );
  const flagright = { type: 'CASE_OPENED', data: 1 };
  expect(await verdictOn(flagright, { provider })).toContain('is not a valid CASE_OPENED of Flagright: ');
  expect(await verdictOn({ what: 1 }, { provider })).toMatch(/^No provider has an event like this\./);
  expect(await issues()).toEqual([]);
  expect(await verdictOn(' ', { provider })).toBe('Paste a payload first.');
  expect(await page.getByLabel('Provider', { exact: true }).inputValue()).toBe('');
});

test('names the event of an invalid payload, and links each issue to its field', async () => {
  const data = { ...CREATED.data, user_id: 1, email: 2 };
  expect(await verdictOn({ ...CREATED, data })).toBe('The payload is not a valid user.created: 2 issues.');
  expect(await issues()).toEqual([expect.stringMatching(/^\/data\/\w+ /), expect.stringMatching(/^\/data\/\w+ /)]);
  const links = await page.locator('.issues a').all();
  const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')));
  const addresses = hrefs.map((href) => (href ?? '').replace(/.*\/platform\//, ''));
  expect(addresses.toSorted()).toEqual([
    'user.created.html#payload.data.email',
    'user.created.html#payload.data.user_id',
  ]);
  for (const address of addresses) {
    const [file = '', id = ''] = address.split('#');
    expect(await readFile(path.join(SITE_FOLDER, 'platform', file), 'utf8')).toContain(`id="${id}"`);
  }
});

test('lists what the contract does not know, and an event that it does not contain', async () => {
  expect(await verdictOn({ ...CREATED, extra: 1 })).toContain('with 1 value that the contract does not know');
  expect((await issues()).join()).toContain('/extra');
  expect(await verdictOn({ ...CREATED, type: 'user.unheard' })).toBe(
    'The contract does not contain the event user.unheard.',
  );
});

test('suggests the event that a misspelt one is nearest to', async () => {
  const misspelt = { ...CREATED, type: 'user.craeted' };
  expect(await verdictOn(misspelt)).toBe(
    'The contract does not contain the event user.craeted. Did you mean user.created?',
  );
  expect(await page.locator('.check-form .note a').getAttribute('href')).toMatch(/platform\/user\.created\.html$/);
  expect(await verdictOn(misspelt, { provider: 'Detect from the payload' })).toMatch(/ Did you mean user\.created\?$/);
});

test('takes the event that somebody chooses', async () => {
  expect(await verdictOn('{}', { event: 'user.created' })).toMatch(
    /^The payload is not a valid user\.created: \d+ issues?\.$/,
  );
  expect(await verdictOn('{}')).toBe('The payload is not valid: 1 issue.');
  expect(await verdictOn('no json')).toBe('The payload is not valid: 1 issue.');
});

test('has every provider, each with a script of a bounded size', async () => {
  const options = await page.getByLabel('Provider', { exact: true }).locator('option').allInnerTexts();
  const scripts = await readdir(path.join(SITE_FOLDER, 'validators'));
  const [first, ...providers] = options;
  expect(first).toBe('Detect from the payload');
  expect(scripts).toHaveLength(providers.length);
  for (const script of scripts) {
    expect((await stat(path.join(SITE_FOLDER, 'validators', script))).size).toBeLessThan(80_000);
    expect(await readFile(path.join(SITE_FOLDER, 'validators', script), 'utf8')).not.toMatch(/\beval\(|new Function/);
  }
  for (const provider of providers) expect(await verdictOn('{}', { provider })).toContain('not valid');
});

test('shows hostile texts as text, and bounds what it lists', async () => {
  const hostile = '</pre><img src=x onerror=alert(1)><script>alert(1)</script>';
  expect(await verdictOn({ ...CREATED, type: hostile })).toContain(hostile);
  await verdictOn({ ...CREATED, data: { ...CREATED.data, [hostile]: hostile } });
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${hostile}${index}`, hostile]));
  expect(await verdictOn({ ...CREATED, ...many })).toContain('100 or more values');
  expect(await issues()).toHaveLength(100);
  expect(await page.locator('.check img, .check script').count()).toBe(0);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(360);
});

test('passes the accessibility rules in both modes', async () => {
  await verdictOn({ ...CREATED, data: {} });
  await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate<AxeResults>('axe.run({ preload: false })');
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
});

test('causes no problem, and requests nothing but files of the site', () => {
  expect(problems).toEqual([]);
});
