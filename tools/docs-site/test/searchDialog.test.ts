import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emitDocs } from '../src/emitDocs.ts';
import { accessibility } from './accessibility.ts';
import { COLLAPSE_ALL, FOCUSED_CLASS, LAYOUT_SHIFT, OVERFLOWING, RUN_AXE, RUN_AXE_ON_CONTRAST } from './inPage.ts';
import { type OpenedSite, ORIGIN, openSite, problemsOf } from './openedSite.ts';
import { RICH_CONTRACT } from './richContract.ts';

let site: OpenedSite;
beforeAll(async () => {
  site = await openSite(RICH_CONTRACT);
});
afterAll(() => site.close());

/** Opens a page and expects that it causes no problems, such as reports of its policy. */
async function onPage(
  file: string,
  use: (page: Page) => Promise<void>,
  options?: Parameters<OpenedSite['browse']>[0],
): Promise<void> {
  const context = await site.browse(options);
  try {
    const page = await context.newPage();
    const problems = problemsOf(page);
    await page.goto(`${ORIGIN}/${file}`);
    await use(page);
    expect(problems).toEqual([]);
  } finally {
    await context.close();
  }
}

const input = (page: Page) => page.getByRole('combobox');
const status = (page: Page) => page.getByRole('dialog').getByRole('status').innerText();
/** Of all results, also of those that are not rendered yet. */
const names = (page: Page) => page.locator('[role=option] .name').allTextContents();
const selected = (page: Page) => page.locator('[role=option][aria-selected=true] .name').textContent();

/** Opens the search and waits for what it finds. */
async function searchFor(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await input(page).fill(query);
  await page.getByRole('option').first().waitFor();
}

