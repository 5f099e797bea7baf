import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type SchemaPair, schemaDocument, schemaPairs } from '@hookbook/diff/corpus';
import init, { check_compat } from 'jsoncompat';
import { beforeAll, expect, test } from 'vitest';
import { ALARMS, type Disagreement, MISSED, REFUSED } from './disagreements.ts';

/** The corpus of `hookbook diff`, judged by another program. `diff` itself agrees with every label. */
const found = { missed: new Set<string>(), refused: new Set<string>(), alarms: new Set<string>() };

beforeAll(async () => {
  const binary = fileURLToPath(new URL('jsoncompat_wasm_bg.wasm', import.meta.resolve('jsoncompat')));
  await init({ module_or_path: await readFile(binary) });
  for (const pair of schemaPairs()) {
    const kind = disagreementOn(pair);
    // The pair in one of its directions.
    if (kind) found[kind].add(pair.name.replace(/^[^:]*: /, ''));
  }
}, 600_000);

function disagreementOn({ before, after, isBreaking }: SchemaPair): keyof typeof found | undefined {
  const [old, now] = [JSON.stringify(schemaDocument(before)), JSON.stringify(schemaDocument(after))];
  try {
    const isCompatible = check_compat(old, now, 'serializer');
    if (isCompatible !== isBreaking) return undefined;
    return isBreaking ? 'missed' : 'alarms';
  } catch {
    return 'refused';
  }
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
