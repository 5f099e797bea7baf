import { ruleNames } from '@hookbook/diff';
import { expect, test } from 'vitest';
import type { LocatedChange } from '../../src/diff/difference.ts';
import { reportTerminal } from '../../src/diff/report.ts';

const change = (facts: Partial<LocatedChange>): LocatedChange => ({
  ...{ id: 'a', rule: 'null-added', wire: 'breaking', source: 'breaking', provider: 'acme', event: 'done' },
  ...{ in: 'payload', pointer: '/a', message: 'The type changed.', witness: { value: {}, issue: '/a: refused' } },
  ...facts,
});

function linesOf(changes: readonly LocatedChange[], all = false): readonly string[] {
  const difference = { bump: 'major', changes, events: 1, providers: [] } as const;
  return reportTerminal(difference, { all, verdict: 'major.' }).split('\n');
}

const times = (count: number, facts: (index: number) => Partial<LocatedChange>) =>
  Array.from({ length: count }, (_, index) => change(facts(index)));

test('a few changes are shown in full', () => {
  expect(linesOf(times(8, (index) => ({ pointer: `/${index}` })))).toHaveLength(8 * 4 + 2);
});

test('more changes with the same message are one', () => {
  const same = times(30, (index) => ({ event: `e${index}` }));
  expect(linesOf(same).slice(0, 2)).toEqual([
    'BREAKING  null-added, 30 times: acme e0, acme e1, acme e2 and 27 more',
    '  /a: The type changed.',
  ]);
  const elsewhere = times(30, (index) => ({ pointer: `/${index}` }));
  expect(linesOf(elsewhere)[1]).toBe('  The type changed.');
});

test('100 changes are one line for each rule, what breaks first', () => {
  const compatible = times(60, (index) => ({
    rule: 'null-removed',
    wire: 'compatible',
    source: 'compatible',
    message: `${index}`,
  }));
  const breaking = times(60, (index) => ({ message: `${index}` }));
  expect(linesOf([...compatible, ...breaking]).slice(0, -2)).toEqual([
    'BREAKING  null-added, 60 times: acme done',
    'COMPAT    null-removed, 60 times: acme done',
  ]);
});

test('no more than a screen is shown without --all', () => {
  const changes = ruleNames().flatMap((rule) => times(3, (index) => ({ rule, message: `${index}` })));
  const lines = linesOf(changes);
  expect(lines).toHaveLength(42);
  expect(lines[39]).toBe(`… and ${ruleNames().length - 39} other rules (--all lists them)`);
  expect(linesOf(changes, true)).toHaveLength(changes.length * 4 + 2);
});
