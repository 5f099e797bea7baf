import { describe, expect, test } from 'vitest';
import { catalogue, createDelivery, type Delivery, FAULTS, type Fault, send } from '../src/index.ts';
import { only, type Received, startReceiver } from './receiver.ts';
import { KEY, TEST_PROVIDERS, WHSEC } from './testProviders.ts';
import { verifyAsDescribed, verifyStandard } from './verify.ts';

const providers = [...catalogue, ...TEST_PROVIDERS].map((provider) => {
  const secret = provider.webhook.signature?.scheme === 'hmac-sha256' ? KEY : WHSEC;
  const event = provider.events[0]?.type ?? '';
  const wrong = (fault?: Fault) =>
    createDelivery({ provider: provider.name, event, secret, fault, id: 'id-1', catalogue: [provider] });
  const isSigned = (received: Received) => verifyAsDescribed(received, provider.webhook.signature, secret);
  return [provider.name, { wrong, isSigned }] as const;
});

async function arrived(delivery: Delivery): Promise<Received> {
  await using receiver = await startReceiver();
  await send(delivery, receiver.url);
  return only(receiver);
}

test('there are providers to go wrong', () => {
  expect(providers.length).toBeGreaterThanOrEqual(7);
});

describe.each(providers)('%s', (_, { wrong, isSigned }) => {
  test('wrong-signature looks like a signature, and is none', async () => {
    const [right, received] = [await arrived(wrong()), await arrived(wrong('wrong-signature'))];
    const { headers, signature } = wrong('wrong-signature');
    expect([isSigned(right), isSigned(received)]).toEqual([true, false]);
    expect(headers[signature.header]?.length).toBe(wrong().headers[signature.header]?.length);
    expect(Object.keys(received.headers)).toEqual(Object.keys(right.headers));
  });

  test('no-signature lacks that header only', async () => {
    const { headers, signature } = wrong('no-signature');
    const { [signature.header]: value, ...rest } = wrong().headers;
    expect(value).toEqual(expect.any(String));
    expect(Object.keys(headers)).toEqual(Object.keys(rest));
    expect(Object.keys((await arrived(wrong('no-signature'))).headers)).not.toContain(signature.header);
  });

  test('changed-body is the same JSON in other bytes than those that are signed', async () => {
    const received = await arrived(wrong('changed-body'));
    const text = received.body.toString();
    expect(isSigned(received)).toBe(false);
    expect(isSigned({ ...received, body: Buffer.from(JSON.stringify(JSON.parse(text))) })).toBe(true);
  });

  test('broken-json is signed and cannot be parsed', async () => {
    const received = await arrived(wrong('broken-json'));
    expect(isSigned(received)).toBe(true);
    expect(() => JSON.parse(received.body.toString())).toThrow(SyntaxError);
  });

  test.each(FAULTS.filter((fault) => fault !== 'old-timestamp'))('%s is said', (fault) => {
    expect(wrong(fault).signature.note).toMatch(new RegExp(`${fault}\\.$`));
  });
});

describe('old-timestamp', () => {
  const options = { provider: 'mute', event: 'thing.done', secret: WHSEC, catalogue: TEST_PROVIDERS } as const;

  test('was signed before the tolerance began', async () => {
    const received = await arrived(createDelivery({ ...options, fault: 'old-timestamp' }));
    const then = Number(received.headers['webhook-timestamp']) * 1000;
    expect([verifyStandard(received, WHSEC), verifyStandard(received, WHSEC, then)]).toEqual([false, true]);
  });

  test('is too old in every attempt', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(401).end());
    await send(createDelivery({ ...options, fault: 'old-timestamp' }), receiver.url, { retry: true, timeScale: 0 });
    expect(receiver.received.map((received) => verifyStandard(received, WHSEC))).toEqual(Array(10).fill(false));
  });

  test('needs a provider that signs the time', () => {
    const asked = { ...options, provider: 'acme post', event: 'parcel.lost', fault: 'old-timestamp' } as const;
    expect(() => createDelivery(asked)).toThrow(expect.objectContaining({ code: 'no-timestamp', where: 'fault' }));
  });
});

test('a misspelt fault suggests the right one', () => {
  const fault = 'wrong-signatur' as Fault;
  expect(() => createDelivery({ provider: 'dynamic', event: 'ping', secret: KEY, fault })).toThrow(
    expect.objectContaining({ code: 'unknown-fault', suggestions: ['wrong-signature'] }),
  );
});
