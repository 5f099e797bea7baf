import { createHmac } from 'node:crypto';
import type { ReceivedRequest } from '@hookbook/testkit/receiver';
import { verifyStandardWebhook } from '@hookbook/testkit/verifyStandardWebhook';
import type { DeliveryPolicy } from '@hookbook/webhook/x-webhook';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { Provider } from '../src/catalogue/provider.ts';
import { createDelivery, type Delivery, type DeliveryOptions } from '../src/index.ts';
import { ACME, KEY, LISTS, MUTE, TEST_PROVIDERS, WHSEC } from './testProviders.ts';
import { verifyAsDescribed } from './verify.ts';

const now = new Date('2026-03-04T05:06:07.089Z');

function acme(options: Partial<DeliveryOptions> = {}): Delivery {
  return createDelivery({
    provider: 'acme post',
    event: 'parcel.lost',
    secret: KEY,
    now,
    catalogue: TEST_PROVIDERS,
    ...options,
  });
}

const MUTE_OPTIONS = { provider: 'mute', event: 'thing.done', secret: WHSEC, now, catalogue: TEST_PROVIDERS } as const;

function mute(options: Partial<DeliveryOptions> = {}): Delivery {
  return createDelivery({ ...MUTE_OPTIONS, ...options });
}

function received({ method, headers, body }: Delivery): ReceivedRequest {
  return { method, headers, path: '/', body: Buffer.from(body) };
}

describe('a delivery of an example', () => {
  test('gets the current time, in the format of the example', () => {
    expect(JSON.parse(acme().body).meta.at).toBe('2026-03-04T05:06:07.089000');
  });

  test('gets a new event id of the same type', () => {
    const { no } = JSON.parse(acme().body).meta;
    expect(no).toSatisfy(Number.isSafeInteger);
    expect(no).not.toBe(41);
  });

  test('gets a new idempotency key, in the format of the example', () => {
    const { id, headers } = acme();
    expect(headers['x-acme-delivery']).toBe(id);
    expect(id).toMatch(/^dlv_[0-9A-F]{16}$/);
    expect(id).not.toBe('dlv_0A1B2C3D4E5F6A7B');
  });

  test('takes the format of an omitted value from another example', () => {
    const { meta } = JSON.parse(acme({ example: 'short' }).body);
    expect(meta).toEqual({ verb: 'lost', no: expect.any(Number), at: '2026-03-04T05:06:07.089000' });
  });

  test('has the event type in the header and in the payload', () => {
    expect(acme().headers['x-acme-topic']).toBe('parcel');
    expect(JSON.parse(mute().body).event_type).toBe('thing.done');
  });

  test('keeps all other members in order', () => {
    expect(mute().body).toBe('{"event_type":"thing.done","payload":{"z":1,"a":2}}');
  });

  test('has the headers of the example, except framing headers', () => {
    const { headers } = acme();
    expect(Object.keys(headers).sort()).toEqual([
      'content-type',
      'user-agent',
      'x-acme-delivery',
      'x-acme-region',
      'x-acme-seal',
      'x-acme-topic',
    ]);
    expect(headers['x-acme-region']).toBe('7');
    expect(headers['content-type']).toBe('application/vnd.acme+json');
  });

  test('does not modify the example', () => {
    const before = JSON.stringify(TEST_PROVIDERS);
    acme();
    expect(JSON.stringify(TEST_PROVIDERS)).toBe(before);
  });

  test('keeps its ids and times with `verbatim`', () => {
    const { body, headers } = acme({ verbatim: true });
    expect(body).toBe('{"meta":{"verb":"lost","no":41,"at":"2024-08-01T09:40:22.186012"},"parcel":"ß-1 💌"}');
    expect(headers['x-acme-delivery']).toBe('dlv_0A1B2C3D4E5F6A7B');
  });

  test('is found by the slug of the provider and the name of the example', () => {
    expect(acme({ provider: 'acme-post', example: 'Short' }).provider).toBe('acme post');
  });
});

