import { describe, expect, test } from 'vitest';
import { formatAddress, parseAddress } from '../../src/console/address.ts';
import { resultText, stateOf, statusText } from '../../src/console/deliveryState.ts';
import { isFiltering, matcherOf, NO_FILTER } from '../../src/console/filter.ts';
import { summary } from './summaries.ts';

const FAILED = { delivered: false, status: 500, error: 'status' };
const DELIVERIES = [
  summary(1),
  summary(2, { event: 'user.deleted', ...FAILED }),
  summary(3, { event: 'superuser.created', provider: 'bolt', ...FAILED, retrying: true }),
  summary(4, { event: 'USER_UPDATED', ...FAILED, cancelled: true, fault: 'wrong-signature' }),
  summary(5, { url: 'http://localhost:9/other', delivered: false, retrying: true, attempts: 0 }),
];

function found(filter: Partial<typeof NO_FILTER>): readonly number[] {
  return DELIVERIES.filter(matcherOf({ ...NO_FILTER, ...filter })).map(({ number }) => number);
}

describe('the filter', () => {
  test.each([
    [{}, [1, 2, 3, 4, 5]],
    [{ provider: 'bolt' }, [3]],
    [{ event: 'user' }, [1, 2, 3, 4, 5]],
    [{ event: 'user.*' }, [1, 2, 5]],
    [{ event: '*.created' }, [1, 3, 5]],
    [{ event: 'user*d' }, [1, 2, 4, 5]],
    [{ event: '*e*a*' }, [1, 3, 4, 5]],
    [{ event: 'user.created*created' }, []],
    [{ state: 'delivered' }, [1]],
    [{ state: 'failed' }, [2]],
    [{ state: 'retrying' }, [3, 5]],
    [{ state: 'cancelled' }, [4]],
    [{ state: 'misspelt' }, []],
    [{ text: 'ID-2' }, [2]],
    [{ text: '#4' }, [4]],
    [{ text: 'created other' }, [5]],
    [{ text: 'wrong-sig' }, [4]],
    [{ text: 'created', event: 'super*', provider: 'bolt', state: 'retrying' }, [3]],
  ])('%j', (filter, numbers) => {
    expect(found(filter)).toEqual(numbers);
  });

  test('a pattern of many stars takes no time', () => {
    const matches = matcherOf({ ...NO_FILTER, event: `${'*a'.repeat(5000)}*b` });
    expect(matches(summary(1, { event: 'a'.repeat(20_000) }))).toBe(false);
  });

  test('knows whether it filters', () => {
    expect(isFiltering(NO_FILTER)).toBe(false);
    expect(isFiltering({ ...NO_FILTER, text: ' ' })).toBe(false);
    expect(isFiltering({ ...NO_FILTER, event: 'x' })).toBe(true);
  });
});

test('the state, the status and the result of a delivery', () => {
  expect(DELIVERIES.map(stateOf)).toEqual(['delivered', 'failed', 'retrying', 'cancelled', 'sending']);
  expect(statusText({ error: 'ECONNREFUSED' })).toBe('ECONNREFUSED');
  expect(DELIVERIES.map(resultText)).toEqual([
    'Delivery 1, user.created: delivered with 204.',
    'Delivery 2, user.deleted: failed with 500.',
    'Delivery 3, superuser.created: retrying with 500, more attempts follow.',
    'Delivery 4, USER_UPDATED: cancelled with 500.',
    'Delivery 5, user.created: sending.',
  ]);
});

describe('the hash of the URL', () => {
  test.each([
    ['', { filter: NO_FILTER, panel: { view: 'none' } }],
    ['#text=a+b%26&open=12', { filter: { ...NO_FILTER, text: 'a b&' }, panel: { view: 'delivery', number: 12 } }],
    [
      '#event=user.*&state=failed&open=send',
      { filter: { ...NO_FILTER, event: 'user.*', state: 'failed' }, panel: { view: 'send' } },
    ],
  ] as const)('%s', (hash, address) => {
    expect(parseAddress(hash)).toEqual(address);
    expect(formatAddress(address)).toBe(hash);
  });

  test.each(['#open=0', '#open=1e3', '#open=-1', '#open=%00', '#x=y'])('%s opens nothing', (hash) => {
    expect(parseAddress(hash)).toEqual({ filter: NO_FILTER, panel: { view: 'none' } });
  });
});
