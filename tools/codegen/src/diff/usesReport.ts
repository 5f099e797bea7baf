import type { Use } from '@hookbook/upgrade-check';
import type { LocatedChange } from './difference.ts';
import { kindOf, subjectOf, whereOf } from './report.ts';

/** A change, and the code that it touches. */
export interface TouchedChange {
  readonly change: LocatedChange;
  readonly uses: readonly Use[];
}

interface Versions {
  readonly base: string;
  readonly head: string;
  /** All breaking changes. */
  readonly breaking: number;
}

/** Lists a change once for all events that share its schema and the code that reads it. */
export function reportUses(touched: readonly TouchedChange[], versions: Versions): string {
  const groups = new Map<string, [TouchedChange, ...TouchedChange[]]>();
  for (const item of touched) {
    const { rule, message, pointer } = item.change;
    const key = JSON.stringify([rule, message, pointer, item.uses]);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  const lines = [...groups.values()].flatMap(groupLines);
  return [...lines, ...(lines.length > 0 ? [''] : []), summaryOf(touched, versions)].join('\n');
}

const MAX_NAMED = 3;

function groupLines([first, ...others]: readonly [TouchedChange, ...TouchedChange[]]): readonly string[] {
  const { change, uses } = first;
  const subjects = [change, ...others.map((other) => other.change)].map(subjectOf);
  const named = subjects.slice(0, MAX_NAMED).join(', ');
  const more = subjects.length > MAX_NAMED ? ` and ${subjects.length - MAX_NAMED} more` : '';
  const places = uses.map(({ file, line, column }) => `${file}:${line}:${column}`);
  const width = Math.max(...places.map(({ length }) => length));
  return [
    `${kindOf(change).padEnd(9)} ${named}${more}  ${change.rule}`,
    `  ${whereOf(change)}${change.message}`,
    ...uses.map(({ text }, index) => `    ${(places[index] ?? '').padEnd(width)}  ${text}`),
  ];
}

function summaryOf(touched: readonly TouchedChange[], { base, head, breaking }: Versions): string {
  const from = `from ${base} to ${head}`;
  if (breaking === 0) return `No breaking changes ${from}.`;
  const all = `${breaking} breaking ${breaking === 1 ? 'change' : 'changes'} ${from}`;
  if (touched.length === 0) return `${all}: ${breaking === 1 ? 'it does not affect' : 'none affects'} this project.`;
  return `${all}: ${touched.length === breaking && breaking > 1 ? 'all' : touched.length} ${touched.length === 1 ? 'affects' : 'affect'} this project.`;
}