describe('a delivery of a payload', () => {
  test('contains the payload unchanged', () => {
    expect(acme({ payload: { b: [1, null], a: '\ud800' } }).body).toBe('{"b":[1,null],"a":"\\ud800"}');
  });

  test('has the headers that the contract requires', () => {
    expect(acme({ payload: {} }).headers).toMatchObject({
      'x-acme-topic': 'parcel',
      'x-acme-delivery': expect.stringMatching(/^dlv_/),
    });
  });

  test('keeps an own member called __proto__', () => {
    expect(mute({ payload: JSON.parse('{"__proto__":{"a":1}}') }).body).toBe('{"__proto__":{"a":1}}');
  });

  test.each([
    [
      'a cycle',
      () => {
        const a: Record<string, unknown> = {};
        a.a = a;
        return a;
      },
    ],
    ['a function', () => () => 1],
    ['a bigint', () => 1n],
  ])('rejects %s', (_, payload) => {
    expect(() => mute({ payload: payload() })).toThrow(/cannot be serialised as JSON|which JSON cannot represent/);
  });

  test.each([{ example: 'plain' }, { verbatim: true }])('rejects %j', (options) => {
    expect(() => acme({ payload: {}, ...options })).toThrow(/`payload` cannot be combined with/);
  });
});

describe('the signature', () => {
  test('follows the contract', () => {
    const signature = TEST_PROVIDERS[0]?.webhook.signature;
    expect(verifyAsDescribed(received(acme()), signature, KEY)).toBe(true);
    expect(verifyAsDescribed(received({ ...acme(), body: '{}' }), signature, KEY)).toBe(false);
  });

  test('follows Standard Webhooks if the provider publishes no scheme, and the note says so', () => {
    const delivery = mute();
    expect(verifyStandardWebhook(received(delivery), WHSEC, now.getTime())).toBe(true);
    expect(delivery.signature).toEqual({
      scheme: 'standard-webhooks',
      header: 'webhook-signature',
      origin: 'hookbook',
      note: 'Signed with Standard Webhooks, chosen by Hookbook because Mute publishes no signature scheme.',
    });
  });

  test('has a note with the scheme of the provider', () => {
    expect(acme().signature.note).toBe('Signed with HMAC-SHA256 in x-acme-seal, the scheme of Acme Post.');
  });

  test('contains one signature per secret during a rotation', () => {
    const delivery = createDelivery({
      provider: 'rotating',
      event: 'thing.done',
      secret: ['new', 'old'],
      catalogue: TEST_PROVIDERS,
    });
    expect(delivery.headers['x-rotating']).toMatch(/^h=[0-9a-f]{64};h=[0-9a-f]{64}$/);
  });

  test('of a later attempt signs the time of that attempt', () => {
    const delivery = mute();
    const later = delivery.headersAt(new Date(now.getTime() + 3_600_000));
    expect(later['webhook-timestamp']).toBe('1772604367');
    expect(later['webhook-id']).toBe(delivery.headers['webhook-id']);
    expect(verifyStandardWebhook(received({ ...delivery, headers: later }), WHSEC, now.getTime() + 3_600_000)).toBe(
      true,
    );
  });
});

describe('the id', () => {
  test('of the caller replaces the idempotency key', () => {
    expect(acme({ id: 'my-id' }).headers['x-acme-delivery']).toBe('my-id');
  });

  test('of the caller becomes the webhook-id', () => {
    expect(mute({ id: 'my-id' }).headers['webhook-id']).toBe('my-id');
  });

  test('is new for every delivery', () => {
    expect(new Set(Array.from({ length: 50 }, () => mute().id)).size).toBe(50);
  });

  test.each(['a.b', 'line\nbreak', ''])('rejects %j as a webhook-id', (id) => {
    expect(() => mute({ id })).toThrow(/is not a valid webhook-id/);
  });
});

describe('the delivery policy', () => {
  test('comes from the contract', () => {
    expect(acme()).toMatchObject({ timeout: 10_000, success: '202', retries: [1_000, 60_000, 3_600_000] });
  });

  test('has no retries if the provider publishes none', () => {
    const { timeout, success, retries } = mute();
    expect({ timeout, success, retries }).toEqual({ timeout: 15_000, success: '2xx', retries: [] });
  });
});

describe('delays that the provider does not publish', () => {
  const retriesOf = (delivery: Omit<DeliveryPolicy, 'origin'>) => {
    const webhook = { ...MUTE.webhook, delivery: { ...delivery, origin: 'vendor' } } as const;
    return mute({ catalogue: [{ ...MUTE, webhook }] }).retries;
  };

  test('are the recommended ones until the provider stops retrying', () => {
    expect(retriesOf({ retryFor: 'PT1H' })).toEqual([5_000, 300_000, 1_800_000]);
  });

  test('are as many as it publishes', () => {
    expect(retriesOf({ maxRetries: 2 })).toEqual([5_000, 300_000]);
    expect(retriesOf({ maxRetries: 11 }).slice(-3)).toEqual([86_400_000, 86_400_000, 86_400_000]);
  });

  test('share the time that it publishes, if the recommended ones are longer', () => {
    expect(retriesOf({ maxRetries: 2, retryFor: 'PT1M' })).toEqual([30_000, 30_000]);
  });

  test('are missing if it makes one attempt', () => {
    expect(retriesOf({ retries: [] })).toEqual([]);
  });
});

