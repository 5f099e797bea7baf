import path from 'node:path';
import { styleText } from 'node:util';
import type { DiagnosticCode, Severity } from '@hookbook/spec-reader/diagnostics/catalogue';
import type { Diagnostic, Range } from '@hookbook/spec-reader/diagnostics/diagnostic';
import type { MessageNumbers } from '../generate/messageNumbers.ts';
import { frame, visible } from './frame.ts';

interface PrettyOptions {
  /** The text of a file, for the code frame; undefined if it cannot be read. */
  readonly textOf: (file: string) => string | undefined;
  readonly color: boolean;
  readonly cwd: string;
  /** How many diagnostics of one code are printed. More of one code hide the others. */
  readonly maxPerCode?: number | undefined;
}

/** Formats diagnostics for people: location, code, message, code frame, related locations and fix. */
export function prettyReport(diagnostics: readonly Diagnostic[], options: PrettyOptions): string {
  const { shown, hidden } = limitPerCode(diagnostics, options.maxPerCode ?? 20);
  const reports = shown.map((diagnostic) => prettyDiagnostic(diagnostic, options));
  const hiddenLines = [...hidden].map(([code, number]) => `… and ${number} more of ${code}`);
  const hint = '`hookbook check --format json` lists all.';
  const rest = hiddenLines.length > 0 ? [[...hiddenLines, hint].join('\n')] : [];
  return [...reports, ...rest, countLine(diagnostics)].join('\n\n');
}

/** The diagnostics to show, and by code how many more there are. */
function limitPerCode(diagnostics: readonly Diagnostic[], max: number) {
  const counts = new Map<DiagnosticCode, number>();
  const shown = diagnostics.filter(({ code }) => {
    counts.set(code, (counts.get(code) ?? 0) + 1);
    return (counts.get(code) ?? 0) <= max;
  });
  const hidden = [...counts].map(([code, number]) => [code, number - max] as const);
  return { shown, hidden: new Map(hidden.filter(([, number]) => number > 0)) };
}

function prettyDiagnostic(
  { code, severity, message, fix, file, range, related = [], count: places = 1 }: Diagnostic,
  options: PrettyOptions,
): string {
  const paint = painter(options.color);
  const paintSeverity = (text: string) => paint(SEVERITY_COLOURS[severity], text);
  const location = (target: { readonly file: string; readonly range: Range }) =>
    paint('cyan', locationText(target.file, target.range, options.cwd));
  const lines = [
    `${location({ file, range })} ${paintSeverity(`${severity}[${code}]`)}`,
    `  ${visible(message)}`,
    frameOf(file, range, options, paintSeverity),
    ...related.map((note) => `  ${location(note)} ${visible(note.message)}`),
    places > related.length + 1 ? `  … and in ${count(places - related.length - 1, 'more place')}` : '',
    `  ${paint('green', 'fix:')} ${visible(fix)}`,
  ];
  return lines.filter((line) => line !== '').join('\n');
}

const SEVERITY_COLOURS = { error: 'red', warning: 'yellow', advice: 'cyan' } as const;

function countLine(diagnostics: readonly Diagnostic[]): string {
  const numberOf = (severity: Severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const advice = numberOf('advice');
  const counts = [count(numberOf('error'), 'error'), count(numberOf('warning'), 'warning')];
  return [...counts, ...(advice > 0 ? [`${advice} ${advice === 1 ? 'piece' : 'pieces'} of advice`] : [])].join(', ');
}

/** `1 event`, `2 events`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** `2 events`, or `2 events and 1 command` if the contract has commands. */
export function countMessages({ events, commands }: MessageNumbers): string {
  return [count(events, 'event'), ...(commands > 0 ? [count(commands, 'command')] : [])].join(' and ');
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
