import { readFile } from 'node:fs/promises';
import { launchBrowser } from '@hookbook/browser';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from './bundle.ts';
import { examples } from './examples.ts';
import { openPage } from './openPage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const created = examples.find(({ provider, type }) => provider === 'dynamic' && type === 'user.created');

test('a page that forbids eval parses an event from a value, text and bytes', async () => {
  const body = await readFile(created?.file ?? '', 'utf8');
  const { shown, violations } = await openPage(
    browser,
    await bundle(`
      import { isUserCreatedEvent, safeParseEvent } from '@hookbook/validators/dynamic';
      const body = ${JSON.stringify(body)};
      const results = [JSON.parse(body), body, new TextEncoder().encode(body)].map((input) => safeParseEvent(input));
      document.title = JSON.stringify(results.map(({ type, event }) => [type, isUserCreatedEvent(event)]));
    `),
  );
  expect(violations).toEqual([]);
  expect(shown).toEqual(Array(3).fill(['user.created', true]));
});

test('a page that forbids eval reports the issues of an event', async () => {
  const { shown, violations } = await openPage(
    browser,
    await bundle(`
      import { safeParseEvent } from '@hookbook/validators/platform';
      const event = { id: 'evt_1', type: 'user.created', created_at: '2026-01-01T00:00:00Z', data: { user_id: 7 } };
      document.title = JSON.stringify(safeParseEvent(JSON.stringify(event)).issues.map(({ pointer, code }) => [pointer, code]));
    `),
  );
  expect(violations).toEqual([]);
  expect(shown).toEqual([['/data/user_id', 'type']]);
});

test('a violation of the policy is detected', async () => {
  const { shown, violations } = await openPage(
    browser,
    `try { new Function('return 1')(); } catch (error) { document.title = JSON.stringify(error.name); }`,
  );
  expect(shown).toBe('EvalError');
  expect(violations).toEqual(['script-src']);
});
