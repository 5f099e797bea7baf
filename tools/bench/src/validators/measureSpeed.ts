import { formatTable } from '@hookbook/testkit/formatTable';
import type { Corpus } from './corpus/corpus.ts';
import { ajv } from './libraries/ajv.ts';
import { arktype } from './libraries/arktype.ts';
import { hookbook, hookbookParse } from './libraries/hookbook.ts';
import type { Library, PreparedLibrary } from './libraries/library.ts';
import type { Sample } from './libraries/sample.ts';
import { typebox } from './libraries/typebox.ts';
import { typia } from './libraries/typia.ts';
import { valibot } from './libraries/valibot.ts';
import { zod } from './libraries/zod.ts';
import { measureRates, type Workload } from './measureRates.ts';

const LIBRARIES: readonly Library[] = [hookbook, hookbookParse, ajv, typebox, typia, arktype, valibot, zod];

/**
 * Measures payloads per second. Each library is measured on the payloads that it accepts or rejects as Ajv does; the number of
 * the others is printed.
 */
export async function measureSpeed(corpus: Corpus): Promise<void> {
  const { name, valid, invalid } = corpus;
  console.log(`\n${name}: ${valid.length} valid payloads, ${invalid.length} with one fault`);
  const prepared = await prepareLibraries(corpus);
  printRates('valid, verdict', checkWorkloads(prepared, valid, true));
  printRates('invalid, verdict', checkWorkloads(prepared, invalid, false));
  printRates('invalid, with everything that is wrong', explainWorkloads(prepared, invalid));
}

type PreparedLibraries = ReadonlyMap<string, PreparedLibrary>;

async function prepareLibraries({ providers }: Corpus): Promise<PreparedLibraries> {
  const prepared = new Map<string, PreparedLibrary>();
  for (const library of LIBRARIES) {
    const start = performance.now();
    const result = await library.prepare(providers);
    const time = Math.round(performance.now() - start);
    console.log(`  ${library.name} ${result ? `is ready after ${time} ms` : 'is not installed'}`);
    if (result) prepared.set(library.name, result);
  }
  return prepared;
}

function checkWorkloads(libraries: PreparedLibraries, samples: readonly Sample[], valid: boolean) {
  const workloads = new Map<string, Workload>();
  for (const [name, library] of libraries) {
    const agreed = agreedSamples(library, samples, valid);
    const others = samples.length - agreed.length;
    if (others > 0) console.log(`\n${name} judges ${others} of the ${valid ? 'valid' : 'invalid'} otherwise`);
    workloads.set(
      name,
      agreed.map((sample) => bindValue(library.check(sample), sample.value)),
    );
  }
  return workloads;
}

function explainWorkloads(libraries: PreparedLibraries, samples: readonly Sample[]) {
  const workloads = new Map<string, Workload>();
  for (const [name, library] of libraries) {
    const { explain } = library;
    if (!explain) continue;
    const agreed = agreedSamples(library, samples, false);
    workloads.set(
      name,
      agreed.map((sample) => bindValue(explain(sample), sample.value)),
    );
  }
  return workloads;
}

function agreedSamples({ check }: PreparedLibrary, samples: readonly Sample[], valid: boolean): readonly Sample[] {
  return samples.filter((sample) => check(sample)(sample.value) === valid);
}

function bindValue(validate: (value: unknown) => unknown, value: unknown): () => unknown {
  return () => validate(value);
}

function printRates(title: string, workloads: ReadonlyMap<string, Workload>): void {
  const rates = measureRates(workloads);
  const baseline = rates.get(ajv.name) ?? 0;
  const rows = [...rates]
    .sort(([, a], [, b]) => b - a)
    .map(([name, rate]) => [name, `${Math.round(rate / 1000)} k/s`, `${(rate / baseline).toFixed(2)} × ${ajv.name}`]);
  console.log(`\n${formatTable(rows, { title, alignment: 'right' })}`);
}