describe('who says how a delivery is attempted', () => {
  const DELIVERY: DeliveryPolicy = {
    timeout: 'PT20S',
    retries: ['PT1M'],
    stopOn: ['410'],
    origins: { timeout: 'hookbook' },
    environments: { sandbox: { maxRetries: 1, success: '200', retryAfter: 'honoured' } },
    origin: 'vendor',
  };
  const catalogue = [{ ...MUTE, webhook: { ...MUTE.webhook, delivery: DELIVERY } }];

  test('is Hookbook for what the vendor does not publish', () => {
    expect(mute().origins).toEqual({ timeout: 'hookbook', success: 'hookbook', retries: 'hookbook' });
    expect(mute({ catalogue })).toMatchObject({
      timeout: 20_000,
      success: '2xx',
      retries: [60_000],
      stopOn: ['410'],
      honoursRetryAfter: false,
      origins: { timeout: 'hookbook', success: 'hookbook', retries: 'vendor' },
    });
  });

  test('depends on the environment, which replaces the delays with what it says about retries', () => {
    expect(mute({ catalogue, environment: 'sandbox' })).toMatchObject({
      timeout: 20_000,
      success: '200',
      retries: [5_000],
      stopOn: ['410'],
      honoursRetryAfter: true,
      origins: { timeout: 'hookbook', success: 'vendor', retries: 'hookbook' },
    });
  });

  test.each(['sandbx', 'toString'])('an unknown environment is reported: %s', (environment) => {
    const fix = 'Use sandbox, or remove it.';
    expect(() => mute({ catalogue, environment })).toThrow(
      expect.objectContaining({ code: 'unknown-environment', fix }),
    );
  });
});

describe('misspelt names', () => {
  test.each([
    ['unknown-provider', { provider: 'acme pots' }, ['acme post']],
    ['unknown-event', { event: 'parcel.last' }, ['parcel.lost']],
    ['unknown-example', { example: 'shrot' }, ['short']],
  ])('%s suggests the right name', (code, options, suggestions) => {
    expect(() => acme(options)).toThrow(expect.objectContaining({ code, suggestions }));
  });

  test('an event without an example is reported', () => {
    expect(() => acme({ event: 'parcel.found' })).toThrow(/no example of "parcel.found"/);
  });
});

test('rejects a value that is not a valid header', () => {
  expect(() => acme({ id: 'a\r\nx-evil: 1' })).toThrow(/is not a valid HTTP header/);
});

test('fits the constructor of `Request`', async () => {
  const delivery = mute();
  const request = new Request('http://localhost/', delivery);
  expect([request.method, request.headers.get('webhook-id'), await request.text()]).toEqual([
    'POST',
    delivery.id,
    delivery.body,
  ]);
});

describe('a delivery of a body', () => {
  test('has exactly these bytes, and a signature of them', () => {
    const body = '{ "a": 1.0, "b": 12345678901234567890, "a": 2 }';
    const delivery = mute({ body });
    expect(delivery.body).toBe(body);
    const request = { headers: delivery.headers, body: Buffer.from(body) };
    expect(verifyStandardWebhook(request, WHSEC, now.getTime())).toBe(true);
  });

  test('may be bytes that are not UTF-8', () => {
    const body = Uint8Array.from([0x22, 0xff, 0x22]);
    const delivery = createDelivery({ ...MUTE_OPTIONS, body });
    expectTypeOf(delivery.body).toEqualTypeOf<Uint8Array<ArrayBuffer>>();
    expect(delivery.body).toEqual(body);
    const request = { headers: delivery.headers, body: Buffer.from(body) };
    expect(verifyStandardWebhook(request, WHSEC, now.getTime())).toBe(true);
    const changed = createDelivery({ ...MUTE_OPTIONS, body, fault: 'changed-body' }).body;
    expect(changed).toEqual(Uint8Array.from([0x22, 0xff, 0x22, 0x20]));
  });

  test('is identified by what the contract points to, if it is JSON', () => {
    const eventId = { in: 'payload', path: ['id'], expression: '$message.payload#/id' } as const;
    const catalogue = [{ ...MUTE, webhook: { ...MUTE.webhook, eventId } }];
    expect(mute({ catalogue, body: '{"id": 77}' }).id).toBe('77');
    expect(mute({ catalogue, body: 'no JSON' }).id).toMatch(/^msg_/);
  });

  test.each([{ payload: {} }, { example: 'x' }, { verbatim: true }, { set: { '/a': 1 } }, { batch: ['thing.done'] }])(
    'cannot have %j, too',
    (other) => {
      expect(() => mute({ body: '{}', ...other })).toThrow(`\`body\` cannot be combined with`);
    },
  );
});

