import { launchBrowser } from '@hookbook/browser';
import { expect, test } from 'vitest';
import { htmlReport } from '../src/certify/report/html.ts';
import { violationsOf, WIDER_THAN_WINDOW } from './console/openConsole.ts';

test.each([320, 390, 1200])('the report as a page fits into a window of %d pixels', async (width) => {
  const result = {
    group: 'signature',
    summary: 'a signature with another secret',
    expected: 'reject',
    duration: 3,
  } as const;
  const problem = { message: `The response contains ${'a'.repeat(80)}.`, fix: 'Respond without a body.' };
  const url = `http://localhost:3000/${'webhooks/'.repeat(10)}`;
  const results = [
    { ...result, check: 'duplicates-at-once', passed: false, problem, statuses: [204] },
    { ...result, check: 'late-effects', passed: true, statuses: [] },
  ];
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width, height: 700 } });
    await page.setContent(htmlReport({ passed: false, url, provider: 'platform', results }));
    expect(await page.evaluate(WIDER_THAN_WINDOW)).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.locator('.passed td').last().innerText()).toBe('Passed');
  } finally {
    await browser.close();
  }
});
