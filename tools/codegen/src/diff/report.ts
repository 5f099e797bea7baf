import { isBreaking, RULE_GROUPS } from '@hookbook/diff';
import { githubCommand } from '../report/githubCommand.ts';
import type { Difference, LocatedChange } from './difference.ts';

/** A screen, beside the summary. */
const MAX_LINES = 40;
/** So many changes are grouped by their rules. */
const MANY = 100;

export interface ReportOptions {
  readonly all: boolean;
  /** A sentence about the bump and what covers it. */
  readonly verdict: string;
}

export function reportTerminal({ changes, events }: Difference, { all, verdict }: ReportOptions): string {
  const shown = changes.filter((change) => kindOf(change) !== 'DOCS' && kindOf(change) !== 'NONE');
  const lines = [...(all ? shown.flatMap(changeLines) : screenOf(shown))];
  const words = changes.filter((change) => kindOf(change) === 'DOCS');
  if (all) lines.push(...words.flatMap(changeLines));
  else if (words.length > 0)
    lines.push(`DOCS      ${words.length} ${words.length === 1 ? 'change' : 'changes'} (--all lists them)`);
  return [...lines, ...(lines.length > 0 ? [''] : []), summaryOf(changes, events, verdict)].join('\n');
}

const KINDS = ['BREAKING', 'UNDECIDED', 'UNRELEASED', 'COMPAT', 'DOCS', 'NONE'] as const;
type Kind = (typeof KINDS)[number];

export function kindOf(change: Pick<LocatedChange, 'wire' | 'source' | 'undecided' | 'unreleased'>): Kind {
  if (change.unreleased) return 'UNRELEASED';
  if (isBreaking(change)) return change.undecided ? 'UNDECIDED' : 'BREAKING';
  if (change.wire === 'compatible' || change.source === 'compatible') return 'COMPAT';
  return change.wire === 'docs' ? 'DOCS' : 'NONE';
}

function placeOf({ new: now, old }: LocatedChange): string {
  const place = now ?? old;
  return place === undefined ? '' : `${place.file}:${place.line}:${place.column}`;
}

export function subjectOf({ provider, event }: LocatedChange): string {
  return event === undefined ? provider : `${provider} ${event}`;
}

function changeLines(change: LocatedChange): readonly string[] {
  const { rule, message, avoid, witness, undecided, policy } = change;
  return [
    `${kindOf(change).padEnd(9)} ${subjectOf(change)}  ${rule}  ${placeOf(change)}`,
    `  ${whereOf(change)}${message}`,
    ...(witness ? [`    ${shortened(JSON.stringify(witness.value))}`, `    ✗ ${witness.issue}`] : []),
    ...(hasNoPayload(change) ? ['  No payload can show this.'] : []),
    ...(policy ? [`  ${policy.place}, until ${policy.until}: ${policy.reason}`] : []),
    ...(undecided ? ['  Undecided: found neither a payload that breaks nor a proof that none does.'] : []),
    ...(avoid ? [`  fix: ${avoid}`] : []),
  ];
}

/** A default, or a fact about deliveries that no single one shows. */
function hasNoPayload({ rule, wire, witness, undecided }: LocatedChange): boolean {
  const isFact = rule === 'default-changed' || Object.hasOwn(RULE_GROUPS.delivery, rule);
  return isFact && wire === 'breaking' && !witness && !undecided;
}

export function whereOf(change: LocatedChange): string {
  if (!change.pointer) return '';
  return change.in === 'headers' ? `header ${change.pointer.slice(1)}: ` : `${change.pointer}: `;
}

/** At most one screen: what breaks first, with as much as there is space for. */
function screenOf(changes: readonly LocatedChange[]): readonly string[] {
  const byMessage = ({ rule, message }: LocatedChange) => `${rule} ${message}`;
  const byRule = ({ rule }: LocatedChange) => rule;
  const detailed = changes.flatMap(changeLines);
  if (detailed.length <= MAX_LINES) return detailed;
  const grouped = groupsOf(changes, byMessage).flatMap(groupLines);
  if (changes.length < MANY && grouped.length <= MAX_LINES) return grouped;
  const lines = groupsOf(changes, byRule).map(ruleLine);
  return lines.length <= MAX_LINES
    ? lines
    : [...lines.slice(0, MAX_LINES - 1), `… and ${lines.length - MAX_LINES + 1} other rules (--all lists them)`];
}

