import { createHash, createHmac } from 'node:crypto';
import type { Signature } from '@hookbook/contract';
import { contract, event, provider } from '@hookbook/testkit/contracts';
import { hostileProvider } from '@hookbook/testkit/hostileProvider';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibility } from './accessibility.ts';
import { OVERFLOWING, RUN_AXE, RUN_AXE_ON_CONTRAST } from './inPage.ts';
import { type OpenedSite, ORIGIN, openSite, problemsOf } from './openedSite.ts';
import { RICH_CONTRACT } from './richContract.ts';

let site: OpenedSite;
let context: BrowserContext;
let page: Page;
let problems: readonly string[];
const requests: string[] = [];

/** One form for all tests, as somebody uses it. */
beforeAll(async () => {
  site = await openSite(RICH_CONTRACT);
  context = await site.browse({ viewport: { width: 360, height: 740 }, colorScheme: 'light' });
  page = await context.newPage();
  problems = problemsOf(page);
  await page.goto(`${ORIGIN}/acme/user.created.html`);
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.getByRole('link', { name: 'Check a signature' }).click();
  await page.getByLabel('Secret').waitFor();
});
afterAll(() => site.close());

const SECRET = 'a secret for tests';
const BODY = '{"id":1,"name":"é"}';

async function checked(fields: Readonly<Record<string, string>>): Promise<string> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  return page.locator('.check-form .note').innerText();
}

function fieldsOf({ body = BODY, age = 0 }: { readonly body?: string; readonly age?: number } = {}) {
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const digest = createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex');
  return {
    Secret: SECRET,
    'Raw body': body,
    'Header x-acme-signature': `sha256=${digest}`,
    'Header timestamp': timestamp,
  };
}

test('the link on an event leads to the form, which is loaded then', () => {
  expect(page.url()).toBe(`${ORIGIN}/acme/index.html#check-signature`);
  expect(requests.filter((path) => path.endsWith('.js'))).toEqual(['/site.js', '/signature.js']);
});

test('shows each step of a signature that matches', async () => {
  const fields = fieldsOf();
  expect(await checked(fields)).toBe('The signature matches.');
  const steps = await page.locator('.steps').innerText();
  for (const text of [`${fields['Header timestamp']}.${BODY}`, '18 bytes: the secret as UTF-8', 'HMAC-SHA256, in hex'])
    expect(steps).toContain(text);
  expect(steps).not.toContain(SECRET);
  const codes = await page.locator('.steps code').allInnerTexts();
  expect(codes.slice(1)).toEqual([fields['Header x-acme-signature'], fields['Header x-acme-signature']]);
});

test.each([
  ['a wrong body', { 'Raw body': '{ "id": 1, "name": "é" }' }, 'parsed and serialised again'],
  ['a wrong secret', { Secret: 'another secret' }, 'Most likely the secret is that of another endpoint'],
  ['a secret in quotes', { Secret: `"${SECRET}"` }, 'such as quotes'],
])('names the mistake: %s', async (_, change, advice) => {
  expect(await checked({ ...fieldsOf(), ...change })).toContain(advice);
});

test('says how old a request is', async () => {
  expect(await checked(fieldsOf({ age: 7200 }))).toContain('signed 2 hours ago, 115 minutes more than the 5 minutes');
});

test('a change clears the result, and Enter checks again', async () => {
  await checked(fieldsOf());
  await page.getByLabel('Secret').fill('x');
  expect(await page.locator('.check-form .note, .steps dt').count()).toBe(0);
  await page.getByLabel('Secret').press('Enter');
  expect(await page.locator('.check-form .note').innerText()).toContain('The signature does not match.');
  expect(page.url()).toBe(`${ORIGIN}/acme/index.html#check-signature`);
});

test('hides the secret, and lets no browser remember or send what is typed', async () => {
  expect(await page.getByLabel('Secret').getAttribute('type')).toBe('password');
  const inputs = page.locator('.check-form input, .check-form textarea');
  expect(await inputs.count()).toBe(4);
  for (const input of await inputs.all()) {
    expect(await input.getAttribute('autocomplete')).toBe('off');
    expect(await input.getAttribute('spellcheck')).toBe('false');
    expect(await input.getAttribute('name')).toBe(null);
  }
  expect(await page.evaluate('localStorage.length + sessionStorage.length + document.cookie.length')).toBe(0);
});

test('shows hostile texts as text', async () => {
  const hostile = '</pre><img src=x onerror=alert(1)><script>alert(1)</script>\u202e"\'`${alert(1)}';
  const labels = ['Secret', 'Raw body', 'Header x-acme-signature', 'Header timestamp'];
  expect(await checked(Object.fromEntries(labels.map((label) => [label, hostile])))).toContain('does not match');
  expect(await page.locator('.steps pre').innerText()).toBe(`${hostile}.${hostile}`);
  expect(await page.locator('.check img, .check script').count()).toBe(0);
});

