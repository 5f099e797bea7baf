import { table } from '../table.ts';
import { ajv } from './contenders/ajv.ts';
import { arktype } from './contenders/arktype.ts';
import type { Contender, Prepared } from './contenders/contender.ts';
import { hookbook, hookbookParse } from './contenders/hookbook.ts';
import { typebox } from './contenders/typebox.ts';
import { typia } from './contenders/typia.ts';
import { valibot } from './contenders/valibot.ts';
import { zod } from './contenders/zod.ts';
import type { Corpus, Sample } from './corpus/corpus.ts';
import { alternated, type Work } from './measure.ts';

const CONTENDERS: readonly Contender[] = [hookbook, hookbookParse, ajv, typebox, typia, arktype, valibot, zod];

/**
 * How many payloads a second: all in one process, taken in turn, medians. Each is measured on the payloads that it judges as
 * Ajv does; how many it judges otherwise is printed.
 */
export async function measureSpeed(corpus: Corpus): Promise<void> {
  const { name, valid, invalid } = corpus;
  console.log(`\n${name}: ${valid.length} valid payloads, ${invalid.length} with one fault`);
  const prepared = await prepareAll(corpus);
  compare('valid, verdict', works(prepared, valid, 'check', true));
  compare('invalid, verdict', works(prepared, invalid, 'check', false));
  compare('invalid, with everything that is wrong', works(prepared, invalid, 'explain', false));
}

async function prepareAll({ providers }: Corpus): Promise<ReadonlyMap<string, Prepared>> {
  const prepared = new Map<string, Prepared>();
  for (const { name, prepare } of CONTENDERS) {
    const start = performance.now();
    const ready = await prepare(providers);
    const time = Math.round(performance.now() - start);
    console.log(`  ${name} ${ready ? `is ready after ${time} ms` : 'is not installed'}`);
    if (ready) prepared.set(name, ready);
  }
  return prepared;
}

/** The work of each contender: the samples that it judges as it should. */
function works(
  prepared: ReadonlyMap<string, Prepared>,
  samples: readonly Sample[],
  way: 'check' | 'explain',
  verdict: boolean,
): ReadonlyMap<string, Work> {
  const entries = [...prepared].flatMap(([name, { check, explain }]): [string, Work][] => {
    const judged = samples.filter((sample) => check(sample)(sample.value) === verdict);
    const others = samples.length - judged.length;
    if (others > 0) console.log(`\n${name} judges ${others} of the ${verdict ? 'valid' : 'invalid'} otherwise`);
    const make = way === 'check' ? check : explain;
    if (!make) return [];
    return [[name, judged.map((sample) => workOf(make(sample), sample.value))]];
  });
  return new Map(entries);
}

function workOf(judge: (value: unknown) => unknown, value: unknown): () => unknown {
  return () => judge(value);
}

function compare(title: string, all: ReadonlyMap<string, Work>): void {
  const rates = alternated(all);
  const reference = rates.get('Ajv') ?? 0;
  const rows = [...rates]
    .sort(([, a], [, b]) => b - a)
    .map(([name, rate]) => [name, `${Math.round(rate / 1000)} k/s`, `${(rate / reference).toFixed(2)} × Ajv`]);
  console.log(`\n${table(title, rows)}`);
}
