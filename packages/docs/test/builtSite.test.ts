import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '@hookbook/browser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDocsServer } from '../src/index.ts';

/** The site as it is published: built, and opened in a browser through its own server. */
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

function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(request.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}

test('every page of the site opens on a telephone without a complaint', async () => {
  expect(pages.length).toBeGreaterThan(60);
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const complaints = complaintsOf(page);
  for (const file of pages) {
    await page.goto(url + file);
    const [headings, width] = [
      await page.locator('h1').count(),
      await page.evaluate<number>('document.documentElement.scrollWidth'),
    ];
    expect({ file, headings, width }).toEqual({ file, headings: 1, width: 360 });
  }
  expect(complaints).toEqual([]);
});

test('the site opens from the disk, the way from the filter to a field too', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(5000);
  const complaints = complaintsOf(page);
  await page.goto(pathToFileURL(path.join(SITE_FOLDER, 'dynamic/user.created.html')).href);
  await page.keyboard.press('/');
  await page.locator('#filter:focus').waitFor();
  await page.keyboard.type('flagright manual');
  await page.getByRole('link', { name: 'triggeredBy: MANUAL' }).first().click();
  expect(await page.locator('.member:target .name').innerText()).toBe('triggeredBy');
  expect(complaints).toEqual([]);
});

test('an event is found with the filter and read', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(5000);
  await page.goto(url);
  await page.getByLabel('Find an event').fill('user.created dynamic');
  await page.getByRole('row', { name: 'user.created' }).first().getByRole('link').click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('User created');
  expect(await page.locator('.example').count()).toBeGreaterThan(0);
});
