import { onlyRequest, type Receiver, startReceiver } from '@hookbook/testkit/receiver';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import { describe, expect, test } from 'vitest';
import { catalogue, createDelivery, send } from '../src/index.ts';
import { KEY, WHSEC } from './testProviders.ts';
import { verifyAsDescribed, verifyDynamic, verifyFlagright } from './verify.ts';

const events = catalogue.flatMap((provider) => provider.events.map((event) => ({ provider, event })));

async function sent(provider: string, event: string, receiver: Receiver, secret: string) {
  return send(createDelivery({ provider, event, secret }), receiver.url);
}

test('the catalogue has events of every provider', () => {
  expect(events.length).toBeGreaterThanOrEqual(60);
  expect(catalogue.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['dynamic', 'flagright', 'platform', 'worth']),
  );
});

describe('every event of the contract arrives with a valid signature', () => {
  test.each(events.map((entry) => [entry.provider.name, entry.event.type, entry] as const))(
    '%s %s',
    async (_, type, { provider, event }) => {
      await using receiver = await startReceiver();
      const { signature } = provider.webhook;
      const secret = signature?.scheme === 'hmac-sha256' ? KEY : WHSEC;
      expect(await sent(provider.name, type, receiver, secret)).toMatchObject({
        delivered: true,
        attempts: [{ status: 204 }],
      });
      const request = onlyRequest(receiver);
      expect(verifyAsDescribed(request, signature, secret)).toBe(true);
      expect(typeIn(JSON.parse(request.body.toString()), request.headers, provider.webhook.eventType)).toBe(event.type);
    },
  );
});

describe('verifies as the vendor documents it', () => {
  const verifiers = {
    dynamic: verifyDynamic,
    flagright: verifyFlagright,
    platform: verifyStandardWebhook,
    worth: verifyStandardWebhook,
  };

  test.each(Object.entries(verifiers))('%s', async (name, verify) => {
    await using receiver = await startReceiver();
    const event = catalogue.find((provider) => provider.name === name)?.events[0]?.type ?? '';
    const secret = verify === verifyStandardWebhook ? WHSEC : KEY;
    await sent(name, event, receiver, secret);
    expect(verify(onlyRequest(receiver), secret)).toBe(true);
    expect(verify({ ...onlyRequest(receiver), body: Buffer.from('{}') }, secret)).toBe(false);
  });
});

describe('published vectors, through `createDelivery`', () => {
  test('Flagright', () => {
    const payload = {
      id: '2fa554d3-1ffa-4361-9af6-5479c2d4847f',
      type: 'USER_STATE_UPDATED' as const,
      createdTimestamp: 1661522222301,
      triggeredBy: 'MANUAL',
      data: { userId: 'U-1', state: 'BLOCKED', reason: 'updated manually' },
    };
    const { headers } = createDelivery({
      provider: 'flagright',
      event: 'USER_STATE_UPDATED',
      payload,
      secret: 'your-webhook-secret-key',
    });
    expect(headers['x-flagright-signature']).toBe('7a424fc0cc51c8af5e9f4f88a581d217ed4c3f53c577dde9be3f214b5d95affb');
  });

  test('Flagright, with two active secrets', () => {
    const { headers } = createDelivery({ provider: 'flagright', event: 'USER_STATE_UPDATED', secret: ['new', 'old'] });
    expect(headers['x-flagright-signature']).toMatch(/^[0-9a-f]{64},[0-9a-f]{64}$/);
  });

  test('Dynamic', () => {
    const payload = {
      messageId: 'f44da9f0-a5b5-47f6-965f-f04af51c903e',
      eventId: '2cf779a8-89da-486f-974e-2b77b738e4ac',
      eventName: 'ping',
    };
    const { headers } = createDelivery({
      provider: 'dynamic',
      event: 'ping',
      payload,
      unchecked: true,
      secret: 'dynamic-test-secret',
    });
    expect(headers['x-dynamic-signature-256']).toBe(
      'sha256=8511b4040e952cf83a2eb7d4be9f7878f81102c7f7bc97429b41146c37dacdd5',
    );
  });

  test('Standard Webhooks', () => {
    const { headers } = createDelivery({
      provider: 'platform',
      event: 'user.created',
      payload: { email: 'test@example.com', username: 'test_user' },
      unchecked: true,
      secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
      id: 'msg_27UH4WbU6Z5A5EzD8u03UvzRbpk',
      now: new Date(1_649_367_553_000),
    });
    expect(headers).toMatchObject({
      'webhook-id': 'msg_27UH4WbU6Z5A5EzD8u03UvzRbpk',
      'webhook-timestamp': '1649367553',
      'webhook-signature': 'v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=',
    });
  });
});

interface TypeExpression {
  readonly in: string;
  readonly path: readonly string[];
}

/** The event type that a receiver reads. */
function typeIn(
  payload: unknown,
  headers: Readonly<Record<string, unknown>>,
  expressions: readonly TypeExpression[],
): string {
  const step = (value: unknown, key: string) => (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  const parts = expressions.map((expression) =>
    expression.path.reduce(step, expression.in === 'header' ? headers : payload),
  );
  return parts.filter((part) => part !== undefined).join('.');
}
