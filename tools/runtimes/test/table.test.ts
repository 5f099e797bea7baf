import { expect, test } from 'vitest';
import { tableText } from '../src/table.ts';

test('a row for each runtime, the problems below', () => {
  const text = tableText([
    { runtime: 'Node', version: '24.21.0', cases: 10, reads: 90, problems: [] },
    { runtime: 'A new one', version: '-', cases: 0, reads: 0, problems: ['cannot be installed', 'is too new'] },
  ]);
  expect(text).toBe(
    [
      'runtime    version  cases  reads  result',
      'Node       24.21.0  10     90     ✓ passed',
      'A new one  -        0      0      ✗ failed',
      '',
      'A new one: cannot be installed',
      'A new one: is too new',
    ].join('\n'),
  );
});
