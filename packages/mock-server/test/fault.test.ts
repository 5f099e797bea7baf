import { onlyRequest, type ReceivedRequest, startReceiver } from '@hookbook/testkit/receiver';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { createVerifier, PRESETS } from '@hookbook/webhook';
import { describe, expect, test } from 'vitest';
import { signatureOf } from '../src/catalogue/signature.ts';
import { possibleFaults } from '../src/faults/index.ts';
import {
  catalogue,
  createDelivery,
  type Delivery,
  FAULT_GROUPS,
  FAULTS,
  type Fault,
  faultKind,
  send,
} from '../src/index.ts';
import { bytesOf } from '../src/message/body.ts';
import { KEY, MUTE, TEST_PROVIDERS, WHSEC } from './testProviders.ts';
import { verifyAsDescribed } from './verify.ts';

const providers = [...catalogue, ...TEST_PROVIDERS].map((provider) => {
  const secret = provider.webhook.signature?.scheme === 'hmac-sha256' ? KEY : WHSEC;
  const [event] = provider.events;
  if (!event) throw new Error(`${provider.name} has events.`);
  const create = (fault?: Fault) =>
    createDelivery({ provider: provider.name, event: event.type, secret, fault, id: 'id-1', catalogue: [provider] });
  const isSigned = (received: ReceivedRequest) => verifyAsDescribed(received, provider.webhook.signature, secret);
  const faults = possibleFaults({ provider, event, signature: signatureOf(provider) });
  return [provider.name, { provider, secret, faults, create, isSigned }] as const;
});

async function arrived(delivery: Delivery): Promise<ReceivedRequest> {
  await using receiver = await startReceiver();
  await send(delivery, receiver.url);
  return onlyRequest(receiver);
}

test('the contract and the fixtures have providers', () => {
  expect(providers.length).toBeGreaterThanOrEqual(7);
});

describe.each(providers)('%s', (_, { provider, secret, faults, create, isSigned }) => {
  test('wrong-signature has the format of a signature, but is invalid', async () => {
    const [valid, received] = [await arrived(create()), await arrived(create('wrong-signature'))];
    const { headers, signature } = create('wrong-signature');
    expect([isSigned(valid), isSigned(received)]).toEqual([true, false]);
    expect(headers[signature.header ?? '']?.length).toBe(create().headers[signature.header ?? '']?.length);
    expect(Object.keys(received.headers)).toEqual(Object.keys(valid.headers));
  });

  test('no-signature omits only the signature header', async () => {
    const { headers, signature } = create('no-signature');
    const { [signature.header ?? '']: value, ...rest } = create().headers;
    expect(value).toEqual(expect.any(String));
    expect(Object.keys(headers)).toEqual(Object.keys(rest));
    expect(Object.keys((await arrived(create('no-signature'))).headers)).not.toContain(signature.header);
  });

  test('changed-body sends the same JSON in different bytes', async () => {
    const received = await arrived(create('changed-body'));
    const text = received.body.toString();
    expect(isSigned(received)).toBe(false);
    expect(isSigned({ ...received, body: Buffer.from(JSON.stringify(JSON.parse(text))) })).toBe(true);
  });

  test('broken-json is signed, but not JSON', async () => {
    const received = await arrived(create('broken-json'));
    expect(isSigned(received)).toBe(true);
    expect(() => JSON.parse(received.body.toString())).toThrow(SyntaxError);
  });

  test.each(faults)('the note contains %s', (fault) => {
    expect(create(fault).signature.note).toMatch(new RegExp(`${fault}\\.$`));
  });

  test.each(faults.filter((fault) => fault in FAULT_GROUPS.serialisation))(
    '%s is the same payload, signed, in other bytes',
    async (fault) => {
      const [usual, unusual] = [create(), create(fault)];
      const received = await arrived(unusual);
      expect([isSigned(received), received.body.toString()]).toEqual([true, unusual.body]);
      const keysOf = (text: string) => Object.keys(JSON.parse(text)).sort();
      expect(keysOf(unusual.body)).toEqual(keysOf(usual.body));
    },
  );

  test.each(faults.filter((fault) => faultKind(fault).expected === 'reject' && fault in FAULT_GROUPS.signature))(
    '%s does not verify',
    async (fault) => {
      const delivery = create(fault);
      const { verify } = createVerifier(signatureOf(provider), secret);
      const headers = new Headers(delivery.headers);
      const verdict = await verify({ headers, body: bytesOf(delivery.body), url: 'http://localhost/' });
      expect(verdict.ok).toBe(false);
    },
  );
});

