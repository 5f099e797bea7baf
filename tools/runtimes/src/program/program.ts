import type { Case, Outcome } from '../cases/case.ts';
import { bodiesOf } from './bodies.ts';
import type { Issue, Result, Validators } from './validators.ts';

export interface Report {
  readonly cases: number;
  /** How often a body was read. */
  readonly reads: number;
  /** What was not as expected. */
  readonly wrong: readonly string[];
  /** Everything that the validators said, to be compared between runtimes. */
  readonly said: readonly string[];
}

interface Reading {
  readonly mode: string;
  readonly result: Result;
  readonly expected: Outcome;
  /** What passed, and was reported nevertheless. */
  readonly reported: readonly Issue[];
}

/** Lets the validators read every case. This runs in every runtime, so it needs nothing but what they all have. */
export function runCases(providers: Readonly<Record<string, Validators>>, cases: readonly Case[]): Report {
  let reads = 0;
  const wrong: string[] = [];
  const said = new Set<string>();
  for (const each of cases)
    for (const { form, value } of bodiesOf(each.body))
      for (const { mode, result, expected, reported } of readInEveryMode(providers[each.provider], each, value)) {
        reads++;
        const outcome = outcomeOf(result);
        said.add(`${each.name}, ${mode}: ${outcome} ${issueText(result.ok ? reported : result.issues)}`);
        if (!matches(outcome, expected))
          wrong.push(`${each.name}, ${form}, ${mode}: ${outcome} instead of ${expected}`);
      }
  return { cases: cases.length, reads, wrong, said: [...said] };
}

function readInEveryMode(validators: Validators | undefined, each: Case, body: unknown): readonly Reading[] {
  if (!validators) throw new Error(`There are no validators of ${each.provider}`);
  const { headers, limits, expected } = each;
  const reported: Issue[] = [];
  const report = (issue: Issue) => void reported.push(issue);
  const tolerant = validators.safeParseEvent(body, { headers, limits });
  const watching = validators.safeParseEvent(body, { headers, limits, onDrift: report, onWarning: report });
  const strict = validators.safeParseEvent(body, { headers, limits, mode: 'strict' });
  return [
    { mode: 'tolerant', result: tolerant, expected, reported: [] },
    { mode: 'watching', result: watching, expected, reported },
    {
      mode: 'strict',
      result: strict,
      expected: each.strict ?? (reported.length > 0 ? 'invalid' : expected),
      reported: [],
    },
  ];
}

function outcomeOf(result: Result): string {
  if (result.ok) return `${result.known ? 'known' : 'new'} ${result.type}`;
  return `invalid ${result.issues.map(({ code }) => code).join(' ')}`;
}

function matches(outcome: string, expected: Outcome): boolean {
  if (expected === 'invalid') return /^invalid \S/.test(outcome);
  return expected === 'invalid once' ? /^invalid \S+$/.test(outcome) : outcome === expected;
}

function issueText(issues: readonly Issue[]): string {
  return issues.map(({ code, pointer, message }) => `${pointer} ${message} [${code}]`).join('; ');
}
