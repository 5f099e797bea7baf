import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type SchemaPair, schemaPairs } from '@hookbook/diff/corpus';
import { CONTENDERS, type Contender, type Verdict } from './contenders.ts';
import { type ContenderResult, formatContenders } from './formatContenders.ts';

/** Asks every contender whether the changes of the corpus are breaking, one at a time. */
export async function measureDiff(): Promise<void> {
  const pairs = schemaPairs();
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-bench-'));
  try {
    const results: ContenderResult[] = [];
    for (const contender of CONTENDERS) {
      const asked = spreadOver(pairs, contender.maxPairs ?? pairs.length);
      console.log(`Asking ${contender.name} about ${asked.length} pairs …`);
      results.push(await resultOf(contender, asked, folder));
    }
    console.log(`\n${formatContenders(results)}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Some items, at the same distance from each other. */
function spreadOver<Item>(items: readonly Item[], count: number): readonly Item[] {
  const isTaken = (index: number) =>
    Math.floor((index * count) / items.length) !== Math.floor(((index - 1) * count) / items.length);
  return items.filter((_, index) => isTaken(index));
}

async function resultOf(
  { name, prepare }: Contender,
  pairs: readonly SchemaPair[],
  folder: string,
): Promise<ContenderResult> {
  try {
    const compare = await prepare();
    const judged = [];
    for (const [index, pair] of pairs.entries()) {
      const judge = await compare(pair, path.join(folder, String(index)));
      const start = performance.now();
      const verdict: Verdict = await judge().catch(() => 'none');
      judged.push({ pair, verdict, ms: performance.now() - start });
    }
    return { name, judged };
  } catch (error) {
    return { name, judged: [], failure: String(error).split('\n')[0] ?? '' };
  }
}
