import path from 'node:path';
import type { Contract, GeneratedFile } from '@hookbook/contract';
import type { Artifact } from './artifacts.ts';
import { type Diagnostic, hasErrors } from './diagnostics/diagnostic.ts';
import { format } from './format.ts';
import { type ContractResult, startReading } from './readContract.ts';
import { stopwatch, type Timings } from './stopwatch.ts';
import { apply } from './write/apply.ts';
import { type Changes, compare } from './write/compare.ts';

export interface GenerateOptions {
  /** The root document or its folder. */
  readonly specs: string;
  /** The folder that holds one package per artifact. */
  readonly out: string;
  readonly artifacts: readonly Artifact[];
  /** Compare only; write nothing. */
  readonly check: boolean;
  readonly onStage?: (stage: string) => void;
}

export interface GenerateResult {
  readonly diagnostics: readonly Diagnostic[];
  /** Empty if the contract has errors: nothing is generated from a broken spec. */
  readonly packages: readonly { readonly name: string; readonly changes: Changes }[];
  readonly events: number;
  readonly timings: Timings;
}

/** load → normalise → prove, and meanwhile emit → format; then write */
export async function generate({ specs, out, artifacts, check, onStage }: GenerateOptions): Promise<GenerateResult> {
  const { time, timings } = stopwatch(onStage);
  const reading = await time('read the contract', () => startReading(specs));
  const [made, proof] = await Promise.allSettled([
    time('emit and format', () => emitIfValid(reading, artifacts)),
    time('prove', () => reading.validated),
  ]);
  const { contract, diagnostics } = unwrap(proof);
  // That a broken contract could not be emitted is no news.
  if (!contract || hasErrors(diagnostics)) return { diagnostics, packages: [], events: 0, timings };
  const packages = await time('write', async () => write(unwrap(made), { out, check }));
  return { diagnostics, packages, events: contract.providers.flatMap(({ events }) => events).length, timings };
}

function unwrap<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}

interface Emitted {
  readonly artifact: Artifact;
  readonly files: readonly GeneratedFile[];
}

async function emitIfValid(
  { contract, diagnostics }: ContractResult,
  artifacts: readonly Artifact[],
): Promise<Emitted[]> {
  if (!contract || hasErrors(diagnostics)) return [];
  return formatReviewed(await emit(contract, artifacts));
}

async function emit(contract: Contract, artifacts: readonly Artifact[]): Promise<Emitted[]> {
  return Promise.all(
    artifacts.map(async (artifact) => {
      const emitter = await artifact.emitter();
      return { artifact, files: await emitter(contract) };
    }),
  );
}

async function formatReviewed(emitted: readonly Emitted[]): Promise<Emitted[]> {
  return Promise.all(
    emitted.map(async ({ artifact, files }) => ({ artifact, files: artifact.reviewed ? await format(files) : files })),
  );
}

async function write(emitted: readonly Emitted[], { out, check }: { out: string; check: boolean }) {
  const compared = await Promise.all(
    emitted.map(async ({ artifact, files }) => {
      const folder = path.resolve(out, artifact.name, 'src', 'gen');
      return { name: artifact.name, folder, changes: await compare(folder, files) };
    }),
  );
  if (!check) await Promise.all(compared.map(({ folder, changes }) => apply(folder, changes)));
  return compared.map(({ name, changes }) => ({ name, changes }));
}
