import { onlyRequest, startReceiver } from '@hookbook/testkit/receiver';
import { describe, expect, test } from 'vitest';
import type { Provider } from '../src/catalogue/provider.ts';
import {
  catalogue,
  createDeliveries,
  createDelivery,
  DEFAULT_SECRET,
  play,
  type SequenceOptions,
  UsageError,
  virtualClock,
} from '../src/index.ts';
import { entitiesIn } from '../src/message/entities.ts';
import { valueAt } from '../src/message/runtimeExpression.ts';
import { payloadExpression } from './testProviders.ts';

const SECRET = 'a secret for tests';
const NOW = new Date('2026-03-04T05:06:07.089Z');

/** Users and things that belong to them, whose ids are text in one event and a number in another. */
const SHOP: Provider = {
  name: 'shop',
  slug: 'shop',
  title: 'Shop',
  webhook: {
    eventType: [payloadExpression('type')],
    eventId: payloadExpression('id'),
    occurredAt: payloadExpression('at'),
    entities: { user: [payloadExpression('user')], order: [payloadExpression('data', 'order')] },
    scenarios: {
      purchase: {
        summary: 'A user buys something.',
        steps: [
          { event: 'user.created' },
          { event: 'order.paid', after: 'PT1H', repeat: 2, set: { '/data/total': 7 } },
          { event: 'user.deleted', after: 'P1D' },
        ],
      },
    },
    signature: {
      ...{ scheme: 'hmac-sha256', algorithm: 'hmac-sha256', key: 'text', header: 'x-shop', encoding: 'hex' },
      ...{ format: '{signature}', content: '{timestamp}.{body}', origin: 'vendor' },
      timestamp: { header: 'x-time', unit: 'seconds' },
    },
    delivery: { retries: [], origin: 'vendor' },
  },
  events: [
    event('order.paid', { user: 'u-1', data: { order: 'o-1', total: 1 } }),
    { ...event('user.created', { data: { id: 41 } }), entities: { user: [payloadExpression('data', 'id')] } },
    event('user.deleted', { user: 'u-1' }),
  ],
};

function event(type: string, payload: object): Provider['events'][number] {
  const example = { slug: 'one', name: 'one', summary: '', origin: 'hookbook' } as const;
  return {
    ...{ type, slug: type, title: type, summary: '', deprecated: false, typeParts: [type] },
    examples: [{ ...example, payload: { type, id: 'evt_1', at: '2020-01-01T00:00:00Z', ...payload } }],
  };
}

function played(steps: SequenceOptions['steps'], options: Partial<SequenceOptions> = {}) {
  const all = createDeliveries({ provider: 'shop', secret: SECRET, now: NOW, catalogue: [SHOP], steps, ...options });
  return all.map(({ delivery, after }) => ({ after, ...JSON.parse(delivery.body), headers: delivery.headers }));
}

describe('a step that is not valid is refused', () => {
  test.each<[string, object, object]>([
    ['a number of repetitions that would fill the memory', { repeat: 1e9 }, { code: 'invalid-step' }],
    ['a negative one', { repeat: -1 }, { code: 'invalid-step', message: expect.stringContaining('`repeat`') }],
    ['half a one', { repeat: 1.5 }, { code: 'invalid-step' }],
    ['a duration in other words', { after: '1s' }, { code: 'invalid-step', fix: expect.stringContaining('PT5M') }],
    ['values that are no object', { set: [] }, { code: 'invalid-step' }],
    ['a misspelt member', { aftr: 'PT1H' }, { code: 'unknown-option', suggestions: ['after'] }],
  ])('%s', (_, members, expected) => {
    const step = { event: 'order.paid', ...members };
    expect(() => played([step])).toThrow(expect.objectContaining({ where: 'steps', ...expected }));
  });

  test('so are more events than a scenario has', () => {
    const step = { event: '*', repeat: 1000 };
    expect(() => played([step, step, step, step])).toThrow(expect.objectContaining({ code: 'too-many-steps' }));
  });
});

test('ids of unknown entities are rejected', () => {
  expect(() => played(['order.paid'], { entities: { usr: 'u-2' } })).toThrow(
    expect.objectContaining({ code: 'unknown-entity', where: 'entities', suggestions: ['user'] }),
  );
  const options = { provider: 'shop', event: 'order.paid', secret: SECRET, catalogue: [SHOP] };
  expect(() => createDelivery({ ...options, entities: { toString: 'x' } })).toThrow(/contains the entity "toString"/);
  expect(() => createDelivery({ ...options, entities: { user: 'u-2' } })).not.toThrow();
});

