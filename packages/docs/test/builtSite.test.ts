import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '@hookbook/browser';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDocsServer } from '../src/index.ts';
import { collectProblems, SITE_FOLDER } from './builtSite.ts';

const server = createDocsServer({ folder: SITE_FOLDER });
let url: string;
let browser: Browser;

beforeAll(async () => {
  url = await server.listen();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test('the site works from the disk, from the search to a field', async () => {
  const page = await browser.newPage();
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
  await page.goto(url);
  await page.getByRole('button', { name: 'Search events, fields and values' }).click();
  await page.getByRole('combobox').fill('user.craeted dynamic');
  await page.getByRole('option').first().click();
  await page.waitForURL(/user\.created\.html$/);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('User created');
  expect(await page.locator('.example').count()).toBeGreaterThan(0);
});
