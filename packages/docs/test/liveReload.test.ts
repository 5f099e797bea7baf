import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from '@hookbook/browser';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createDocsServer } from '../src/index.ts';
import { type SiteFolder, siteFolder } from './siteFolder.ts';

let site: SiteFolder;
let url: string;
let close: () => Promise<void>;
beforeEach(async () => {
  site = await siteFolder();
  const server = createDocsServer({ folder: site.folder, base: '/docs/', watch: true });
  url = await server.listen();
  close = server.close;
});
afterEach(async () => {
  await close();
  await site.dispose();
});

/** Replaces a file as the generator does. */
async function replace(file: string, text: string): Promise<void> {
  const target = path.join(site.folder, file);
  await writeFile(`${target}.new`, text);
  await rename(`${target}.new`, target);
}

/** What the script in a page listens to. */
async function changesOf(page: string): Promise<string> {
  const html = await (await fetch(url + page)).text();
  const [, src = ''] = /<script src="([^"]+)" defer>/.exec(html) ?? [];
  const script = new URL(src.replaceAll('&amp;', '&'), url);
  expect((await fetch(script)).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  return script.href.replace('reload.js', 'changes');
}

describe('a page learns that', () => {
  test.each([
    ['it has changed', 'acme/user.created.html', () => replace('acme/user.created.html', '<p>Changed')],
    ['its folder has another index page', 'acme/', () => replace('acme/index.html', '<p>Changed')],
    ['it was deleted', 'acme/user.created.html', () => site.remove('acme/user.created.html')],
    ['it is there now', 'acme/user.added.html', () => site.write('acme/user.added.html', '<p>Added')],
    ['the style sheet has changed', 'index.html', () => replace('site.css', 'p { color: blue }')],
  ])('%s', async (_, page, change) => {
    const response = await fetch(await changesOf(page));
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    await change();
    expect(await response.text()).toBe('data: changed\n\n');
  });

  test('it has changed before it listened', async () => {
    const changes = await changesOf('index.html');
    await replace('index.html', '<p>Changed');
    expect(await (await fetch(changes)).text()).toBe('data: changed\n\n');
  });
});

test('a page is not told of changes of others', async () => {
  const response = await fetch(await changesOf('index.html'));
  await replace('acme/user.created.html', '<p>Changed');
  const text = response.text().catch(() => 'closed by the server');
  await new Promise((resolve) => setTimeout(resolve, 500));
  await close();
  expect(await text).toBe('closed by the server');
});

test('the script runs under the policy of the site, and keeps the place in the page', async () => {
  const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
  const pageWith = (text: string) => `<!doctype html>
<html lang="en">
<head><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Page</title></head>
<body><h1>${text}</h1>${'<p>A paragraph.</p>'.repeat(200)}<p id="last">${text}</p></body>
</html>`;
  await site.write('page.html', pageWith('Before'));
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${url}page.html#last`);
  await page.evaluate('scrollTo(0, 1000)');
  const loaded = page.waitForEvent('load');
  await replace('page.html', pageWith('After'));
  await loaded;
  expect(await page.getByRole('heading').innerText()).toBe('After');
  expect(await page.evaluate('scrollY')).toBe(1000);
  expect(await page.evaluate('history.state')).toEqual({});
  expect(problems).toEqual([]);
});

test('without the option, pages are sent as they are', async () => {
  const server = createDocsServer({ folder: site.folder });
  onTestFinished(() => server.close());
  const plain = await server.listen();
  expect(await (await fetch(plain)).text()).toBe('<p>Home');
  expect((await fetch(`${plain}.live/reload.js`)).status).toBe(404);
});
