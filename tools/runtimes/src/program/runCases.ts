import type { Case, Outcome } from '../cases/case.ts';
import { bodiesOf } from './bodies.ts';
import type { Issue, ParseResult, Validators } from './validators.ts';

export interface Report {
  /** The number of cases. */
  readonly cases: number;
  /** The number of deliveries to receivers. */
  readonly deliveries: number;
  /** How often a body was parsed. */
  readonly parses: number;
  /** Outcomes that differ from the expected ones. */
  readonly failures: readonly string[];
  /** Every outcome with every message, to compare between runtimes. */
  readonly outcomes: readonly string[];
}

interface ModeResult {
  readonly mode: string;
  readonly result: ParseResult;
  readonly expected: Outcome;
  /** Drift and warnings. */
  readonly reported: readonly Issue[];
}

/** Parses the body of every case in every form and mode. Every runtime executes this, so it uses nothing but ECMAScript. */
export function runCases(providers: Readonly<Record<string, Validators>>, cases: readonly Case[]): Report {
  let parses = 0;
  const failures: string[] = [];
  const outcomes = new Set<string>();
  for (const testCase of cases)
    for (const { form, value } of bodiesOf(testCase.body))
      for (const { mode, result, expected, reported } of parseInEveryMode(providers, testCase, value)) {
        parses++;
        const { name } = testCase;
        const outcome = outcomeOf(result);
        outcomes.add(`${name}, ${mode}: ${outcome} ${issueText(result.ok ? reported : result.issues)}`);
        if (!matches(outcome, expected)) failures.push(`${name}, ${form}, ${mode}: ${outcome} instead of ${expected}`);
      }
  return { cases: cases.length, deliveries: 0, parses, failures, outcomes: [...outcomes] };
}

function parseInEveryMode(
  providers: Readonly<Record<string, Validators>>,
  { provider, headers, limits, expected, strict }: Case,
  body: unknown,
): readonly ModeResult[] {
  const validators = providers[provider];
  if (!validators) throw new Error(`There are no validators of ${provider}.`);
  const reported: Issue[] = [];
  const report = (issue: Issue) => void reported.push(issue);
  const tolerant = validators.safeParseEvent(body, { headers, limits });
  const reporting = validators.safeParseEvent(body, { headers, limits, onDrift: report, onWarning: report });
  const strictly = validators.safeParseEvent(body, { headers, limits, mode: 'strict' });
  const expectedStrictly = strict ?? (reported.length > 0 ? 'invalid' : expected);
  return [
    { mode: 'tolerant', result: tolerant, expected, reported: [] },
    { mode: 'tolerant with drift', result: reporting, expected, reported },
    { mode: 'strict', result: strictly, expected: expectedStrictly, reported: [] },
  ];
}

function outcomeOf(result: ParseResult): string {
  if (result.ok) return `${result.known ? 'known' : 'unknown'} ${result.type}`;
  return `invalid ${result.issues.map(({ code }) => code).join(' ')}`;
}

function matches(outcome: string, expected: Outcome): boolean {
  if (expected === 'invalid') return /^invalid \S/.test(outcome);
  return expected === 'invalid once' ? /^invalid \S+$/.test(outcome) : outcome === expected;
}

function issueText(issues: readonly Issue[]): string {
  return issues.map(({ code, pointer, message }) => `${pointer} ${message} [${code}]`).join('; ');
}
