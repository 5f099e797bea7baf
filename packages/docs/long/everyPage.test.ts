import { readdir } from 'node:fs/promises';
import { launchBrowser } from '@hookbook/browser';
import { expect, test } from 'vitest';
import { createDocsServer } from '../src/index.ts';
import { collectProblems, SITE_FOLDER } from '../test/builtSite.ts';

test('every page opens on a phone without a problem', async () => {
  const files = await readdir(SITE_FOLDER, { recursive: true });
  const pages = files.filter((file) => file.endsWith('.html')).sort();
  expect(pages.length).toBeGreaterThan(60);
  await using browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const problems = collectProblems(page);
  const server = createDocsServer({ folder: SITE_FOLDER });
  const url = await server.listen();
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
  await server.close();
});
