import type { Range } from '../diagnostics/diagnostic.ts';

/** How much of a line is shown; a long one, such as JSON without line breaks, is cut around the place. */
const MAX_WIDTH = 120;
const LINES_ABOVE = 2;
const LINES_BELOW = 1;

/** The line of a place and some around it, with marks below what is meant. What spans several lines is marked at its start. */
export function frame(text: string, { start, end }: Range, mark: (text: string) => string): string {
  const lines = text.split('\n');
  const line = lines[start.line - 1];
  if (line === undefined) return '';
  const from = Math.max(1, start.line - LINES_ABOVE);
  const last = lines.at(-1) === '' && start.line < lines.length ? lines.length - 1 : lines.length;
  const to = Math.min(last, start.line + LINES_BELOW);
  const width = String(to).length;
  const cut = Math.max(0, start.column - MAX_WIDTH / 2);
  const shown = (each: string) => {
    const part = visible(each.slice(cut === 0 ? 0 : cut, cut + MAX_WIDTH));
    return `${cut > 0 && each.length > cut ? '…' : ''}${part}${each.length > cut + MAX_WIDTH ? '…' : ''}`;
  };
  const lead = start.column - 1 - cut + (cut > 0 ? 1 : 0);
  const length = end.line === start.line ? end.column - start.column : line.trimEnd().length - start.column + 1;
  const marks = '^'.repeat(Math.max(1, Math.min(length, cut + MAX_WIDTH - start.column + 1)));
  return lines
    .slice(from - 1, to)
    .flatMap((each, index) => {
      const number = from + index;
      const isMeant = number === start.line;
      const gutter = `${isMeant ? mark('>') : ' '} ${String(number).padStart(width)} |`;
      const written = `${gutter} ${shown(each)}`.trimEnd();
      return isMeant ? [written, `  ${' '.repeat(width)} | ${' '.repeat(lead)}${mark(marks)}`] : [written];
    })
    .join('\n');
}

/** A spec must not be able to steer the terminal of who reads the report. Each character keeps its width. */
export function visible(text: string): string {
  return text.replace(/\t/g, ' ').replace(/\r$/, '').replace(UNPRINTABLE, '\ufffd');
}

const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