/** Groups of changes of the same kind, in the order of the kinds. */
function groupsOf(
  changes: readonly LocatedChange[],
  keyOf: (change: LocatedChange) => string,
): readonly (readonly [LocatedChange, ...LocatedChange[]])[] {
  const groups = new Map<string, [LocatedChange, ...LocatedChange[]]>();
  for (const change of changes) {
    const key = `${kindOf(change)} ${keyOf(change)}`;
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()].sort(([one], [other]) => KINDS.indexOf(kindOf(one)) - KINDS.indexOf(kindOf(other)));
}

function groupLines(group: readonly [LocatedChange, ...LocatedChange[]]): readonly string[] {
  const [first] = group;
  if (group.length === 1) return changeLines(first);
  const isSamePlace = group.every((change) => whereOf(change) === whereOf(first));
  return [ruleLine(group), `  ${isSamePlace ? whereOf(first) : ''}${first.message}`];
}

function ruleLine(group: readonly [LocatedChange, ...LocatedChange[]]): string {
  const [first] = group;
  const events = [...new Set(group.map(subjectOf))];
  const named = events.slice(0, 3).join(', ');
  const more = events.length > 3 ? ` and ${events.length - 3} more` : '';
  const times = group.length === 1 ? 'once' : `${group.length} times`;
  return `${kindOf(first).padEnd(9)} ${first.rule}, ${times}: ${named}${more}`;
}

const MAX_TEXT = 400;

function shortened(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

function summaryOf(changes: readonly LocatedChange[], events: number, verdict: string): string {
  const count = (kind: Kind) => changes.filter((change) => kindOf(change) === kind).length;
  const parts = [
    `${count('BREAKING')} breaking`,
    ...(count('UNDECIDED') > 0 ? [`${count('UNDECIDED')} undecided`] : []),
    ...(count('UNRELEASED') > 0 ? [`${count('UNRELEASED')} unreleased`] : []),
    `${count('COMPAT')} compatible`,
    `${count('DOCS')} docs`,
  ];
  return `${parts.join(', ')} in ${events} ${events === 1 ? 'event' : 'events'}: ${verdict}`;
}

/** A bullet for each event or provider that has changed, in Markdown. Changes of the docs alone are one bullet. */
export function changeBullets(changes: readonly LocatedChange[]): readonly string[] {
  const shown = changes.filter((change) => !['DOCS', 'NONE'].includes(kindOf(change)));
  const bySubject = new Map<string, LocatedChange[]>();
  for (const change of shown) bySubject.set(subjectOf(change), [...(bySubject.get(subjectOf(change)) ?? []), change]);
  const bullets = [...bySubject].map(([subject, own]) => `\`${subject}\`: ${own.map(bulletText).join(' ')}`);
  const hasWords = changes.some((change) => kindOf(change) === 'DOCS');
  return bullets.length > 0 || !hasWords ? bullets : ['Descriptions and examples changed.'];
}

function bulletText(change: LocatedChange): string {
  const text = `${whereOf(change)}${cellText(change.message)}`;
  return ['BREAKING', 'UNDECIDED'].includes(kindOf(change)) ? `**${text}**` : text;
}

/** Commands of GitHub Actions that annotate lines. */
export function reportGithub({ changes }: Difference): string {
  return changes
    .filter((change) => isBreaking(change) && !change.unreleased)
    .map((change) => {
      const place = change.new ?? change.nearest ?? change.old;
      const at = place && { file: place.file, line: place.line, col: place.column };
      const text = `${subjectOf(change)} ${change.pointer ?? ''}: ${change.message}`;
      return githubCommand('error', { ...at, title: change.rule }, text);
    })
    .join('\n');
}

/** A comment for a pull request. */
export function reportMarkdown({ changes, events }: Difference, { verdict }: ReportOptions): string {
  const rows = changes
    .filter((change) => kindOf(change) !== 'NONE')
    .map((change) => {
      const cells = [kindOf(change), subjectOf(change), change.rule, change.pointer ?? '', change.message];
      return `| ${cells.map(cellText).join(' | ')} |`;
    });
  const table = rows.length === 0 ? [] : ['| | event | rule | place | change |', '|---|---|---|---|---|', ...rows, ''];
  return [...table, summaryOf(changes, events, verdict)].join('\n');
}

function cellText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#]/g, '\\$&').replaceAll('\n', ' ');
}
