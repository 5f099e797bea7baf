import { appendFile, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyRepository } from '../src/copyRepository.ts';
import { addFiles, buildPackages, compile, edit, evaluate, npx } from '../src/newcomer.ts';
import { page, SECRET, sendEvent } from '../src/observe.ts';
import type { Ran } from '../src/run.ts';
import { verifyStandardWebhook } from '../src/verifyStandardWebhook.ts';

let copy: string;
beforeAll(async () => {
  copy = await copyRepository();
});
afterAll(() => rm(copy, { recursive: true, force: true }));

describe('a fifth provider is added, as files only', () => {
  const HEADERS = { 'x-acme-topic': 'order' };
  const PLACED = `{ action: 'placed', delivery: { id: 'dlv_1', at: '2026-01-01T00:00:00Z' }, order: { id: 'ord_1', total: 1999 } }`;

  let check: Ran;
  let generate: Ran;
  beforeAll(async () => {
    await addFiles(copy, 'provider');
    await edit(
      copy,
      'specs/asyncapi.yaml',
      '\noperations:\n',
      '\n  acme: { $ref: ./acme/channel.yaml }\noperations:\n',
    );
    await appendFile(
      `${copy}/specs/asyncapi.yaml`,
      "  sendAcme:\n    action: send\n    channel: { $ref: '#/channels/acme' }\n    summary: Acme sends one of its events.\n",
    );
    check = await npx(copy, 'hookbook', 'check');
    generate = await npx(copy, 'hookbook', 'generate');
    await buildPackages(copy);
  });

  test('hookbook check and generate have no objection', () => {
    expect(check).toMatchObject({ code: 0, stdout: expect.stringMatching(/ of 5 providers, no problems/) });
    expect(generate.code, generate.stderr).toBe(0);
  });

  test('hookbook events lists it', async () => {
    const { stdout } = await npx(copy, 'hookbook', 'events', 'acme', '--format', 'json');
    expect((JSON.parse(stdout) as { type: string }[]).map(({ type }) => type)).toEqual([
      'order.cancelled',
      'order.placed',
    ]);
  });

  test('types: programs that use it compile, and misuse does not', async () => {
    expect(await compile(copy, 'provider.ts')).toBe('');
  });

  test('validators: the event type is put together from header and body', async () => {
    const result = await evaluate(
      copy,
      `import { safeParseEvent } from '@hookbook/validators/acme';
      const headers = ${JSON.stringify(HEADERS)};
      const placed = ${PLACED};
      const wrong = safeParseEvent({ ...placed, order: { id: 'ord_1', total: -1 } }, { headers });
      print({
        known: safeParseEvent(JSON.stringify(placed), { headers }),
        other: safeParseEvent(placed, { headers: { 'x-acme-topic': 'stock' } }),
        none: safeParseEvent(placed).ok,
        wrong: wrong.ok ? [] : wrong.issues.map(({ code, pointer }) => code + ' ' + pointer),
      });`,
    );
    expect(result).toMatchObject({
      known: { ok: true, known: true, type: 'order.placed', event: { order: { total: 1999 } } },
      other: { ok: true, known: false, type: 'stock.placed' },
      none: false,
      wrong: ['minimum /order/total'],
    });
  });

  test('mock server: sends it signed, with the topic in the header', async () => {
    const { command, received } = await sendEvent(copy, 'acme', 'order.placed');
    expect(command.code, command.stderr).toBe(0);
    const [request] = received;
    expect(request?.headers).toMatchObject(HEADERS);
    expect(request && verifyStandardWebhook(request, SECRET)).toBe(true);
    expect(JSON.parse(String(request?.body))).toMatchObject({ action: 'placed', order: { id: 'ord_1', total: 1999 } });
  });

  test('docs: it has its pages', async () => {
    expect((await page(copy, 'acme/index.html')).text).toContain('order.cancelled');
    const { status, text } = await page(copy, 'acme/order.placed.html');
    expect(status).toBe(200);
    expect(text).toContain('Somebody has placed an order in the made-up shop');
    expect(text.toLowerCase()).toContain('x-acme-topic');
  });
});
