import { compareText } from '@hookbook/contract/data';
import type { Severity } from './catalogue.ts';
import { type Diagnostic, related } from './diagnostic.ts';

/**
 * One diagnostic for each problem: errors first, then warnings, then advice, inside by location. Diagnostics with the same
 * code and message become one at the first place, with the number of places and the next ones as related locations.
 */
export function summarise(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unique = new Map(diagnostics.map((diagnostic) => [placeKey(diagnostic), diagnostic]));
  const groups = new Map<string, [Diagnostic, ...Diagnostic[]]>();
  for (const diagnostic of [...unique.values()].sort(byLocation)) {
    const group = groups.get(problemKey(diagnostic));
    if (group) group.push(diagnostic);
    else groups.set(problemKey(diagnostic), [diagnostic]);
  }
  return [...groups.values()].map(merge).sort(bySeverity);
}

/** How many further places a diagnostic lists. */
const MAX_PLACES = 5;

function merge([first, ...others]: readonly [Diagnostic, ...Diagnostic[]]): Diagnostic {
  if (others.length === 0) return first;
  const places = others.slice(0, MAX_PLACES).map((other) => related('also here', other));
  return { ...first, count: others.length + 1, related: [...(first.related ?? []), ...places] };
}

function placeKey(diagnostic: Diagnostic): string {
  const { file, range } = diagnostic;
  return JSON.stringify([problemKey(diagnostic), file, range.start.line, range.start.column]);
}

/** Diagnostics with related locations are about those too, so they stay apart. */
function problemKey({ code, message, fix, related: notes = [] }: Diagnostic): string {
  return JSON.stringify([code, message, fix, notes]);
}

function byLocation(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, advice: 2 };

/** Keeps the order of locations within a severity, because sorting is stable. */
function bySeverity(a: Diagnostic, b: Diagnostic): number {
  return RANKS[a.severity] - RANKS[b.severity];
}