describe('the search', () => {
  test.each(['/', 'Control+k', 'Meta+k'])('opens with %s on every page and closes with Escape', async (keys) => {
    await onPage('acme/order.paid.html', async (page) => {
      await page.locator('.brand').focus();
      await page.keyboard.press(keys);
      await page.keyboard.type('spark/');
      await page.keyboard.press('Backspace');
      await page.getByRole('option', { name: 'spark' }).waitFor();
      expect(await input(page).inputValue()).toBe('spark');
      await page.keyboard.press('Escape');
      expect(await page.getByRole('dialog').count()).toBe(0);
      expect(await page.evaluate<string>(FOCUSED_CLASS)).toBe('brand');
    });
  });

  test('is used with the keyboard, from an event to a field of another', async () => {
    await onPage('bolt/spark.html', async (page) => {
      await searchFor(page, 'data.email');
      expect(await names(page)).toEqual(['data.email', 'data.old.email']);
      expect(await status(page)).toBe('2 results');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${ORIGIN}/acme/user.created.html#payload.data.email`);
    });
  });

  test('unfolds the field that a hit leads to, on the page that is open, too', async () => {
    await onPage('acme/user.created.html', async (page) => {
      await searchFor(page, 'data.homes[].street');
      await page.keyboard.press('Enter');
      const field = page.locator('li:target:visible > p > a:first-child');
      await field.waitFor();
      expect(new URL(page.url()).hash).toBe('#payload.data.homes.~items.street');
      await page.locator('li:target > p > a:focus').waitFor();
      await page.evaluate(COLLAPSE_ALL);
      await searchFor(page, 'data.homes[].street');
      await page.keyboard.press('Enter');
      await field.waitFor();
    });
  });

  test('leads from a value to the field that has it', async () => {
    await onPage('index.html', async (page) => {
      await searchFor(page, 'blocked');
      expect(await names(page)).toEqual(['data.state: BLOCKED', 'data.old.state: BLOCKED']);
      await page.getByRole('option').last().click();
      await page.waitForURL(`${ORIGIN}/acme/user.dropped.html#payload.data.old.state`);
    });
  });

  test('leads to the page of a shared schema', async () => {
    await onPage('index.html', async (page) => {
      await searchFor(page, 'lost.size.unit');
      expect((await names(page))[0]).toBe('Parcel.size.unit');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${ORIGIN}/crate/schemas/Parcel.html#schema.size.unit`);
    });
  });

  test('moves with the arrows, Home and End', async () => {
    await onPage('index.html', async (page) => {
      await searchFor(page, 'user');
      const all = await names(page);
      expect(all.length).toBeGreaterThan(3);
      expect(await selected(page)).toBe(all[0]);
      await page.keyboard.press('ArrowDown');
      expect(await selected(page)).toBe(all[1]);
      await page.keyboard.press('End');
      expect(await selected(page)).toBe(all.at(-1));
      await page.keyboard.press('ArrowDown');
      expect(await selected(page)).toBe(all[0]);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Home');
      expect(await selected(page)).toBe(all[0]);
      const active = await input(page).getAttribute('aria-activedescendant');
      expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true');
    });
  });

  test('lists all places of a field, and goes back to the results', async () => {
    await onPage('index.html', async (page) => {
      await searchFor(page, 'all[]');
      const hit = page.getByRole('option').first();
      expect(await hit.textContent()).toContain('and 5 more events');
      await page.keyboard.press('ArrowRight');
      expect(await names(page)).toEqual(['left', 'lost', 'met', 'packed', 'sent', 'stored']);
      await page.keyboard.type('st');
      expect(await names(page)).toEqual(['lost', 'stored']);
      expect(await status(page)).toBe('2 events');
      await page.keyboard.press('Escape');
      expect(await input(page).inputValue()).toBe('all[]');
      await page.getByText('and 5 more events').first().click();
      await page.getByRole('option', { name: 'stored' }).click();
      await page.waitForURL(`${ORIGIN}/crate/stored.html#payload.all.~items`);
    });
  });

  test('marks what matches and says where it is', async () => {
    await onPage('index.html', async (page) => {
      await searchFor(page, 'node mov');
      const hit = page.getByRole('option').first();
      expect(await hit.locator('.name mark').allTextContents()).toEqual(['node', 'mov']);
      expect(await hit.locator('.where').textContent()).toBe('Acme');
      const group = page.getByRole('listbox').getByRole('group').first();
      expect(await group.getAttribute('aria-labelledby')).toBe('search-list-Events');
    });
  });

  test('says that nothing is found, and offers the nearest event', async () => {
    await onPage('index.html', async (page) => {
      await searchFor(page, 'usxxr.crxxted');
      expect(await status(page)).toBe('Nothing found for “usxxr.crxxted”.');
      expect(await page.getByRole('group', { name: 'Nearest event' }).getByRole('option').textContent()).toContain(
        'user.created',
      );
      await input(page).fill('qqqqq');
      expect(await status(page)).toBe('Nothing found for “qqqqq”. Try fewer words.');
      expect(await page.getByRole('option').count()).toBe(0);
    });
  });

  test('keeps the last query while the tab is open', async () => {
    await onPage('index.html', async (page) => {
      await searchFor(page, 'spark');
      await page.goto(`${ORIGIN}/acme/index.html`);
      await page.keyboard.press('/');
      expect(await input(page).inputValue()).toBe('spark');
      await page.getByRole('option', { name: 'spark' }).waitFor();
    });
  });

  test('reads its words from the address, as tag links use it', async () => {
    await onPage('acme/node.moved.html', async (page) => {
      await page.getByRole('list', { name: 'Tags' }).getByRole('link', { name: 'hierarchy' }).click();
      await page.getByRole('option').first().waitFor();
      expect(await input(page).inputValue()).toBe('hierarchy');
      expect(await names(page)).toEqual([expect.stringContaining('node.moved')]);
    });
  });

  test('loads its files once, when it is opened first', async () => {
    await onPage('acme/order.paid.html', async (page) => {
      const loaded: string[] = [];
      page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
      expect(loaded).toEqual([]);
      await searchFor(page, 'spark');
      await page.keyboard.press('Escape');
      await searchFor(page, 'user');
      expect(loaded.sort()).toEqual(['/search-data.js', '/search-engine.js', '/search.js']);
    });
  });

  test.each([
    ['wide and light', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
    ['narrow and dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
    ['in forced colours', { viewport: { width: 1000, height: 700 }, forcedColors: 'active' }],
  ] as const)('is accessible and fits: %s', async (_, options) => {
    await onPage(
      'acme/user.created.html',
      async (page) => {
        await searchFor(page, 'user');
        await page.evaluate(axe.source);
        for (const step of [undefined, 'ArrowRight', 'nothing to be found']) {
          if (step === 'ArrowRight') await page.keyboard.press(step);
          else if (step !== undefined) await input(page).fill(step);
          expect((await accessibility(page, RUN_AXE)).violations).toEqual([]);
          expect((await accessibility(page, RUN_AXE_ON_CONTRAST)).violations).toEqual([]);
          expect(await page.evaluate<string[]>(OVERFLOWING)).toEqual([]);
        }
      },
      options,
    );
  });
});

test('without scripts the link leads to the list of all events', async () => {
  await onPage(
    'acme/order.paid.html',
    async (page) => {
      await page.getByRole('link', { name: 'Search' }).click();
      await page.waitForURL(`${ORIGIN}/index.html#events`);
      expect(await page.locator('.events tbody tr:visible').count()).toBe(11);
    },
    { javaScriptEnabled: false },
  );
});

test('a fragment that is no valid address does no harm', async () => {
  await onPage('index.html#%', async (page) => {
    await searchFor(page, 'spark');
  });
});

test('nothing on the home page moves while it loads', async () => {
  await onPage('index.html', async (page) => {
    expect(await page.evaluate<number>(LAYOUT_SHIFT)).toBe(0);
  });
});

test('the search works from the disk', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-search-'));
  for (const { path: file, text } of await emitDocs(RICH_CONTRACT)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  const context = await site.browse();
  await context.unrouteAll();
  const page = await context.newPage();
  const problems = problemsOf(page);
  await page.goto(pathToFileURL(path.join(folder, 'bolt/spark.html')).href);
  await searchFor(page, 'parsec');
  await page.keyboard.press('Enter');
  await page.locator('li:target:visible').waitFor();
  expect(page.url()).toBe(`${pathToFileURL(path.join(folder, 'crate/schemas/Parcel.html')).href}#schema.size.unit`);
  expect(problems).toEqual([]);
  await context.close();
  await rm(folder, { recursive: true });
});
