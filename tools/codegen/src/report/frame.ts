import { replaceUnprintable } from '@hookbook/contract/text';
import type { Range } from '@hookbook/spec-reader/diagnostics/diagnostic';

/** Longer lines, such as JSON without line breaks, are cut around the range. */
const MAX_WIDTH = 120;
const LINES_ABOVE = 2;
const LINES_BELOW = 1;

/**
 * The lines around a range, with marks under the range. A range of several lines is marked on its first line. Empty if
 * the text does not have the line.
 */
export function frame(text: string, { start, end }: Range, mark: (text: string) => string): string {
  const lines = text.split('\n');
  const markedLine = lines[start.line - 1];
  if (markedLine === undefined) return '';
  const from = Math.max(1, start.line - LINES_ABOVE);
  const last = lines.at(-1) === '' && start.line < lines.length ? lines.length - 1 : lines.length;
  const to = Math.min(last, start.line + LINES_BELOW);
  const numberWidth = String(to).length;
  const cut = Math.max(0, start.column - MAX_WIDTH / 2);
  const truncate = (line: string) => {
    const shown = visible(line.slice(cut, cut + MAX_WIDTH));
    return `${cut > 0 && line.length > cut ? '…' : ''}${shown}${line.length > cut + MAX_WIDTH ? '…' : ''}`;
  };
  const indent = start.column - 1 - cut + (cut > 0 ? 1 : 0);
  const length = end.line === start.line ? end.column - start.column : markedLine.trimEnd().length - start.column + 1;
  const marks = '^'.repeat(Math.max(1, Math.min(length, cut + MAX_WIDTH - start.column + 1)));
  return lines
    .slice(from - 1, to)
    .flatMap((line, index) => {
      const number = from + index;
      const isMarked = number === start.line;
      const gutter = `${isMarked ? mark('>') : ' '} ${String(number).padStart(numberWidth)} |`;
      const shown = `${gutter} ${truncate(line)}`.trimEnd();
      return isMarked ? [shown, `  ${' '.repeat(numberWidth)} | ${' '.repeat(indent)}${mark(marks)}`] : [shown];
    })
    .join('\n');
}

/**
 * Replaces control characters and invisible characters, so that a spec cannot send escape sequences to the reader's
 * terminal. Each character keeps its width.
 */
export function visible(text: string): string {
  return replaceUnprintable(text.replace(/\t/g, ' ').replace(/\r$/, ''), () => '\ufffd');
}
