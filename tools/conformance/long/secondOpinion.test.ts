import { schemaPairs } from '@hookbook/diff/corpus';
import { beforeAll, expect, test } from 'vitest';
import { type Opinion, secondOpinions } from '../src/secondOpinion/secondOpinions.ts';
import { ALARMS, type Disagreement, MISSED, REFUSED } from './disagreements.ts';

/** The corpus of `hookbook diff`, judged by another program. `diff` itself agrees with every label. */
const found = { missed: new Set<string>(), refused: new Set<string>(), alarms: new Set<string>() };

beforeAll(async () => {
  const pairs = schemaPairs();
  const opinions = await secondOpinions(pairs.length);
  for (const [index, { name, isBreaking }] of pairs.entries()) {
    const kind = disagreement(opinions[index] ?? 'refused', isBreaking);
    // The pair in one of its directions.
    if (kind) found[kind].add(name.replace(/^[^:]*: /, ''));
  }
}, 600_000);

function disagreement(opinion: Opinion, isBreaking: boolean): keyof typeof found | undefined {
  if (opinion === 'refused') return opinion;
  if ((opinion === 'breaking') === isBreaking) return undefined;
  return isBreaking ? 'missed' : 'alarms';
}

test.each([
  ['misses', 'missed', MISSED],
  ['refuses', 'refused', REFUSED],
  ['alarms about', 'alarms', ALARMS],
] as const)('what jsoncompat %s is explained', (_, kind, disagreements: readonly Disagreement[]) => {
  expect([...found[kind]].sort()).toEqual(disagreements.flatMap(({ pairs }) => pairs).sort());
});

test('it agrees about most pairs', () => {
  expect(found.missed.size + found.refused.size + found.alarms.size).toBeLessThan(schemaPairs().length / 4);
});
