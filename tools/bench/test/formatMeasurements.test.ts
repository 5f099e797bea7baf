import { expect, test } from 'vitest';
import { formatMeasurements } from '../src/generate/formatMeasurements.ts';

test('shows medians, and how many times faster than each peer they are', () => {
  const text = formatMeasurements({
    name: 'generated, 10 events',
    events: 10,
    cold: [2000, 1000, 9000],
    edited: [500],
    watched: [100],
    unchanged: [200],
    types: [1000],
    models: [1500],
    bytes: 150e6,
    output: 1.25e6,
    stages: '10 events; read the contract 0.50 s',
    peers: { slow: [8000], broken: [] },
  });
  expect(text.split('\n')).toEqual([
    'generated, 10 events',
    '  for TypeScript, without a cache       2.00 s   4.0 × slow',
    '  for TypeScript, one event edited      0.50 s   16.0 × slow',
    '  for TypeScript, edited in --watch     0.10 s   80.0 × slow',
    '  for TypeScript, nothing changed       0.20 s   40.0 × slow',
    '  types only, without a cache           1.00 s   8.0 × slow',
    '  models only, without a cache          1.50 s',
    '  slow                                  8.00 s',
    '  broken                                failed',
    '  10 events; read the contract 0.50 s',
    '  200.00 ms per event, at most 150 MB of memory, 1.3 MB written',
  ]);
});
