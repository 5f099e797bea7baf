import { LineCounter } from 'yaml';
import type { Position, Range } from '../../diagnostics/diagnostic.ts';
import type { Span } from './parsedText.ts';

/** Converts spans of a text to ranges of lines and columns. */
export function rangesIn(text: string): (span: Span) => Range {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  return ([from, to]) => ({ start: position(from), end: position(to) });
}

/** The range of one character. */
export function rangeOfCharacter(text: string, offset: number): Range {
  const before = text.slice(0, offset).split('\n');
  const start = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return { start, end: { ...start, column: start.column + 1 } };
}
