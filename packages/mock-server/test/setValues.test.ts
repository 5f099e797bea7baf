import { describe, expect, test } from 'vitest';
import { createDelivery, type DeliveryOptions } from '../src/index.ts';
import { setValues } from '../src/message/setValues.ts';
import { KEY, TEST_PROVIDERS, WHSEC } from './testProviders.ts';
import { verifyAsDescribed } from './verify.ts';

const payload = { data: { email: 'old', tags: ['a', 'b'] }, 'a/b': { 'c~d': 1 } };

test.each<[Readonly<Record<string, unknown>>, unknown]>([
  [{}, payload],
  [{ '/data/email': 'new' }, { ...payload, data: { email: 'new', tags: ['a', 'b'] } }],
  [{ '/data/email': null }, { ...payload, data: { email: null, tags: ['a', 'b'] } }],
  [{ '/data/name': { first: 'Ada' } }, { ...payload, data: { ...payload.data, name: { first: 'Ada' } } }],
  [
    { '/data/name': {}, '/data/name/first': 'Ada' },
    { ...payload, data: { ...payload.data, name: { first: 'Ada' } } },
  ],
  [{ '/data/tags/1': 'c' }, { ...payload, data: { email: 'old', tags: ['a', 'c'] } }],
  [{ '/a~1b/c~0d': 2 }, { ...payload, 'a/b': { 'c~d': 2 } }],
  [{ '/': 1 }, { ...payload, '': 1 }],
])('%j', (values, expected) => {
  expect(setValues(payload, values)).toEqual(expected);
});

test('does not modify the payload', () => {
  const before = structuredClone(payload);
  setValues(payload, { '/data/email': 'new' });
  expect(payload).toEqual(before);
});

test('sets an own member called __proto__', () => {
  const set = setValues({}, { '/__proto__': { admin: true } });
  expect(JSON.stringify(set)).toBe('{"__proto__":{"admin":true}}');
  expect(Object.getPrototypeOf(set)).toBe(Object.prototype);
});

test('many values copy an object once', () => {
  const values = Object.fromEntries(Array.from({ length: 4_000 }, (_, index) => [`/data/n${index}`, index]));
  let copies = 0;
  const data = new Proxy(payload.data, {
    ownKeys: (target) => {
      copies += 1;
      return Reflect.ownKeys(target);
    },
  });
  const set = setValues({ ...payload, data }, values) as typeof payload;
  expect([copies, Object.keys(set.data).length]).toEqual([1, 4_002]);
});

test('a wrong pointer into a deep payload is an error like any other', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`);
  expect(() => setValues(deep, { '/b/c': 1 })).toThrow('Cannot set "/b/c" in this payload.');
  const pointer = '/a'.repeat(20_000);
  expect(() => setValues(deep, { [pointer]: 2 })).not.toThrow();
});

describe('rejects', () => {
  test.each([
    ['/dta/email', ['/data/email']],
    ['data/email', ['/data/email']],
    ['/data/email/domain', []],
    ['/data/tags/2', ['/data/tags/0', '/data/tags/1', '/data/tags']],
    ['/data/tags/length', []],
    ['', []],
    ['/data/email~2', ['/data/email']],
  ])('%j', (pointer, suggestions) => {
    expect(() => setValues(payload, { [pointer]: 1 })).toThrow(
      expect.objectContaining({ code: 'invalid-pointer', where: 'set', suggestions }),
    );
  });
});

describe('a delivery with `set`', () => {
  const acme = (options: Partial<DeliveryOptions>) =>
    createDelivery({ provider: 'acme post', event: 'parcel.lost', secret: KEY, catalogue: TEST_PROVIDERS, ...options });

  test('has the values, fresh ids and times, and a valid signature', () => {
    const { method, headers, body } = acme({ set: { '/parcel': 'mine' }, now: new Date('2026-03-04T05:06:07.089Z') });
    expect(JSON.parse(body)).toEqual({
      meta: { verb: 'lost', no: expect.any(Number), at: '2026-03-04T05:06:07.089000' },
      parcel: 'mine',
    });
    const received = { method, headers, path: '/', body: Buffer.from(body) };
    expect(verifyAsDescribed(received, TEST_PROVIDERS[0]?.webhook.signature, KEY)).toBe(true);
  });

  test('has the values instead of fresh ones', () => {
    expect(JSON.parse(acme({ set: { '/meta/no': 7 } }).body).meta.no).toBe(7);
  });

  test('can have an unknown event type', () => {
    const set = { '/event_type': 'thing.dreamed' };
    const { body } = createDelivery({
      provider: 'mute',
      event: 'thing.done',
      secret: WHSEC,
      set,
      catalogue: TEST_PROVIDERS,
    });
    expect(JSON.parse(body)).toMatchObject({ event_type: 'thing.dreamed', payload: { z: 1 } });
  });

  test('has the values in a payload of the caller and in a verbatim example', () => {
    expect(acme({ payload: { a: 1 }, set: { '/b': 2 } }).body).toBe('{"a":1,"b":2}');
    expect(JSON.parse(acme({ verbatim: true, set: { '/parcel': 1 } }).body)).toMatchObject({
      meta: { no: 41 },
      parcel: 1,
    });
  });

  test('omits a member that is set to undefined', () => {
    expect(acme({ set: { '/meta': undefined } }).body).toMatch(/^\{"parcel":"[^"]*"\}$/);
  });

  test('takes its id from the value that replaces the event id', () => {
    const { id } = createDelivery({
      provider: 'platform',
      event: 'user.created',
      secret: WHSEC,
      set: { '/id': 'evt_7' },
    });
    expect(id).toBe('evt_7');
  });
});
