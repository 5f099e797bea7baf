import { expect, test } from 'vitest';
import { formatComparison } from '../src/generate/formatComparison.ts';

test('each line has the median time and its ratio to the baseline', () => {
  const times = { cold: [4000, 2000, 3000], edited: [1500], unchanged: [500, 700], baseline: [6000] };
  expect(formatComparison(times).split('\n')).toEqual([
    "hookbook generate, without a cache       3.00 s     2.0 × the baseline's speed",
    "hookbook generate, one event edited      1.50 s     4.0 × the baseline's speed",
    "hookbook generate, nothing changed       0.60 s    10.0 × the baseline's speed",
    "asyncapi generate models typescript      6.00 s     1.0 × the baseline's speed",
  ]);
});
