import { expect, test } from 'vitest';
import { faultsOf } from '../src/cases/faults.ts';

test('every member of two levels is missing, of another type, and has another text', () => {
  const faults = faultsOf({ type: 'made', data: { id: 1, inner: { deep: true } } });
  expect(faults.map(({ path, kind, payload }) => [path.join('.'), kind, payload])).toEqual([
    ['type', 'missing', { data: { id: 1, inner: { deep: true } } }],
    ['type', 'of another type', { type: 7, data: { id: 1, inner: { deep: true } } }],
    ['type', 'with another text', { type: '☃ none of these\u0000', data: { id: 1, inner: { deep: true } } }],
    ['data', 'missing', { type: 'made' }],
    ['data', 'of another type', { type: 'made', data: 'text' }],
    ['data.id', 'missing', { type: 'made', data: { inner: { deep: true } } }],
    ['data.id', 'of another type', { type: 'made', data: { id: 'text', inner: { deep: true } } }],
    ['data.inner', 'missing', { type: 'made', data: { id: 1 } }],
    ['data.inner', 'of another type', { type: 'made', data: { id: 1, inner: 'text' } }],
  ]);
});

test('a payload that is not an object has no faults', () => {
  expect([null, [1], 'text'].flatMap(faultsOf)).toEqual([]);
});
