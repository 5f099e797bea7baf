import { expect, test } from 'vitest';
import { formatResults } from '../src/formatResults.ts';

test('every runtime has a row, and problems are listed below', () => {
  const text = formatResults([
    { runtime: 'Node', version: '24.21.0', cases: 10, parses: 90, deliveries: 4, problems: [] },
    {
      runtime: 'A new one',
      version: '-',
      cases: 0,
      parses: 0,
      deliveries: 0,
      problems: ['cannot be installed', 'is too new'],
    },
  ]);
  expect(text).toBe(
    [
      'runtime    version  cases  parses  deliveries  result',
      'Node       24.21.0  10     90      4           ✓ passed',
      'A new one  -        0      0       0           ✗ failed',
      '',
      'A new one: cannot be installed',
      'A new one: is too new',
    ].join('\n'),
  );
});
