import { startReceiver } from '@hookbook/testkit/receiver';
import { expect, onTestFinished, test } from 'vitest';
import { createMockServer, type Provider } from '../src/index.ts';
import { ACME, KEY } from './testProviders.ts';

const disableAfter = { failedAttempts: 2, failedMessages: 3, within: 'P30D' };
const { webhook } = ACME;
const STRICT: Provider = {
  ...ACME,
  webhook: { ...webhook, delivery: { origin: 'vendor', ...webhook.delivery, disableAfter } },
};

async function start(catalogue: readonly Provider[] = [STRICT]) {
  const server = createMockServer({ catalogue, secret: KEY });
  onTestFinished(() => server.close());
  const origin = await server.listen();
  const requested = async (path: string, body?: object) => {
    const options = body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const response = await fetch(origin + path, options);
    return { status: response.status, data: JSON.parse(await response.text()) };
  };
  const send = (url: string, retry: boolean) =>
    requested('/send', { provider: 'acme post', event: 'parcel.lost', url, retry, timeScale: 0 });
  return { requested, send, endpoints: async () => (await requested('/endpoints')).data.endpoints };
}

test('an endpoint is disabled after as many failed deliveries as the contract says, until it is enabled', async () => {
  let status = 500;
  await using receiver = await startReceiver((response) => response.writeHead(status).end());
  const { requested, send, endpoints } = await start();
  // One attempt is less than the contract asks for.
  for (let count = 0; count < 3; count += 1) await send(receiver.url, false);
  expect(await endpoints()).toEqual([{ provider: 'acme post', url: receiver.url, delivered: 0, failed: 3 }]);
  for (let count = 0; count < 3; count += 1) {
    await send(receiver.url, true);
    await expect.poll(async () => (await endpoints())[0].failed).toBe(4 + count);
  }
  const refused = await send(receiver.url, false);
  expect(refused).toMatchObject({ status: 409, data: { error: { code: 'endpoint-disabled' } } });
  expect((await endpoints())[0].disabledAt).toMatch(/^\d{4}-/);
  const enabled = await requested('/endpoints/enable', { provider: 'acme-post', url: receiver.url });
  expect(enabled).toEqual({
    status: 200,
    data: { provider: 'acme post', url: receiver.url, delivered: 0, failed: 6 },
  });
  status = 202;
  expect((await send(receiver.url, false)).data.delivered).toBe(true);
});

test('an endpoint to which nothing was sent cannot be enabled', async () => {
  const { requested } = await start();
  expect(await requested('/endpoints/enable', { provider: 'acme-post', url: 'http://127.0.0.1:1/' })).toMatchObject({
    status: 404,
    data: { error: { code: 'unknown-endpoint', message: 'acme post has sent nothing to http://127.0.0.1:1/.' } },
  });
});

test.each([
  ['with the code', ['410'], 410, true],
  ['with a code of the class', ['410', '5xx'], 503, true],
  ['with another code', ['410'], 404, false],
])('an endpoint that responds %s is disabled at once: %s %i', async (_, statuses, status, isDisabled) => {
  const delivery = { success: '202', retries: ['PT1S', 'PT1M'], disableAfter: { statuses }, origin: 'vendor' } as const;
  await using receiver = await startReceiver((response) => response.writeHead(status).end());
  const { send, endpoints } = await start([{ ...ACME, webhook: { ...webhook, delivery } }]);
  const sent = await send(receiver.url, true);
  // No attempt follows, although `stopOn` does not say so.
  expect(sent.data.retrying).toBe(!isDisabled);
  await expect.poll(async () => (await endpoints())[0].failed).toBe(1);
  expect(receiver.received).toHaveLength(isDisabled ? 1 : 3);
  expect((await endpoints())[0].disabledAt !== undefined).toBe(isDisabled);
  const message = `acme post disabled ${receiver.url} at `;
  const refused = { error: { code: 'endpoint-disabled', message: expect.stringContaining(message) } };
  const next = await send(receiver.url, false);
  expect(next).toMatchObject(isDisabled ? { status: 409, data: refused } : { status: 200 });
  if (isDisabled) expect(next.data.error.message).toContain(`because it responded with ${status}.`);
});

test('Platform disables an endpoint that is gone, as the contract says', async () => {
  await using receiver = await startReceiver((response) => response.writeHead(410).end());
  await using server = createMockServer();
  const platform = server.provider('platform', { url: receiver.url });
  expect(await platform.send('user.created', { retry: true })).toMatchObject({ delivered: false, retrying: false });
  await expect.poll(() => platform.send('user.created').catch(({ code }) => code)).toBe('endpoint-disabled');
});