test.each<[string, unknown, string]>([
  ['NaN', { a: [1, Number.NaN] }, 'has NaN at /a/1'],
  ['a map', { a: new Map() }, 'has a Map at /a'],
  ['bytes', { a: Buffer.from('x') }, 'has bytes at /a'],
  ['undefined in a list', [undefined], 'has undefined at /0'],
  ['a function', { a: () => 1 }, 'has a function at /a'],
])('%s is not lost without a word', (_, payload, message) => {
  expect(() => mute({ payload })).toThrow(`\`payload\` ${message}, which JSON cannot represent.`);
  expect(() => mute({ set: { '/payload': payload } })).toThrow(`\`set\` ${message}`);
});

test('a date and a missing member are what JSON makes of them', () => {
  const { body } = mute({ payload: { at: new Date(0), none: undefined } });
  expect(body).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
});

describe('numbers that a double rounds', () => {
  const catalogue: readonly Provider[] = [
    {
      ...ACME,
      events: ACME.events.map((event) => ({
        ...event,
        examples: event.examples.map((example) => ({
          ...example,
          payload: {
            meta: { verb: 'lost', no: 41 },
            big: Number('12345678901234567890'),
            list: [{ 'a/b': Infinity }, undefined],
          },
          numbers: { '/big': '12345678901234567890', '/list/0/a~1b': '1e400' },
        })),
      })),
    },
  ];

  test('are sent with the digits of the example', () => {
    expect(acme({ catalogue, verbatim: true }).body).toBe(
      '{"meta":{"verb":"lost","no":41},"big":12345678901234567890,"list":[{"a/b":1e400},null]}',
    );
  });

  test('are replaced by values that are set', () => {
    const { body } = acme({
      catalogue,
      verbatim: true,
      set: { '/big': Number('12345678901234567000'), '/list/0': { 'a/b': 1 } },
    });
    expect(body).toBe('{"meta":{"verb":"lost","no":41},"big":12345678901234567000,"list":[{"a/b":1},null]}');
  });
});

describe('a delivery of several events', () => {
  test('contains the items of all, in the envelope of the first', () => {
    const { body } = createDelivery({
      provider: 'lists',
      event: 'LOST',
      batch: ['FOUND', 'LOST'],
      secret: WHSEC,
      catalogue: [LISTS],
    });
    expect(JSON.parse(body)).toEqual({ live: true, items: [{ code: 'LOST' }, { code: 'FOUND' }, { code: 'LOST' }] });
  });

  test('is refused for a provider that sends one event at a time', () => {
    expect(() => acme({ batch: ['parcel.lost'] })).toThrow('Acme Post sends one event at a time.');
  });
});

test('a time of signing within the body is that of the attempt, as a number, and is signed', async () => {
  const [first] = ACME.events;
  if (!first) throw new Error('The provider has no event.');
  const provider: Provider = {
    ...ACME,
    webhook: {
      ...ACME.webhook,
      signature: {
        scheme: 'hmac-sha256',
        algorithm: 'hmac-sha256',
        key: 'text',
        header: 'x-seal',
        encoding: 'hex',
        format: '{signature}',
        content: '{body}',
        origin: 'vendor',
        timestamp: { member: '/sentAt', unit: 'milliseconds', tolerance: 'PT1M' },
      },
    },
    events: [
      { ...first, examples: first.examples.map((example) => ({ ...example, payload: { sentAt: 1, meta: {} } })) },
    ],
  };
  const options = { provider: ACME.name, event: 'parcel.lost', secret: KEY, now, catalogue: [provider] };
  const { body, headers } = createDelivery(options);
  expect(JSON.parse(body)).toMatchObject({ sentAt: now.getTime() });
  expect(headers['x-seal']).toBe(createHmac('sha256', KEY).update(body).digest('hex'));
});

test('an object in a header of an example is sent as JSON', () => {
  const [first] = ACME.events;
  if (!first) throw new Error('The provider has no event.');
  const withObject = first.examples.map((example) => ({
    ...example,
    headers: { ...example.headers, 'X-Meta': { a: ['b'] } },
  }));
  const provider: Provider = { ...ACME, events: [{ ...first, examples: withObject }] };
  const options = { provider: ACME.name, event: 'parcel.lost', secret: KEY, now, catalogue: [provider] };
  expect(createDelivery(options).headers['x-meta']).toBe('{"a":["b"]}');
});
