import { contract, guide } from '@hookbook/testkit/contracts';
import { hostileProvider } from '@hookbook/testkit/hostileProvider';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibility } from './accessibility.ts';
import {
  BACKGROUND,
  CLIPBOARD,
  COLLAPSE_ALL,
  EXPAND_ALL,
  FOCUSED_ID,
  OVERFLOWING,
  PAGE_WIDTH,
  RUN_AXE,
  RUN_AXE_ON_CONTRAST,
  STYLE_SHEETS,
  VISIBLE_IN_DETAILS,
} from './inPage.ts';
import { type OpenedSite, ORIGIN, openSite, problemsOf } from './openedSite.ts';
import { RICH_CONTRACT } from './richContract.ts';

const PAGES = [
  'index.html',
  'acme/index.html',
  'bolt/index.html',
  'acme/order.paid.html',
  'acme/user.created.html',
  'acme/node.moved.html',
  'crate/index.html',
  'crate/lost.html',
  'crate/schemas/Parcel.html',
  '404.html',
];

let site: OpenedSite;
beforeAll(async () => {
  site = await openSite(RICH_CONTRACT);
});
afterAll(() => site.close());

async function onPage<T>(
  path: string,
  use: (page: Page) => Promise<T>,
  options?: Parameters<OpenedSite['browse']>[0],
): Promise<T> {
  const context: BrowserContext = await site.browse(options);
  try {
    const page = await context.newPage();
    await page.goto(`${ORIGIN}/${path}`);
    return await use(page);
  } finally {
    await context.close();
  }
}

const wide = { viewport: { width: 1400, height: 900 } };
const narrow = { viewport: { width: 360, height: 740 } };

describe.each(PAGES)('%s', (path) => {
  let context: BrowserContext;
  let page: Page;
  let problems: readonly string[];
  beforeAll(async () => {
    context = await site.browse({ ...wide, colorScheme: 'light' });
    page = await context.newPage();
    problems = problemsOf(page);
    await page.goto(`${ORIGIN}/${path}`);
  });
  afterAll(() => context.close());

  test('opens without problems', async () => {
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.evaluate<number>(STYLE_SHEETS)).toBe(1);
    expect(problems).toEqual([]);
  });

  test('passes the accessibility rules', async () => {
    await page.evaluate(EXPAND_ALL);
    await page.evaluate(axe.source);
    const { passes, violations } = await accessibility(page, RUN_AXE);
    expect(violations).toEqual([]);
    expect(passes).toBeGreaterThan(20);
  });

  test('has enough contrast in dark mode', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const { passes, violations } = await accessibility(page, RUN_AXE_ON_CONTRAST);
    expect(violations).toEqual([]);
    expect(passes).toBe(1);
  });

  test('passes the accessibility rules in the colours of the reader', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    const { violations } = await accessibility(page, RUN_AXE);
    await page.emulateMedia({ forcedColors: 'none' });
    expect(violations).toEqual([]);
  });

  test.each([
    ['wide', wide],
    ['narrow', narrow],
  ])('fits on a %s screen', async (_, { viewport }) => {
    await page.setViewportSize(viewport);
    expect(await page.evaluate<string[]>(OVERFLOWING)).toEqual([]);
  });
});

test('dark mode is dark, light mode is light', async () => {
  const background = (page: Page) => page.evaluate<string>(BACKGROUND);
  expect(await onPage('index.html', background, { colorScheme: 'light' })).toBe('rgb(255, 255, 255)');
  expect(await onPage('index.html', background, { colorScheme: 'dark' })).toBe('rgb(16, 19, 26)');
});

test.each(['missing', 'acme/folder/missing.html'])('an unknown address shows the 404 page: %s', async (path) => {
  await onPage(path, async (page) => {
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Page not found');
    expect(await page.evaluate<number>(STYLE_SHEETS)).toBe(1);
    await page.getByRole('button', { name: 'Search all events' }).click();
    await page.getByRole('dialog').getByRole('combobox').fill('spark');
    await page.getByRole('option').first().click();
    await page.waitForURL(`${ORIGIN}/bolt/spark.html`);
  });
});

test('a link to a collapsed member expands its parents', async () => {
  await onPage('acme/user.created.html#payload.data.homes.~items.street', async (page) => {
    await page.locator('[id="payload.data.homes.~items.street"]').waitFor({ state: 'visible' });
  });
});

test('a link to a collapsed member expands its parents without scripts', async () => {
  await onPage(
    'acme/user.created.html#payload.data.homes.~items.street',
    (page) => page.locator('[id="payload.data.homes.~items.street"]').waitFor({ state: 'visible' }),
    { javaScriptEnabled: false },
  );
});

test('a printed page shows collapsed members and examples', async () => {
  await onPage('acme/user.created.html', async (page) => {
    const visible = async () => new Set(await page.evaluate<boolean[]>(VISIBLE_IN_DETAILS));
    await page.evaluate(COLLAPSE_ALL);
    await expect.poll(visible).toEqual(new Set([false]));
    await page.emulateMedia({ media: 'print' });
    await expect.poll(visible).toEqual(new Set([true]));
  });
});

test('a link to a definition shows its members', async () => {
  await onPage('acme/user.dropped.html', async (page) => {
    await page.getByRole('link', { name: 'User', exact: true }).click();
    await page.locator('[id="payload.data.old.email"]').waitFor({ state: 'visible' });
  });
});