test('there are many faults, in both directions', () => {
  const expected = FAULTS.map((fault) => faultKind(fault).expected);
  expect(FAULTS.length).toBeGreaterThanOrEqual(60);
  for (const expectation of ['accept', 'reject', 'survive'])
    expect(expected.filter((found) => found === expectation).length).toBeGreaterThanOrEqual(15);
});

describe('old-timestamp', () => {
  const OPTIONS = { provider: 'mute', event: 'thing.done', secret: WHSEC, catalogue: TEST_PROVIDERS } as const;

  test('is older than the tolerance', async () => {
    const received = await arrived(createDelivery({ ...OPTIONS, fault: 'old-timestamp' }));
    const signedAt = Number(received.headers['webhook-timestamp']) * 1000;
    expect([verifyStandardWebhook(received, WHSEC), verifyStandardWebhook(received, WHSEC, signedAt)]).toEqual([
      false,
      true,
    ]);
  });

  test('is older than the tolerance in every attempt', async () => {
    await using receiver = await startReceiver((response) => response.writeHead(401).end());
    await send(createDelivery({ ...OPTIONS, fault: 'old-timestamp' }), receiver.url, {
      retry: 'standard',
      timeScale: 0,
    });
    expect(receiver.received.map((received) => verifyStandardWebhook(received, WHSEC))).toEqual(Array(10).fill(false));
  });

  test('requires a provider that signs a timestamp', () => {
    const options = { ...OPTIONS, provider: 'acme post', event: 'parcel.lost', fault: 'old-timestamp' } as const;
    expect(() => createDelivery(options)).toThrow(expect.objectContaining({ code: 'no-timestamp', where: 'fault' }));
  });
});

test('a misspelt fault is reported with a suggestion', () => {
  const fault = 'wrong-signatur' as Fault;
  expect(() => createDelivery({ provider: 'dynamic', event: 'ping', secret: KEY, fault })).toThrow(
    expect.objectContaining({ code: 'unknown-fault', suggestions: ['wrong-signature'] }),
  );
});

test('new-enum-member changes a value that may get new members, if the event has one', () => {
  const options = { provider: 'flagright', event: 'CASE_OPENED', secret: KEY, id: 'a', seed: 1 } as const;
  const values = (delivery: Delivery) =>
    JSON.stringify(JSON.parse(delivery.body)).match(/"hookbook_new_member"/g) ?? [];
  expect([values(createDelivery(options)).length]).toEqual([0]);
  expect(values(createDelivery({ ...options, fault: 'new-enum-member' }))).toHaveLength(1);
  const without = { provider: 'platform', event: 'user.created', secret: WHSEC, fault: 'new-enum-member' } as const;
  expect(() => createDelivery(without)).toThrow('A delivery of Platform cannot have the fault "new-enum-member".');
});

test('signature-case changes the letters of the signature only', () => {
  const { separator: _, ...stripe } = PRESETS.stripe;
  const own = { scheme: 'timed', header: 'x-timed', encoding: 'base64', origin: 'vendor' } as const;
  const signature = { ...stripe, ...own, format: 't={timestamp},V={signature}' };
  const catalogue = [{ ...MUTE, webhook: { ...MUTE.webhook, signature } }];
  const options = { provider: 'mute', event: 'thing.done', secret: KEY, catalogue, seed: 1, now: new Date(0) };
  const [usual = '', changed = ''] = [undefined, 'signature-case' as const].map(
    (fault) => createDelivery({ ...options, fault }).headers['x-timed'],
  );
  expect(changed).not.toBe(usual);
  expect([changed.slice(0, 6), changed.slice(6).toLowerCase()]).toEqual([
    usual.slice(0, 6),
    usual.slice(6).toLowerCase(),
  ]);
});
