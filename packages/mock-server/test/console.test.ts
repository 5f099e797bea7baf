import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '@hookbook/browser';
import { type Receiver, startReceiver } from '@hookbook/testkit/receiver';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Provider } from '../src/catalogue/provider.ts';
import { summaryOfSent } from '../src/console/summaryOfSent.ts';
import { catalogue, createMockServer, type MockServerOptions } from '../src/index.ts';
import { summaryOf } from '../src/server/summary.ts';
import {
  changedRows,
  FOCUSED,
  openConsole,
  ROWS_IN_DOCUMENT,
  violationsOf,
  WIDER_THAN_WINDOW,
} from './console/openConsole.ts';
import { summary } from './console/summaries.ts';
import { MUTE } from './testProviders.ts';

const HOSTILE = '<img src=x onerror="alert(1)">';

let browser: Browser;
let receiver: Receiver;
let refusing: string;
beforeAll(async () => {
  browser = await launchBrowser();
  receiver = await startReceiver((response, { path }) => {
    if (path === '/refuse') response.writeHead(500, { 'x-request-id': 'r-1' }).end(HOSTILE);
    else response.writeHead(204).end();
  });
  refusing = receiver.url.replace('/webhooks', '/refuse');
});
afterAll(async () => {
  await browser.close();
  await receiver.close();
});

async function start(options: MockServerOptions = {}, port?: number) {
  const server = createMockServer(options);
  const origin = await server.listen(port);
  onTestFinished(() => server.close());
  const provider = (url: string) => server.provider(options.catalogue?.[0]?.name ?? 'platform', { url });
  return { server, origin, accepted: provider(receiver.url), failing: provider(refusing) };
}

async function opened(url: string, ...options: [object?, Parameters<typeof openConsole>[3]?]) {
  const { page, problems, close } = await openConsole(browser, url, ...options);
  onTestFinished(close);
  return {
    page,
    problems,
    rows: page.getByRole('listbox', { name: 'Deliveries' }).getByRole('option'),
    panel: page.getByRole('region', { name: 'Details' }),
  };
}

