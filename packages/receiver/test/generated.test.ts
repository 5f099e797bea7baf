import { catalogue, createDelivery, DEFAULT_SECRET } from '@hookbook/mock-server';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { createReceiver as createDynamicReceiver } from '../src/gen/dynamic.ts';
import type { Receipt, Receiver } from '../src/index.ts';
import { requestOf } from './providers.ts';

interface GeneratedModule {
  readonly createReceiver: (options: object) => Receiver;
}

const SIGNING = new Set(['dynamic', 'flagright', 'platform']);

describe.each(catalogue.map(({ name, slug, events }) => ({ name, slug, events })))(
  '$name',
  ({ name, slug, events }) => {
    const verification = SIGNING.has(name) ? { secret: DEFAULT_SECRET } : { unsigned: true };

    async function setUp() {
      const { createReceiver }: GeneratedModule = await import(`../src/gen/${slug}.ts`);
      const types: string[] = [];
      const receipts: Receipt[] = [];
      const receiver = createReceiver({
        ...verification,
        on: { otherwise: (_: unknown, { type }: { type: string }) => types.push(type) },
        onReceipt: (receipt: Receipt) => receipts.push(receipt),
      });
      return { receiver, types, receipts };
    }

    test('every example of every event is handled, and a second delivery of it is not', async () => {
      const { receiver, types, receipts } = await setUp();
      const expected: string[] = [];
      for (const { type, examples } of events)
        for (const { slug: example } of examples) {
          const delivery = createDelivery({ provider: name, event: type, example, secret: DEFAULT_SECRET });
          await receiver.fetch(requestOf(delivery));
          await receiver.fetch(requestOf(delivery));
          expected.push(type);
        }
      expect(types).toEqual(expected);
      expect(receipts.map(({ status, outcome }) => `${status} ${outcome}`)).toEqual(
        expected.flatMap(() => ['204 handled', '204 duplicate']),
      );
    });

    if (SIGNING.has(name))
      test('a delivery with another signature is refused', async () => {
        const { receiver, types, receipts } = await setUp();
        const [event] = events;
        const options = { provider: name, event: event?.type ?? '', secret: DEFAULT_SECRET } as const;
        await receiver.fetch(requestOf(createDelivery({ ...options, fault: 'wrong-signature' })));
        expect({ types, receipts }).toMatchObject({ types: [], receipts: [{ status: 401, outcome: 'refused' }] });
      });
  },
);

test('handlers get the types of their events', () => {
  createDynamicReceiver({
    secret: DEFAULT_SECRET,
    on: {
      'user.created': (event) => {
        expectTypeOf(event.eventName).toEqualTypeOf<'user.created'>();
      },
      otherwise: (event) => {
        expectTypeOf(event.eventName).toBeString();
      },
    },
  });
  createDynamicReceiver({
    secret: DEFAULT_SECRET,
    // @ts-expect-error Handlers of the other events are missing, and there is no `otherwise`.
    on: { 'user.created': () => {} },
  });
  createDynamicReceiver({
    secret: DEFAULT_SECRET,
    // @ts-expect-error There is no such event.
    on: { 'user.craeted': () => {}, otherwise: () => {} },
  });
});
