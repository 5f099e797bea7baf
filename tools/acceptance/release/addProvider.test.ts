import { appendFile, rm } from 'node:fs/promises';
import type { RunResult } from '@hookbook/testkit/runProcess';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchPage, SECRET, sendEvent } from '../src/checkArtifacts.ts';
import { copyRepository } from '../src/copyRepository.ts';
import { addFiles, buildPackages, compileProgram, evaluate, npx, replaceOnce } from '../src/editCopy.ts';

let copy: string;
beforeAll(async () => {
  copy = await copyRepository();
});
afterAll(() => rm(copy, { recursive: true, force: true }));

describe('after a fifth provider is added, without code', () => {
  const HEADERS = { 'x-acme-topic': 'order' };
  const PLACED = `{ action: 'placed', delivery: { id: 'dlv_1', at: '2026-01-01T00:00:00Z' }, order: { id: 'ord_1', total: 1999 } }`;

  let check: RunResult;
  let generate: RunResult;
  beforeAll(async () => {
    await addFiles(copy, 'addProvider');
    await replaceOnce(
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

  test('hookbook check and generate succeed', () => {
    expect(check).toMatchObject({ code: 0, stdout: expect.stringMatching(/ of 5 providers, no problems/) });
    expect(generate.code, generate.stderr).toBe(0);
  });

  test('hookbook events lists its events', async () => {
    const { stdout } = await npx(copy, 'hookbook', 'events', 'acme', '--format', 'json');
    expect((JSON.parse(stdout) as { type: string }[]).map(({ type }) => type)).toEqual([
      'order.cancelled',
      'order.placed',
    ]);
  });

  test('types: a program compiles with its events, and misuse of them does not compile', async () => {
    expect(await compileProgram(copy, 'provider.ts')).toBe('');
  });

  test('validators: the event type is combined from header and payload', async () => {
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

  test('mock server: it sends the event signed, with the topic in the header', async () => {
    const { command, received } = await sendEvent(copy, 'acme', 'order.placed');
    expect(command.code, command.stderr).toBe(0);
    const [request] = received;
    expect(request?.headers).toMatchObject(HEADERS);
    expect(request && verifyStandardWebhook(request, SECRET)).toBe(true);
    expect(JSON.parse(String(request?.body))).toMatchObject({ action: 'placed', order: { id: 'ord_1', total: 1999 } });
  });

  test('docs: the provider and its events have pages', async () => {
    expect((await fetchPage(copy, 'acme/index.html')).text).toContain('order.cancelled');
    const { status, text } = await fetchPage(copy, 'acme/order.placed.html');
    expect(status).toBe(200);
    expect(text).toContain('Sent when a customer places an order in the invented shop');
    expect(text.toLowerCase()).toContain('x-acme-topic');
  });
});
