import path from 'node:path';
import { styleText } from 'node:util';
import type { Diagnostic, Range } from '../diagnostics/diagnostic.ts';
import { frame, visible } from './frame.ts';

interface PrettyOptions {
  /** The text of a file, for the code frame; undefined if it cannot be read. */
  readonly textOf: (file: string) => string | undefined;
  readonly color: boolean;
  readonly cwd: string;
}

/** Formats diagnostics for people: location, code, message, code frame, related locations and fix. */
export function prettyReport(diagnostics: readonly Diagnostic[], options: PrettyOptions): string {
  const reports = diagnostics.map((diagnostic) => prettyDiagnostic(diagnostic, options));
  return [...reports, countLine(diagnostics)].join('\n\n');
}

function prettyDiagnostic(
  { code, severity, message, fix, file, range, related = [] }: Diagnostic,
  options: PrettyOptions,
): string {
  const paint = painter(options.color);
  const paintSeverity = (text: string) => paint(severity === 'error' ? 'red' : 'yellow', text);
  const location = (target: { readonly file: string; readonly range: Range }) =>
    paint('cyan', locationText(target.file, target.range, options.cwd));
  const lines = [
    `${location({ file, range })} ${paintSeverity(`${severity}[${code}]`)}`,
    `  ${visible(message)}`,
    frameOf(file, range, options, paintSeverity),
    ...related.map((note) => `  ${location(note)} ${visible(note.message)}`),
    `  ${paint('green', 'fix:')} ${visible(fix)}`,
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function countLine(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return `${count(errors, 'error')}, ${count(diagnostics.length - errors, 'warning')}`;
}

/** `1 event`, `2 events`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** `specs/dynamic/channel.yaml:3:5`, relative to the working directory if that is shorter. */
export function locationText(file: string, { start }: Range, cwd: string): string {
  const relative = path.relative(cwd, file);
  const name = relative.length < file.length ? relative : file;
  return `${visible(name)}:${start.line}:${start.column}`;
}

function frameOf(file: string, range: Range, { textOf }: PrettyOptions, mark: (text: string) => string): string {
  const text = textOf(file);
  return text === undefined ? '' : frame(text, range, mark).replace(/^/gm, '  ');
}

function painter(color: boolean) {
  return (style: 'red' | 'yellow' | 'cyan' | 'green', text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
}
