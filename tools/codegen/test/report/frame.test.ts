import type { Range } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { expect, it } from 'vitest';
import { frame } from '../../src/report/frame.ts';

function framed(text: string, from: readonly [line: number, column: number], to = from): string[] {
  const range: Range = { start: { line: from[0], column: from[1] }, end: { line: to[0], column: to[1] } };
  return frame(text, range, (mark) => mark).split('\n');
}

const LINES = Array.from({ length: 120 }, (_, index) => `line ${index + 1}`).join('\n');

it('shows two lines above and one below', () => {
  expect(framed(LINES, [50, 6], [50, 8])).toEqual([
    '  48 | line 48',
    '  49 | line 49',
    '> 50 | line 50',
    '     |      ^^',
    '  51 | line 51',
  ]);
});

it('aligns line numbers of different lengths', () => {
  expect(framed(LINES, [99, 1], [99, 5])).toEqual([
    '   97 | line 97',
    '   98 | line 98',
    '>  99 | line 99',
    '      | ^^^^',
    '  100 | line 100',
  ]);
});

it('marks one character of an empty range', () => {
  expect(framed('a: b', [1, 4])).toEqual(['> 1 | a: b', '    |    ^']);
});

it('marks the rest of the first line of a range of several lines', () => {
  expect(framed('a: b\nc: d\n', [1, 4], [2, 3])).toEqual(['> 1 | a: b', '    |    ^', '  2 | c: d']);
});

it('marks the end of the file', () => {
  expect(framed('{\n', [2, 1])).toEqual(['  1 | {', '> 2 |', '    | ^']);
});

it('stays aligned after tabs, carriage returns and line separators', () => {
  expect(framed('\ta:\u2028 b\r\nc', [1, 6], [1, 7])).toEqual(['> 1 |  a:\ufffd b', '    |      ^', '  2 | c']);
});

it('cuts a long line around the range', () => {
  const [line = '', marks = ''] = framed(`${'x'.repeat(500)}bad${'y'.repeat(500)}`, [1, 501], [1, 504]);
  expect(line).toBe(`> 1 | …${'x'.repeat(59)}bad${'y'.repeat(58)}…`);
  expect(marks).toBe(`    | ${' '.repeat(60)}^^^`);
});

it('is empty for a line that does not exist', () => {
  expect(framed('a', [7, 1])).toEqual(['']);
});
