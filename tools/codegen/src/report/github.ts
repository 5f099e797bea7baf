import path from 'node:path';
import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { githubCommand } from './githubCommand.ts';

/** Formats diagnostics as workflow commands, which GitHub shows next to the lines of a pull request. */
export function githubReport(diagnostics: readonly Diagnostic[], cwd: string): string {
  return diagnostics.map((diagnostic) => command(diagnostic, cwd)).join('\n');
}

/** GitHub has no advice. */
const COMMANDS = { error: 'error', warning: 'warning', advice: 'notice' } as const;

function command({ code, severity, message, fix, file, range, count }: Diagnostic, cwd: string): string {
  const name = path.relative(cwd, file).split(path.sep).join('/');
  const { start, end } = range;
  // GitHub accepts columns only for a range within one line.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const properties = { file: name, line: start.line, endLine: end.line, ...columns, title: code };
  const places = count === undefined ? '' : `In ${count} places: `;
  return githubCommand(COMMANDS[severity], properties, `${places}${message} ${fix}`);
}
