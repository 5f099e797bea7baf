import { escapeUnprintable } from '@hookbook/contract/text';
import { plainLines } from '../text/plainLines.ts';

/* Every text of a spec reaches Python through one of these functions. */

/** A string literal. The escapes of JSON mean the same in Python. */
export function stringLiteral(text: string): string {
  return escapeUnprintable(JSON.stringify(text));
}

/** A docstring, with its indentation and a line break; empty for an empty text. */
export function docstring(text: string, indent: string): string {
  const lines = plainLines(text).map((line) => line.replace(/\\/g, '\\\\').replace(/"(?="|$)/g, '\\"'));
  const [first = '', ...others] = lines;
  if (lines.join('') === '') return '';
  if (others.length === 0) return `${indent}"""${first}"""\n`;
  const rest = others.map((line) => (line === '' ? '\n' : `${indent}${line}\n`)).join('');
  return `${indent}"""${first}\n${rest}${indent}"""\n`;
}
