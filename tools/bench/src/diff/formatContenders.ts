import type { SchemaPair } from '@hookbook/diff/corpus';
import { formatTable } from '@hookbook/testkit/formatTable';
import { median } from '../median.ts';
import type { Verdict } from './contenders.ts';

export interface JudgedPair {
  readonly pair: Pick<SchemaPair, 'name' | 'isBreaking'>;
  readonly verdict: Verdict;
  readonly ms: number;
}

export interface ContenderResult {
  readonly name: string;
  readonly judged: readonly JudgedPair[];
  /** Why it could not be asked. */
  readonly failure?: string;
}

/** A table of how often each contender is right, and the pairs on which it is wrong. */
export function formatContenders(results: readonly ContenderResult[]): string {
  const head = ['', 'right', 'breaks missed', 'false alarms', 'no verdict', 'median ms'];
  const rows = results.filter(({ failure }) => failure === undefined).map(rowOf);
  const failures = results.flatMap(({ name, failure }) => (failure === undefined ? [] : [`  ${name}: ${failure}`]));
  const wrong = results.flatMap(({ name, judged }) => [
    ...namesOf(`${name} misses`, judged.filter(isMissed)),
    ...namesOf(`${name} alarms falsely`, judged.filter(isFalseAlarm)),
    ...namesOf(`${name} says nothing about`, judged.filter(hasNoVerdict)),
  ]);
  const title = 'does a change break receivers? the corpus of hookbook diff';
  return [formatTable([head, ...rows], { title, alignment: 'right' }), ...failures, ...wrong].join('\n');
}

function rowOf({ name, judged }: ContenderResult): readonly string[] {
  const count = (test: (judged: JudgedPair) => boolean) => String(judged.filter(test).length);
  const right = `${judged.filter(isRight).length} of ${judged.length}`;
  return [
    name,
    right,
    count(isMissed),
    count(isFalseAlarm),
    count(hasNoVerdict),
    median(judged.map(({ ms }) => ms)).toFixed(1),
  ];
}

function namesOf(label: string, judged: readonly JudgedPair[]): readonly string[] {
  return judged.length === 0 ? [] : [`  ${label} ${judged.map(({ pair }) => `"${pair.name}"`).join(', ')}`];
}

function isRight({ pair, verdict }: JudgedPair): boolean {
  return verdict === (pair.isBreaking ? 'breaking' : 'compatible');
}

function isMissed({ pair, verdict }: JudgedPair): boolean {
  return pair.isBreaking && verdict === 'compatible';
}

function isFalseAlarm({ pair, verdict }: JudgedPair): boolean {
  return !pair.isBreaking && verdict === 'breaking';
}

function hasNoVerdict({ verdict }: JudgedPair): boolean {
  return verdict === 'none';
}
