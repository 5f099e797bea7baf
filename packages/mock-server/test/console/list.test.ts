import { describe, expect, test } from 'vitest';
import { createDeliveryStore } from '../../src/console/deliveryStore.ts';
import { shownDeliveries } from '../../src/console/shownDeliveries.ts';
import { absoluteTime, countText, durationText, relativeTime } from '../../src/console/times.ts';
import { scrollTopFor, visibleRange } from '../../src/console/visibleRange.ts';
import { summary } from './summaries.ts';

describe('visibleRange', () => {
  const viewport = { height: 500, rowHeight: 50, count: 10_000 };
  test.each([
    [0, 0, 18],
    [5000, 92, 118],
    [499_500, 9982, 10_000],
    [900_000, 10_000, 10_000],
  ])('at %i', (scrollTop, start, end) => {
    expect(visibleRange({ ...viewport, scrollTop })).toEqual({ start, end });
  });

  test('of an empty list', () => {
    expect(visibleRange({ ...viewport, scrollTop: 700, count: 0 })).toEqual({ start: 0, end: 0 });
  });

  test('scrolls as little as possible', () => {
    const at = { ...viewport, scrollTop: 1000 };
    expect([19, 20, 29, 30].map((index) => scrollTopFor(index, at))).toEqual([950, 1000, 1000, 1050]);
  });
});

describe('shownDeliveries', () => {
  const list = (...numbers: readonly number[]) => numbers.map((number) => summary(number));
  const numbersIn = (deliveries: readonly { readonly number: number }[]) => deliveries.map(({ number }) => number);

  test('shows what is found, unless somebody reads the list', () => {
    const found = list(5, 4, 3);
    expect(shownDeliveries({ before: list(4, 3), found, get: () => undefined, isHeld: false })).toEqual({
      shown: found,
      waiting: 0,
    });
    expect(shownDeliveries({ before: [], found, get: () => undefined, isHeld: true })).toEqual({
      shown: found,
      waiting: 0,
    });
  });

  test('keeps the places of rows: newer ones wait, older ones follow', () => {
    const changed = summary(3, { delivered: false });
    const get = (number: number) => (number === 2 ? undefined : number === 3 ? changed : summary(number));
    const { shown, waiting } = shownDeliveries({ before: list(4, 3, 2), found: list(6, 5, 4, 1), get, isHeld: true });
    expect(numbersIn(shown)).toEqual([4, 3, 1]);
    expect(shown[1]).toBe(changed);
    expect(waiting).toBe(2);
  });
});

describe('the store', () => {
  test('is newest first, and what was reported is newer than a page', () => {
    let changes = 0;
    const store = createDeliveryStore(() => changes++);
    store.put(summary(7, { attempts: 2 }));
    store.put(summary(9));
    store.remove(8);
    store.addPage([summary(8), summary(7, { attempts: 1 }), summary(6)]);
    expect(store.newestFirst().map(({ number, attempts }) => [number, attempts])).toEqual([
      [9, 1],
      [7, 2],
      [6, 1],
    ]);
    expect(store.get(7)?.attempts).toBe(2);
    expect(changes).toBe(4);
    store.endPages();
    store.addPage([summary(8)]);
    expect(store.get(8)).toEqual(summary(8));
    store.clear();
    expect(store.newestFirst()).toEqual([]);
  });
});

test('times', () => {
  expect([0, 12.4, 999, 1000, 1540, 59_999, 90_000, 5_400_000, 172_800_000].map(durationText)).toEqual([
    ...['0 ms', '12 ms', '999 ms', '1 s', '1.5 s', '59 s', '1.5 min', '1.5 h', '2 d'],
  ]);
  expect([-5, 0, 999, 1000, 61_000, 7_200_000, 999_999_999].map((passed) => relativeTime(0, passed))).toEqual([
    ...['now', 'now', 'now', '1 s ago', '1 min ago', '2 h ago', '11 d ago'],
  ]);
  const noon = new Date(2026, 0, 1, 12);
  expect(absoluteTime(noon, new Date(2026, 0, 1, 13))).toBe(noon.toLocaleTimeString());
  expect(absoluteTime(noon, new Date(2026, 0, 2))).toContain(noon.toLocaleDateString());
  expect([countText(1, 'event'), countText(2000, 'delivery', 'deliveries')]).toEqual(['1 event', '2,000 deliveries']);
});