describe('the files', () => {
  test('a browser gets the page, everything else gets text', async () => {
    const { origin } = await start();
    const page = await fetch(origin, { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).not.toMatch(/<script>|<style|style=|\son\w+=/);
    expect((await fetch(origin)).headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  test('only files of the console are served', async () => {
    const { origin } = await start();
    const typeOf = async (name: string) => (await fetch(`${origin}/console/${name}`)).headers.get('content-type');
    expect(await typeOf('main.js')).toBe('text/javascript; charset=utf-8');
    expect(await typeOf('base.css')).toBe('text/css; charset=utf-8');
    expect(await typeOf('icon.svg')).toBe('image/svg+xml');
    for (const name of ['..%2Findex.js', '%2Fetc%2Fpasswd', 'main.ts', 'constructor', ''])
      expect((await fetch(`${origin}/console/${name}`)).status, name).toBe(404);
  });

  test('are small', async () => {
    const folder = new URL('../dist/console/', import.meta.url);
    const names = await readdir(folder);
    const sizes = await Promise.all(names.map(async (name) => gzipSync(await readFile(new URL(name, folder))).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(45_000);
  });
});

describe('sending', () => {
  test('offers the examples of an event, and sends the one that is chosen', async () => {
    const { origin } = await start();
    const { page, panel } = await opened(`${origin}/#open=send`);
    const { examples } = catalogue.flatMap(({ events }) => events).find(({ type }) => type === 'case.created') ?? {};
    await panel.getByLabel('Provider').selectOption('worth');
    await panel.getByLabel('Event', { exact: true }).selectOption('case.created');
    const example = panel.getByLabel('Example', { exact: true });
    expect(await example.getByRole('option').allInnerTexts()).toEqual(examples?.map(({ name }) => name));
    await example.selectOption('newer');
    await panel.getByLabel('Endpoint').fill(receiver.url);
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await panel.getByRole('button', { name: 'Send event' }).click();
    expect((await sent).postDataJSON()).toMatchObject({ event: 'case.created', example: 'newer' });
    await panel.getByRole('heading', { name: 'case.created' }).waitFor();
  });

  test('works with the keyboard: from the form to the list and to the delivery', async () => {
    const { origin } = await start();
    const { page, problems, rows, panel } = await opened(origin);
    await page.getByText('No deliveries yet').waitFor();
    await page.keyboard.press('n');
    await page.locator('form[aria-labelledby=send-title] [name=provider]:focus').waitFor();
    await page.keyboard.type('Platf');
    await page.keyboard.press('Tab');
    await page.keyboard.type('user.d');
    for (let presses = 0; presses < 5 && (await page.evaluate(FOCUSED)) !== 'url'; presses++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(receiver.url);
    await page.keyboard.press('Enter');
    await panel.getByRole('heading', { name: 'user.deleted' }).waitFor();
    expect(await page.evaluate(FOCUSED)).toBe('user.deleted');
    await page.getByText('Delivery 1, user.deleted: delivered with 204.').waitFor();
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(/user\.deleted\s+Delivered 204\s+#1\s+platform/),
    ]);

    await page.keyboard.press('r');
    await page.getByText('Delivery 2, user.deleted: delivered with 204.').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(FOCUSED)).toBe('list');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await panel.getByText('#1 · platform').waitFor();
    expect(new URL(page.url()).hash).toBe('#open=1');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    expect(await page.evaluate(FOCUSED)).toBe('text');
    expect(problems).toEqual([]);
  });

  test('sends the fields that were changed and removed, and shows errors at the form', async () => {
    const { origin } = await start();
    const { page, panel } = await opened(`${origin}/#open=send`);
    await panel.getByLabel('Provider').selectOption('platform');
    await panel.getByLabel('Event', { exact: true }).selectOption('user.created');
    await panel.getByLabel('Endpoint').fill(receiver.url);
    await panel.getByLabel('data.email', { exact: true }).fill('ada');
    await panel.getByText('Fault, retries and secret').click();
    await panel.getByLabel('Retry if the delivery fails').check();
    await panel.getByRole('button', { name: 'Send event' }).click();
    await panel.getByRole('alert').getByText('/data/email violates the contract').waitFor();
    await panel.getByLabel('Allow values that the contract does not').check();
    await panel.getByRole('button', { name: 'Remove data.username' }).click();
    await panel.getByRole('button', { name: 'Send event' }).click();
    await panel.getByRole('heading', { name: 'user.created' }).waitFor();
    const { data, id } = JSON.parse(String(receiver.received.at(-1)?.body));
    expect(data).toEqual({ email: 'ada', user_id: expect.any(String) });
    expect(id).toMatch(/^evt_/);

    await page.keyboard.press('n');
    await panel.getByLabel('Endpoint').fill('localhost');
    await page.keyboard.press('Enter');
    await panel.getByRole('alert').getByText('http://').waitFor();
    expect(await panel.getByLabel('Endpoint').getAttribute('aria-invalid')).toBe('true');
    await page.reload();
    expect(await panel.getByLabel('Endpoint').inputValue()).toBe(receiver.url);
  });

  test('plays a scenario', async () => {
    const { origin } = await start();
    const { page, panel, rows } = await opened(`${origin}/#open=play`);
    await panel.getByLabel('Provider').selectOption('platform');
    await panel.getByLabel('project').check();
    await panel.getByLabel('Endpoint').fill(receiver.url);
    await panel.getByRole('button', { name: 'Play scenario' }).click();
    await page.getByText('Playing 4 events of project.').waitFor();
    await rows.nth(3).waitFor();
    expect(await rows.locator('.event').allInnerTexts()).toEqual([
      ...['project.updated', 'project.updated', 'project.created', 'user.created'],
    ]);
  });
});

describe('a delivery', () => {
  test('shows its attempts and what its request is as text, and can be cancelled and copied', async () => {
    const events = MUTE.events.map((event) => ({ ...event, type: HOSTILE, title: HOSTILE, summary: HOSTILE }));
    const retries = ['PT0S', 'PT1H'];
    const webhook: Provider['webhook'] = { ...MUTE.webhook, delivery: { retries, origin: 'vendor' } };
    const { origin, failing } = await start({ catalogue: [{ ...MUTE, title: HOSTILE, events, webhook }] });
    const set = { [`/payload/${HOSTILE}`]: HOSTILE };
    const sent = await failing.send(HOSTILE, { retry: true, set });
    expect(summaryOfSent(sent)).toEqual(summaryOf(sent));
    const { page, problems, rows, panel } = await opened(`${origin}/#open=1`);
    await panel.getByText('Next attempt in').waitFor();
    expect(await rows.locator('.event').allInnerTexts()).toEqual([HOSTILE]);
    expect(await panel.getByRole('heading', { level: 2 }).innerText()).toBe(HOSTILE);
    expect(await panel.locator('.timeline pre').allInnerTexts()).toEqual([HOSTILE, HOSTILE]);
    expect(await panel.locator('.timeline .fix').count()).toBe(1);
    await panel.getByText('Response headers').first().click();
    const headers = panel.getByRole('region', { name: 'Response headers of attempt 1' });
    expect(await headers.getByRole('row', { name: 'x-request-id' }).innerText()).toContain('r-1');
    const body = 'body' in sent.delivery.request ? sent.delivery.request.body : '';
    const code = panel.getByRole('region', { name: 'Body', exact: true });
    expect(JSON.parse(await code.innerText())).toEqual(JSON.parse(body));
    expect((await code.innerText()).split('\n').length).toBeGreaterThan(5);
    await panel.getByRole('button', { name: 'Raw' }).click();
    expect(await code.innerText()).toBe(body);
    await panel.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('Copied the delivery as curl.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('curl');
    await panel.getByRole('button', { name: 'Cancel retries' }).click();
    await panel.getByText('were cancelled').waitFor();
    await rows.getByText('Cancelled').waitFor();
    await page.goto(`${origin}/#open=send`);
    await panel.getByText(HOSTILE, { exact: true }).locator('visible=true').first().waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('of a disabled endpoint can be sent again once the endpoint is enabled', async () => {
    const webhook: Provider['webhook'] = {
      ...MUTE.webhook,
      delivery: { origin: 'vendor', disableAfter: { failedMessages: 1 } },
    };
    const { origin, failing } = await start({ catalogue: [{ ...MUTE, webhook }] });
    await failing.send('thing.done');
    const { page, panel } = await opened(`${origin}/#open=1`);
    await panel.getByRole('button', { name: 'Send again' }).click();
    await panel.getByRole('alert').getByText('disabled http').waitFor();
    await panel.getByRole('button', { name: 'Enable the endpoint' }).click();
    await page.getByText('The endpoint is enabled.').waitFor();
    await panel.getByRole('button', { name: 'Send again' }).click();
    await panel.getByText('#2 · mute').waitFor();
    await page.goto(`${origin}/#open=99`);
    await panel.getByText('Delivery 99 does not exist or was discarded.').waitFor();
    await page.goBack();
    await panel.getByText('#2 · mute').waitFor();
  });
});

describe('the list', () => {
  test('finds deliveries, and a reload keeps the filter', async () => {
    const { origin, accepted, failing } = await start();
    await accepted.play(['user.created', 'user.updated', 'project.created']);
    await failing.send('user.deleted');
    const { page, rows } = await opened(origin);
    await rows.nth(3).waitFor();
    await page.getByLabel('Event, such as user.*').fill('user.*');
    await page.getByLabel('State').selectOption('delivered');
    expect(await rows.locator('.event').allInnerTexts()).toEqual(['user.updated', 'user.created']);
    await page.reload();
    await page.getByText('2 of 4 deliveries').waitFor();
    expect(await rows.count()).toBe(2);
    await page.getByLabel('Find by id, URL or event').fill('nothing');
    await page.getByText('No delivery matches').waitFor();
    await page.getByRole('button', { name: 'Clear the filter' }).last().click();
    expect(await rows.count()).toBe(4);
    expect(new URL(page.url()).hash).toBe('');
  });

  test('does not move what somebody reads when new deliveries arrive', async () => {
    const { origin, accepted } = await start();
    const many = Array.from({ length: 40 }, () => 'user.created');
    await accepted.play(many);
    const { page, rows } = await opened(origin);
    await rows.first().waitFor();
    await page.mouse.move(300, 500);
    await page.mouse.wheel(0, 520);
    await expect.poll(() => page.locator('#list').evaluate(`document.querySelector('#list').scrollTop`)).toBe(520);
    const place = () => page.locator('#delivery-25').boundingBox();
    const before = await place();
    await accepted.play(many.slice(0, 12));
    await page.getByRole('button', { name: '12 new' }).waitFor();
    expect(await place()).toEqual(before);
    await page.keyboard.press('j');
    expect(await page.locator('.active').innerText()).toContain('#30');
    expect(await place()).toEqual(before);
    await page.getByRole('button', { name: '12 new' }).click();
    await page.locator('#delivery-52').waitFor();
    expect(await page.getByRole('button', { name: / new$/ }).count()).toBe(0);
  });

  test('has few rows in the document with 10,000 deliveries', async () => {
    const { origin } = await start();
    const all = Array.from({ length: 10_000 }, (_, index) => summary(10_000 - index, { event: `event.${index % 97}` }));
    const { page, rows } = await opened(origin, {}, (page) =>
      page.route('**/deliveries?*', (route) => {
        const before = Number(new URL(route.request().url()).searchParams.get('before') ?? 10_001);
        const deliveries = all.filter(({ number }) => number < before).slice(0, 1000);
        const last = deliveries.at(-1)?.number ?? 1;
        const next = last > 1 ? { next: `/deliveries?summary=true&limit=1000&before=${last}` } : {};
        return route.fulfill({ json: { deliveries, ...next } });
      }),
    );
    await page.getByText('10,000 deliveries').waitFor();
    expect(await page.evaluate(ROWS_IN_DOCUMENT)).toBeLessThan(100);
    const changed = await page.evaluate<number[]>(changedRows('event.42 id-9'));
    expect(Math.min(...changed)).toBeGreaterThan(0);
    expect(Math.max(...changed)).toBeLessThan(200);
    await page.getByLabel('Find by id, URL or event').fill('');
    await page.locator('#list').focus();
    await page.keyboard.press('End');
    await page.locator('#delivery-1').waitFor();
    expect(await rows.last().getAttribute('aria-posinset')).toBe('10000');
    expect(await page.evaluate(ROWS_IN_DOCUMENT)).toBeLessThan(100);
  });

  test('recovers after the server was restarted', async () => {
    const { server, origin, accepted } = await start();
    await accepted.play(['user.created', 'user.updated']);
    const { page, rows } = await opened(origin);
    await rows.nth(1).waitFor();
    await server.close();
    await page.getByText('Disconnected. Trying again…').waitFor();
    expect(await rows.count()).toBe(2);
    const next = await start({ maxDeliveries: 2 }, Number(new URL(origin).port));
    await next.accepted.send('user.deleted');
    await page.getByText('Connected', { exact: true }).waitFor();
    await rows.getByText('user.deleted').waitFor();
    expect(await rows.count()).toBe(1);
    await next.accepted.play(['user.created', 'user.updated']);
    await rows.getByText('user.updated').waitFor();
    await expect.poll(() => rows.locator('.event').allInnerTexts()).toEqual(['user.updated', 'user.created']);
  });
});

test('everything is accessible, at every width and in both colour schemes', async () => {
  const { origin, accepted, failing } = await start();
  await accepted.play(['user.*']);
  await failing.send('user.created', { fault: 'wrong-signature', retry: true });
  const { page, panel, rows } = await opened(origin);
  const check = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [360, 1440]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        expect(
          await violationsOf(page, { onlyColours: colorScheme === 'dark' }),
          `${name} ${colorScheme} ${width}`,
        ).toEqual([]);
        expect(await page.evaluate(WIDER_THAN_WINDOW), `${name} ${width}`).toEqual([]);
      }
  };
  await rows.first().waitFor();
  await check('list');
  await rows.first().click();
  await panel.getByText('Next attempt').waitFor();
  await panel.getByText('should reject it').waitFor();
  await check('detail');
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await rows.first().isVisible()).toBe(false);
  await panel.getByRole('button', { name: '← Deliveries' }).click();
  expect(await rows.count()).toBe(4);
  await page.keyboard.press('n');
  await panel.getByLabel('eventId', { exact: true }).waitFor();
  await panel.getByText('Fault, retries and secret').click();
  await check('form');
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await panel.getByText('A user signs up').waitFor();
  await check('scenarios');
});
