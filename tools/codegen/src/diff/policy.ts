import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ruleNamed, ruleNames, type Severity } from '@hookbook/diff';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import { isMap, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { UsageError } from '../report/usage.ts';
import type { LocatedChange } from './difference.ts';

const FILE = '.changeset/contract.yaml';
const SEVERITIES: readonly Severity[] = ['breaking', 'compatible', 'docs', 'none'];
const MEMBERS = ['rule', 'provider', 'event', 'pointer', 'severity', 'reason', 'until'] as const;
const REQUIRED = ['rule', 'severity', 'reason', 'until'] as const;
const MAX_MONTHS = 12;

/** What the maintainers decided about some changes, for a limited time. */
export interface PolicyEntry {
  readonly rule: string;
  readonly provider?: string;
  readonly event?: string;
  readonly pointer?: string;
  readonly severity: Severity;
  readonly reason: string;
  /** The last day, e.g. `2027-01-31`. */
  readonly until: string;
  /** Where it is written, e.g. `.changeset/contract.yaml:3`. */
  readonly place: string;
}

/** The policy of a repository. Rejects with a `UsageError` for an entry that cannot hold. */
export async function readPolicy(folder: string, today: Date): Promise<readonly PolicyEntry[]> {
  const text = await readFile(path.join(folder, FILE), 'utf8').catch(() => '');
  if (text.trim() === '') return [];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) throw new UsageError(`${FILE}:${error.linePos?.[0].line ?? 1}: ${error.message}`);
  const list = document.contents;
  if (!isSeq(list)) throw new UsageError(`${FILE}:1: Write a list of entries, each with ${REQUIRED.join(', ')}.`);
  return list.items.map((item) => {
    const { range } = item as { readonly range?: readonly [number, number, number] };
    const place = `${FILE}:${lines.linePos(range?.[0] ?? 0).line}`;
    if (!isMap(item)) throw new UsageError(`${place}: Write a mapping with ${REQUIRED.join(', ')}.`);
    return entryOf(item, place, today);
  });
}

function entryOf(item: YAMLMap, place: string, today: Date): PolicyEntry {
  const fail = (text: string) => new UsageError(`${place}: ${text}`);
  const given = item.toJSON() as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(given))
    if (!(MEMBERS as readonly string[]).includes(name))
      throw fail(`Unknown property "${name}".${didYouMean(name, MEMBERS)} Use ${MEMBERS.join(', ')}.`);
  const texts = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
  for (const name of REQUIRED) if (!texts[name]?.trim()) throw fail(`Add ${name}.`);
  const { rule = '', severity = '', until = '' } = texts;
  if (!ruleNamed(rule))
    throw fail(`Unknown rule "${rule}".${didYouMean(rule, ruleNames())} hookbook diff --rules lists all rules.`);
  if (!(SEVERITIES as readonly string[]).includes(severity))
    throw fail(`Invalid severity "${severity}". Use ${SEVERITIES.join(', ')}.`);
  const problem = dateProblem(until, today);
  if (problem) throw fail(problem);
  return { ...(texts as unknown as Omit<PolicyEntry, 'place'>), place };
}

function dateProblem(until: string, today: Date): string | undefined {
  const end = new Date(`${until}T23:59:59.999Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(until) || Number.isNaN(end.getTime()))
    return `Invalid date "${until}". Write the last day as 2027-01-31.`;
  if (end < today) return `The entry expired on ${until}. Remove it or set a later date.`;
  const latest = new Date(today);
  latest.setUTCMonth(latest.getUTCMonth() + MAX_MONTHS);
  return end.getTime() - 86_400_000 > latest.getTime()
    ? `${until} is more than ${MAX_MONTHS} months away. Set an earlier date.`
    : undefined;
}

/** The changes with the severities of the policy, and the entries that match none of them. */
export function applyPolicy(
  changes: readonly LocatedChange[],
  policy: readonly PolicyEntry[],
): { readonly changes: readonly LocatedChange[]; readonly unused: readonly PolicyEntry[] } {
  const used = new Set<PolicyEntry>();
  const applied = changes.map((change): LocatedChange => {
    const entry = policy.find((candidate) => isAbout(candidate, change));
    if (!entry) return change;
    used.add(entry);
    const { severity, reason, until } = entry;
    const { undecided: _, ...others } = change;
    return { ...others, wire: severity, source: severity, policy: { reason, until, place: entry.place } };
  });
  return { changes: applied, unused: policy.filter((entry) => !used.has(entry)) };
}

function isAbout(entry: PolicyEntry, change: LocatedChange): boolean {
  const isSame = (name: 'provider' | 'event' | 'pointer') => entry[name] === undefined || entry[name] === change[name];
  return entry.rule === change.rule && isSame('provider') && isSame('event') && isSame('pointer');
}