describe('the events of a sequence', () => {
  test('name the same things, and each has its own id', () => {
    const [created, paid, deleted] = played(['user.created', 'order.paid', 'user.deleted']);
    expect(created.data.id).toSatisfy(Number.isSafeInteger);
    expect(created.data.id).not.toBe(41);
    expect([paid.user, deleted.user]).toEqual([String(created.data.id), String(created.data.id)]);
    expect(new Set([created.id, paid.id, deleted.id]).size).toBe(3);
  });

  test('are about the things that are given', () => {
    const [paid] = played(['order.paid'], { entities: { order: 'o-7' } });
    expect(paid).toMatchObject({ data: { order: 'o-7' }, user: expect.stringMatching(/^u-\d{16}$/) });
  });

  test('happen at their times', () => {
    const events = played(['purchase']);
    expect(events.map(({ type, after, at }) => [type, after, at])).toEqual([
      ['user.created', 0, '2026-03-04T05:06:07Z'],
      ['order.paid', 3_600_000, '2026-03-04T06:06:07Z'],
      ['order.paid', 0, '2026-03-04T06:06:07Z'],
      ['user.deleted', 86_400_000, '2026-03-05T06:06:07Z'],
    ]);
    expect(events[1]).toMatchObject({ data: { total: 7 } });
    expect(events[1]?.headers['x-time']).toBe(String(Date.parse('2026-03-04T06:06:07Z') / 1000));
  });

  test('may be those of a pattern', () => {
    expect(played(['user.*', { event: '*', repeat: 1 }]).map(({ type }) => type)).toEqual([
      ...['user.created', 'user.deleted'],
      ...['order.paid', 'user.created', 'user.deleted'],
    ]);
  });

  test('are the same for the same seed', () => {
    const [first, second, other] = ['a', 'a', 'b'].map((seed) => played(['purchase'], { seed }));
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
    expect(new Set(first?.map(({ id }) => id)).size).toBe(4);
  });

  test.each([
    ['purchas', 'Did you mean "purchase"', ['purchase']],
    ['order.payd', 'has no event "order.payd"', ['order.paid']],
    ['orders.*', 'matches "orders.*"', ['order.*']],
    ['*.moved', 'matches "*.moved"', []],
  ])('that do not exist are an error: %s', (name, _, suggestions) => {
    expect(() => played([name])).toThrow(expect.objectContaining({ name: 'UsageError', suggestions }));
  });
});

describe('one delivery', () => {
  const one = (options: object) =>
    createDelivery({ provider: 'shop', event: 'order.paid', secret: SECRET, catalogue: [SHOP], ...options });

  test('is about new things each time', () => {
    const users = [1, 2].map(() => JSON.parse(one({}).body).user);
    expect(new Set([...users, 'u-1']).size).toBe(3);
  });

  test('keeps its things if it is verbatim, unless others are given', () => {
    expect(JSON.parse(one({ verbatim: true }).body)).toMatchObject({ user: 'u-1', data: { order: 'o-1' } });
    const given = one({ verbatim: true, entities: { user: 'u-2' } });
    expect(JSON.parse(given.body)).toMatchObject({ user: 'u-2', data: { order: 'o-1' } });
  });

  test('is the same for the same seed and time, byte for byte', () => {
    const [first, second] = [1, 2].map(() => one({ seed: 7, now: NOW }));
    expect([second?.body, second?.headers]).toEqual([first?.body, first?.headers]);
    const [body, later] = [1, 2].map(() => one({ seed: 7 }).body);
    expect(later).toBe(body);
  });
});

describe('play', () => {
  test('sends all, with the time between them, and goes on after a failure', async () => {
    await using receiver = await startReceiver((response) =>
      response.writeHead(receiver.received.length === 2 ? 500 : 200).end(),
    );
    const clock = virtualClock(NOW);
    const deliveries = createDeliveries({
      ...{ provider: 'shop', secret: SECRET, catalogue: [SHOP], steps: ['purchase'] },
      now: clock.now(),
    });
    const numbers: number[] = [];
    const { delivered, results } = await play(deliveries, receiver.url, {
      clock,
      onDelivery: (_, __, number) => numbers.push(number),
    });
    expect([delivered, numbers, results.map((result) => result.delivered)]).toEqual([
      ...[false, [1, 2, 3, 4]],
      [true, false, true, true],
    ]);
    const signedAt = receiver.received.map(({ headers }) => Number(headers['x-time']) * 1000 - NOW.getTime() + 89);
    expect(signedAt).toEqual([0, 3_600_000, 3_600_000, 90_000_000]);
    expect(clock.now().getTime() - NOW.getTime()).toBe(90_000_000);
  });

  test('stops when it is told to', async () => {
    const controller = new AbortController();
    await using receiver = await startReceiver((response) => response.writeHead(200).end());
    const deliveries = createDeliveries({ provider: 'shop', secret: SECRET, catalogue: [SHOP], steps: ['purchase'] });
    const onDelivery = () => controller.abort(new UsageError({ code: 'x', message: 'x', where: 'x', fix: 'x' }));
    const sent = play(deliveries, receiver.url, { signal: controller.signal, onDelivery });
    await expect(sent).rejects.toBeInstanceOf(UsageError);
    onlyRequest(receiver);
  });
});

describe('the scenarios of the contract', () => {
  const scenarios = catalogue.flatMap((provider) =>
    Object.keys(provider.webhook.scenarios ?? {}).map((name) => [provider.name, name, provider] as const),
  );

  test('are at least three for each provider', () => {
    for (const { name } of catalogue)
      expect(scenarios.filter(([provider]) => provider === name).length, name).toBeGreaterThanOrEqual(3);
  });

  test.each(scenarios)('%s %s: events are valid, and about the same things', async (name, scenario, provider) => {
    const deliveries = createDeliveries({ provider: name, secret: DEFAULT_SECRET, steps: [scenario] });
    const { safeParseEvent } = await import(provider.validators ?? '');
    const ids = new Map<string, Set<string>>();
    for (const { delivery } of deliveries) {
      const { headers, body, event } = delivery;
      expect(safeParseEvent(body, { mode: 'strict', headers }), event).toMatchObject({ ok: true });
      const found = provider.events.find(({ type }) => type === event);
      for (const [entity, places] of Object.entries(found ? entitiesIn(provider, found) : {})) {
        const values = places.map((place) => valueAt({ payload: JSON.parse(body), headers }, place));
        const known = ids.get(entity) ?? new Set();
        ids.set(entity, known);
        for (const value of values) if (value !== undefined && value !== null) known.add(String(value));
      }
    }
    for (const [entity, values] of ids) expect(values.size, entity).toBeLessThanOrEqual(1);
    expect([...ids.values()].some(({ size }) => size === 1)).toBe(true);
  });
});
