import { expect, test } from 'vitest';
import { launchBrowser } from '../src/launchBrowser.ts';

test('a page runs scripts and lays out text', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 400, height: 300 } });
    await page.setContent('<p>Some text</p><script>document.title = "It runs"</script>');
    expect(await page.title()).toBe('It runs');
    expect((await page.locator('p').boundingBox())?.height).toBeGreaterThan(10);
  } finally {
    await browser.close();
  }
});