test('a link to a shared schema opens its page, which links to the events', async () => {
  await onPage('crate/lost.html', async (page) => {
    await page.locator('.members').getByRole('link', { name: 'Parcel' }).first().click();
    await page.waitForURL(`${ORIGIN}/crate/schemas/Parcel.html`);
    expect(await page.locator('#used-by a').allInnerTexts()).toEqual([
      'left',
      'lost',
      'met',
      'packed',
      'sent',
      'stored',
    ]);
    await page.locator('#used-by').getByRole('link', { name: 'stored' }).click();
    await page.waitForURL(`${ORIGIN}/crate/stored.html`);
  });
});

test('the tooltip of a nested property is its whole path', async () => {
  await onPage('acme/user.created.html', async (page) => {
    const link = page.locator('[id="payload.data.homes.~items.street"] > p > a');
    expect(await link.getAttribute('title')).toBe('data.homes[].street');
  });
});

test('a button expands and collapses all members', async () => {
  await onPage('acme/user.created.html', async (page) => {
    const open = () => page.locator('.members details[open]').count();
    const before = await open();
    await page.getByRole('button', { name: 'Expand all' }).click();
    expect(await open()).toBeGreaterThan(before);
    await page.getByRole('button', { name: 'Collapse all' }).click();
    expect(await open()).toBe(0);
  });
});

test('an example is copied as JSON', async () => {
  await onPage('acme/order.paid.html', async (page) => {
    await page.locator('.example').getByRole('button', { name: 'Copy Body' }).click();
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor({ state: 'attached' });
    const text = await page.evaluate<string>(CLIPBOARD);
    expect(JSON.parse(text)).toEqual({ '</script>': '</script>' });
  });
});

test('the keyboard can skip to the content', async () => {
  await onPage('acme/user.created.html', async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>(FOCUSED_ID)).toBe('main');
  });
});

test('a guide is accessible and fits on a narrow screen, in light and in dark, and on a wide one', async () => {
  await onPage(
    'guide-start.html',
    async (page) => {
      await page.evaluate(axe.source);
      const { passes, violations } = await accessibility(page, RUN_AXE);
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await accessibility(page, RUN_AXE_ON_CONTRAST);
      expect([...violations, ...dark.violations]).toEqual([]);
      expect(passes).toBeGreaterThan(20);
      expect(dark.passes).toBe(1);
      expect(await page.evaluate<string[]>(OVERFLOWING)).toEqual([]);
      await page.setViewportSize(wide.viewport);
      expect(await page.evaluate<string[]>(OVERFLOWING)).toEqual([]);
    },
    { ...narrow, colorScheme: 'light' },
  );
});

test('a hostile contract causes no problems', async () => {
  const text = '"><img src=x onerror=alert(1)></script><script>alert(1)</script> [a](javascript:alert(1))';
  const lines = [
    text,
    `## ${text}`,
    text,
    `[b](event:javascript:alert(1)) [c](provider:${text})`,
    '```ts',
    text,
    '```',
  ];
  const hostile = await openSite(
    contract([hostileProvider(text)], {
      guides: [guide({ title: text, summary: text, text: lines.join('\n\n') }), guide({ slug: 'next' })],
    }),
  );
  const context = await hostile.browse(narrow);
  const page = await context.newPage();
  const problems = problemsOf(page);
  for (const path of ['index.html', 'acme/index.html', 'acme/event.html', 'guide-start.html']) {
    await page.goto(`${ORIGIN}/${path}`, { waitUntil: 'networkidle' });
    expect(await page.evaluate<number>(PAGE_WIDTH)).toBe(360);
  }
  expect(problems).toEqual([]);
  await hostile.close();
});

describe('the handlers of an event', () => {
  test('are tabs, of which one is open, also without scripts', async () => {
    for (const javaScriptEnabled of [true, false])
      await onPage(
        'acme/user.created.html',
        async (page) => {
          const shown = () => page.locator('.tabs figcaption:visible').allInnerTexts();
          expect((await shown()).join()).toMatch(/^server\.ts/);
          await page.locator('.tabs').getByText('Next.js', { exact: true }).click();
          expect((await shown()).join()).toMatch(/^app\/webhooks\/route\.ts/);
          expect(await page.locator('.tabs').innerText()).toContain('export const POST = receiver.fetch;');
        },
        { javaScriptEnabled },
      );
  });

  test('are remembered on the next page', async () => {
    await onPage('acme/user.created.html', async (page) => {
      await page.locator('.tabs').getByText('Hono', { exact: true }).click();
      await expect.poll(() => page.evaluate("localStorage.getItem('handler')")).toBe('Hono');
      await page.goto(`${ORIGIN}/acme/order.paid.html`);
      await page.locator('.tabs details[open] summary').filter({ hasText: 'Hono' }).waitFor();
    });
  });
});

test('a field at the pointer or with the focus has buttons to copy its path and its link, and to find it elsewhere', async () => {
  await onPage('acme/user.created.html', async (page) => {
    const row = page.locator('[id="payload.data.homes.~items.street"] > p');
    await page.evaluate(EXPAND_ALL);
    const heightOf = async () => (await row.boundingBox())?.height;
    const before = await heightOf();
    await row.locator('a').first().focus();
    await row.getByRole('button', { name: 'Copy path data.homes[].street' }).click();
    expect(await page.evaluate<string>(CLIPBOARD)).toBe('data.homes[].street');
    await row.getByRole('button', { name: 'Copy link data.homes[].street' }).click();
    expect(await page.evaluate<string>(CLIPBOARD)).toBe(
      `${ORIGIN}/acme/user.created.html#payload.data.homes.~items.street`,
    );
    expect(await heightOf()).toBe(before);
    await row.getByRole('button', { name: 'Events with data.homes[].street' }).click();
    expect(await page.getByRole('combobox').inputValue()).toBe('data.homes[].street');
    expect(await page.getByRole('option').first().textContent()).toContain('data.homes[].street');
  });
});
