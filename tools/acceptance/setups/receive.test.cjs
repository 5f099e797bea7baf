const { createServer } = require('node:http');
const { createDelivery, createMockServer, listen, matchers, send } = require('@hookbook/mock-server');
const { toNodeHandler } = require('@hookbook/receiver/adapters/node');
const { createReceiver } = require('@hookbook/receiver/dynamic');
const { WebhookValidationError } = require('@hookbook/validators');
const { parseEvent, safeParseEvent } = require('@hookbook/validators/dynamic');
const { createVerifier, PRESETS } = require('@hookbook/webhook');

expect.extend(matchers);

const SECRET = 'a secret for tests';
const delivery = createDelivery({ provider: 'dynamic', event: 'user.created', secret: SECRET });

test('verifies', async () => {
  const { verify } = createVerifier({ ...PRESETS.github, header: 'x-dynamic-signature-256' }, SECRET);
  const request = { headers: delivery.headers, body: new TextEncoder().encode(delivery.body) };
  expect(await verify(request)).toMatchObject({ ok: true });
  expect(await verify({ ...request, body: Buffer.from('{}') })).toMatchObject({ ok: false, code: 'no-match' });
});

test('validates', () => {
  expect(safeParseEvent(Buffer.from(delivery.body))).toMatchObject({ ok: true, known: true, type: 'user.created' });
  expect(() => parseEvent({})).toThrow(WebhookValidationError);
});

test('receives what the mock server delivers', async () => {
  const handled = [];
  const on = { 'user.created': ({ eventId }) => handled.push(eventId), otherwise: () => {} };
  const receiver = createReceiver({ secret: SECRET, on });
  const server = createServer(toNodeHandler(receiver));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}/`;
  const mock = createMockServer({ secret: SECRET });
  const dynamic = mock.provider('dynamic', { url });
  await dynamic.send('user.created');
  expect(dynamic).toHaveReceivedEvent('user.created');
  await mock.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(handled).toHaveLength(1);
  expect((await receiver.fetch(new Request(url, delivery))).status).toBe(204);
});

test('says why a connection failed', async () => {
  const { delivered, attempts } = await send(delivery, 'http://127.0.0.1:1/');
  expect(delivered).toBe(false);
  expect(attempts[0].error).toMatchObject({ code: 'ECONNREFUSED', fix: expect.stringContaining('Start the receiver') });
});

test('validates strictly what it listens to', async () => {
  const listener = await listen({ provider: 'dynamic', secret: SECRET });
  await send(
    createDelivery({ provider: 'dynamic', event: 'user.created', fault: 'new-field', secret: SECRET }),
    listener.url,
  );
  await send(delivery, listener.url);
  await listener.close();
  const results = listener.received.map(({ verification, issues }) => [verification.ok, issues.length > 0]);
  expect(results).toEqual([
    [true, true],
    [true, false],
  ]);
});
