import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '@hookbook/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDocsServer } from '../src/index.ts';

/** The built site, as published. */
const SITE_FOLDER = path.join(import.meta.dirname, '../dist/site');
const server = createDocsServer({ folder: SITE_FOLDER });
let url: string;
let browser: Browser;
let pages: readonly string[];

beforeAll(async () => {
  const files = await readdir(SITE_FOLDER, { recursive: true });
  pages = files.filter((file) => file.endsWith('.html')).sort();
  url = await server.listen();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

function collectProblems(page: Page): readonly string[] {
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('requestfailed', (request) => problems.push(request.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  return problems;
}

test('every page opens on a phone without a problem', async () => {
  expect(pages.length).toBeGreaterThan(60);
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const problems = collectProblems(page);
  for (const file of pages) {
    await page.goto(url + file);
    const [headings, width] = [
      await page.locator('h1').count(),
      await page.evaluate<number>('document.documentElement.scrollWidth'),
    ];
    expect({ file, headings, width }).toEqual({ file, headings: 1, width: 360 });
    // The server sends no such policy itself.
    expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')).toMatch(
      /^default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'$/,
    );
  }
  expect(problems).toEqual([]);
});

test('the site works from the disk, from the search to a field', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(5000);
  const problems = collectProblems(page);
  await page.goto(pathToFileURL(path.join(SITE_FOLDER, 'dynamic/user.created.html')).href);
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('flagright manual');
  await page.getByRole('option', { name: 'triggeredBy: MANUAL' }).first().click();
  expect(await page.locator('.members > li:target > p > a:first-child').innerText()).toBe('triggeredBy');
  expect(problems).toEqual([]);
});

test('the search finds an event', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(5000);
  await page.goto(url);
  await page.getByRole('button', { name: 'Search events, fields and values' }).click();
  await page.getByRole('combobox').fill('user.craeted dynamic');
  await page.getByRole('option').first().click();
  await page.waitForURL(/user\.created\.html$/);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('User created');
  expect(await page.locator('.example').count()).toBeGreaterThan(0);
});
