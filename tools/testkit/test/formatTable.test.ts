import { expect, test } from 'vitest';
import { formatTable } from '../src/formatTable.ts';

const ROWS = [
  ['', 'speed', 'note'],
  ['Ajv', '1200 k/s', ''],
  ['Hookbook', '9 k/s', 'ok'],
];

test('columns are aligned to the left', () => {
  expect(formatTable(ROWS)).toBe(
    ['          speed     note', 'Ajv       1200 k/s', 'Hookbook  9 k/s     ok'].join('\n'),
  );
});

test('every column but the first can be aligned to the right', () => {
  expect(formatTable(ROWS, { alignment: 'right' })).toBe(
    ['             speed  note', 'Ajv       1200 k/s', 'Hookbook     9 k/s    ok'].join('\n'),
  );
});

test('rows are indented below a title', () => {
  expect(formatTable([['a', 'b']], { title: 'Letters' })).toBe('Letters\n  a  b');
});

test('a table without rows is its title', () => {
  expect(formatTable([], { title: 'Nothing' })).toBe('Nothing');
});
