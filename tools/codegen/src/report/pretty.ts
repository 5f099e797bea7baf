import path from 'node:path';
import { styleText } from 'node:util';
import { codeFrameColumns } from '@babel/code-frame';
import type { Diagnostic, Range } from '../diagnostic.ts';

export interface PrettyOptions {
  /** Text of a file, for the code frame; undefined if it cannot be had. */
  readonly textOf: (file: string) => string | undefined;
  readonly color: boolean;
  readonly cwd: string;
}

/** Diagnostics for people: place, code, code frame, what is wrong and how to mend it. */
export function prettyReport(diagnostics: readonly Diagnostic[], options: PrettyOptions): string {
  return [...diagnostics.map((each) => prettyDiagnostic(each, options)), countLine(diagnostics)].join('\n\n');
}

export function prettyDiagnostic(
  { code, severity, message, fix, file, range, related = [] }: Diagnostic,
  options: PrettyOptions,
): string {
  const paint = painter(options.color);
  const label = paint(severity === 'error' ? 'red' : 'yellow', `${severity}[${code}]`);
  const parts = [
    `${paint('cyan', placeText(file, range, options.cwd))} ${label}`,
    `  ${printable(message)}`,
    frame(file, range, options),
    ...related.map(
      (each) => `  ${paint('cyan', placeText(each.file, each.range, options.cwd))} ${printable(each.message)}`,
    ),
    `  ${paint('green', 'fix:')} ${printable(fix)}`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

export function countLine(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity'], word: string) => {
    const number = diagnostics.filter((each) => each.severity === severity).length;
    return `${number} ${word}${number === 1 ? '' : 's'}`;
  };
  return `${count('error', 'error')}, ${count('warning', 'warning')}`;
}

/** `specs/dynamic/channel.yaml:3:5`, relative to the working folder where that is shorter. */
export function placeText(file: string, { start }: Range, cwd: string): string {
  const relative = path.relative(cwd, file);
  const name = relative.length < file.length ? relative : file;
  return `${printable(name)}:${start.line}:${start.column}`;
}

/** A frame shows a line of the place and two around it; what spans more is shown by its start. */
function frame(file: string, range: Range, { textOf, color }: PrettyOptions): string {
  const text = textOf(file);
  if (text === undefined) return '';
  const wide = range.end.line > range.start.line;
  const location = wide ? { start: range.start } : range;
  const lines = codeFrameColumns(visible(text), location, {
    highlightCode: false,
    forceColor: color,
    linesAbove: 2,
    linesBelow: 1,
  });
  return lines.replace(/^/gm, '  ');
}

function painter(color: boolean) {
  return (style: 'red' | 'yellow' | 'cyan' | 'green', text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
}

/** A spec must not be able to steer the terminal of who reads the report. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

function visible(text: string): string {
  return printable(text.replace(/\r\n?/g, '\n').replace(/\t/g, ' '));
}
