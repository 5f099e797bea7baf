import path from 'node:path';
import { styleText } from 'node:util';
import type { Diagnostic, Range } from '../diagnostics/diagnostic.ts';
import { frame, visible } from './frame.ts';

interface PrettyOptions {
  /** Text of a file, for the code frame; undefined if it cannot be had. */
  readonly textOf: (file: string) => string | undefined;
  readonly color: boolean;
  readonly cwd: string;
}

/** Diagnostics for people: place, code, code frame, what is wrong and how to mend it. */
export function prettyReport(diagnostics: readonly Diagnostic[], options: PrettyOptions): string {
  return [...diagnostics.map((each) => prettyDiagnostic(each, options)), countLine(diagnostics)].join('\n\n');
}

function prettyDiagnostic(
  { code, severity, message, fix, file, range, related = [] }: Diagnostic,
  options: PrettyOptions,
): string {
  const paint = painter(options.color);
  const label = paint(severity === 'error' ? 'red' : 'yellow', `${severity}[${code}]`);
  const parts = [
    `${paint('cyan', locationText(file, range, options.cwd))} ${label}`,
    `  ${visible(message)}`,
    frameOf(file, range, options, (text) => paint(severity === 'error' ? 'red' : 'yellow', text)),
    ...related.map(
      (each) => `  ${paint('cyan', locationText(each.file, each.range, options.cwd))} ${visible(each.message)}`,
    ),
    `  ${paint('green', 'fix:')} ${visible(fix)}`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function countLine(diagnostics: readonly Diagnostic[]): string {
  const having = (severity: Diagnostic['severity']) => diagnostics.filter((each) => each.severity === severity).length;
  return `${count(having('error'), 'error')}, ${count(having('warning'), 'warning')}`;
}

/** `1 event`, `2 events`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** `specs/dynamic/channel.yaml:3:5`, relative to the working folder where that is shorter. */
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
