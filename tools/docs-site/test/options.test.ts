import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { contract, event, provider } from '@hookbook/testkit/contracts';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emitDocs } from '../src/emitDocs.ts';
import { accessibility } from './accessibility.ts';
import { OVERFLOWING, RUN_AXE } from './inPage.ts';
import { type OpenedSite, ORIGIN, openSite, problemsOf } from './openedSite.ts';

const text: SchemaObject = { type: 'string' };
const object = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): SchemaObject => ({
  type: 'object',
  properties,
  required,
});
const paidBy = (kind: string, name: string): Schema => object({ kind: { const: kind }, [name]: text }, ['kind', name]);
const CONTRACT = contract([
  provider({
    name: 'acme',
    slug: 'acme',
    events: [
      event({
        type: 'paid',
        slug: 'paid',
        payload: object({
          method: { oneOf: [paidBy('card', 'digits'), paidBy('transfer', 'iban')] },
          level: {
            oneOf: [
              { const: 'low', description: 'It may wait.' },
              { const: 'high', deprecated: true },
            ],
          },
          size: { anyOf: [{ const: 'small' }, { const: 'large' }] },
        }),
      }),
    ],
  }),
]);

let site: OpenedSite;
beforeAll(async () => {
  site = await openSite(CONTRACT);
});
afterAll(() => site.close());

describe.each([
  ['with scripts', true],
  ['without scripts', false],
] as const)('the options of a value, %s', (_, javaScriptEnabled) => {
  let page: Page;
  let problems: readonly string[];
  beforeAll(async () => {
    const context = await site.browse({ javaScriptEnabled });
    page = await context.newPage();
    problems = problemsOf(page);
    await page.goto(`${ORIGIN}/acme/paid.html`);
  });
  const field = (name: string) => page.locator('.members code', { hasText: new RegExp(`^${name}$`) });

  test('are tabs, of which one is open', async () => {
    expect(await field('digits').isVisible()).toBe(true);
    expect(await field('iban').isVisible()).toBe(false);
    await page.getByText('kind: transfer').click();
    expect(await field('digits').isVisible()).toBe(false);
    expect(await field('iban').isVisible()).toBe(true);
    expect(problems).toEqual([]);
  });
});

test('a link to a field opens the tab that has it', async () => {
  const page = await (await site.browse()).newPage();
  await page.goto(`${ORIGIN}/acme/paid.html#payload.method.~option1.iban`);
  await page.locator('.members code', { hasText: /^iban$/ }).waitFor();
});

test.each([1200, 360])('tabs pass the accessibility rules, and fit on a screen of %s pixels', async (width) => {
  const page = await (await site.browse({ viewport: { width, height: 800 } })).newPage();
  await page.goto(`${ORIGIN}/acme/paid.html`);
  await page.evaluate(axe.source);
  expect((await accessibility(page, RUN_AXE)).violations).toEqual([]);
  expect(await page.evaluate<string[]>(OVERFLOWING)).toEqual([]);
});

test('values are listed with their meanings, if something is said about one', async () => {
  const page = await (await site.browse()).newPage();
  await page.goto(`${ORIGIN}/acme/paid.html`);
  const level = page.locator('[id="payload.level"]');
  expect((await level.innerText()).replace(/\s+/g, ' ')).toContain(
    '2 values of level low It may wait. high deprecated',
  );
  const size = page.locator('[id="payload.size"]');
  expect(await size.locator('.facts').innerText()).toBe('one of: small large');
});

test('Markdown says the same', async () => {
  const files = await emitDocs(CONTRACT);
  const markdown = files.find(({ path }) => path === 'acme/paid.md')?.text ?? '';
  for (const line of [
    '- `method` kind: card (object)',
    '- `method.digits` (string, required)',
    '- `level` `low`: It may wait.',
    '- `level` `high`: deprecated',
    '- `size` (string): one of: `small`, `large`',
  ])
    expect(markdown.split('\n')).toContain(line);
});