test('shows the texts of a hostile scheme as text', async () => {
  const text = '"><img src=x onerror=alert(1)></script><script>alert(1)</script>\u202e\u0000';
  const hostile = await openSite(contract([hostileProvider(text)]), site.browser);
  const other = await (await hostile.browse()).newPage();
  const found = problemsOf(other);
  await other.goto(`${ORIGIN}/acme/index.html#check-signature`);
  await other.getByLabel('Secret').fill(SECRET);
  await other.getByRole('button', { name: 'Check', exact: true }).click();
  expect(await other.locator('.check-form .note').innerText()).not.toBe('');
  expect(await other.locator('.check-form label').last().innerText()).toContain('"><img src=x');
  expect(await other.locator('.check img, .check script').count()).toBe(0);
  expect(found).toEqual([]);
  await other.context().close();
});

test('has the fields of a message signature, with the forms of their values', async () => {
  const format = 'own=("@path" "digest");created={timestamp};nonce="{id}"';
  const parameters = format.slice('own='.length);
  const signature: Signature = {
    ...{ scheme: 'hmac-sha256', algorithm: 'hmac-sha256', key: 'text', encoding: 'base64', origin: 'vendor' },
    ...{ header: 'signature', format: 'own=:{signature}:' },
    content: `"@path": {path}\n"digest": {sha256-base64}\n"@signature-params": ${parameters}`,
    timestamp: { header: 'signature-input', format, unit: 'seconds' },
    id: { header: 'signature-input', format },
  };
  const opened = await openSite(contract([provider({ webhook: { signature }, events: [event({})] })]), site.browser);
  const other = await (await opened.browse()).newPage();
  const found = problemsOf(other);
  await other.goto(`${ORIGIN}/acme/index.html#check-signature`);
  await other.getByLabel('Secret').fill(SECRET);
  expect(await other.locator('.check-form label').allInnerTexts()).toEqual([
    ...['Secret', 'Raw body', 'URL that the provider calls', 'Header signature', 'Header signature-input'],
  ]);
  expect(await other.getByLabel('Header signature-input').getAttribute('placeholder')).toBe(format);
  const created = String(Math.floor(Date.now() / 1000));
  const signed = parameters.replace('{timestamp}', created).replace('{id}', 'n-1');
  const digest = createHash('sha256').update(BODY).digest('base64');
  const base = `"@path": /hooks\n"digest": ${digest}\n"@signature-params": ${signed}`;
  for (const [label, value] of [
    ['Raw body', BODY],
    ['URL that the provider calls', 'https://app.example/hooks?a=1'],
    ['Header signature-input', `own=${signed}`],
    ['Header signature', `own=:${createHmac('sha256', SECRET).update(base).digest('base64')}:`],
  ] as const)
    await other.getByLabel(label, { exact: true }).fill(value);
  await other.getByRole('button', { name: 'Check', exact: true }).click();
  expect(await other.locator('.check-form .note').innerText()).toBe('The signature matches.');
  expect(found).toEqual([]);
  await other.context().close();
});

test('passes the accessibility rules in both modes and fits on a phone', async () => {
  await checked({ ...fieldsOf(), 'Raw body': 'x'.repeat(5000) });
  expect(await page.evaluate<string[]>(OVERFLOWING)).toEqual([]);
  await page.evaluate(axe.source);
  expect((await accessibility(page, RUN_AXE)).violations).toEqual([]);
  await checked(fieldsOf());
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await accessibility(page, RUN_AXE_ON_CONTRAST)).violations).toEqual([]);
  }
});

test('causes no problem and requests nothing', () => {
  expect(problems).toEqual([]);
  expect(
    requests.filter((path) => !/^\/(acme\/index\.html|icon\.svg|site\.(css|js)|signature\.js)$/.test(path)),
  ).toEqual([]);
});

test('says why there is no form where the browser has no cryptography, and without scripts', async () => {
  const other = await context.newPage();
  await other.addInitScript("Object.defineProperty(crypto, 'subtle', { value: undefined })");
  await other.goto(`${ORIGIN}/acme/index.html#check-signature`);
  await other.getByText('This browser computes no signatures here').waitFor();
  expect(await other.locator('.check-form').count()).toBe(0);
  const plain = await site.browse({ javaScriptEnabled: false });
  const plainPage = await plain.newPage();
  await plainPage.goto(`${ORIGIN}/acme/index.html#check-signature`);
  await plainPage.getByText('Open the form').click();
  expect(await plainPage.locator('.check').innerText()).toContain('The form needs JavaScript.');
  await plain.close();
});
