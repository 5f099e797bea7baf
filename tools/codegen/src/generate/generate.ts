import path from 'node:path';
import type { GeneratedFile } from '@hookbook/contract';
import { type Diagnostic, hasErrors } from '@hookbook/spec-reader/diagnostics/diagnostic';
import type { ReadHashes } from '@hookbook/spec-reader/load/readText';
import { createStores } from '../cache/stores.ts';
import { apply } from '../write/apply.ts';
import { type Changes, compare } from '../write/compare.ts';
import type { Artifact, EmitOptions, EmittedArtifact } from './artifacts.ts';
import { emitArtifacts } from './emitArtifacts.ts';
import { type MessageNumbers, messageNumbers, NO_MESSAGES } from './messageNumbers.ts';
import { type ContractResult, type ReadOptions, startReading } from './readContract.ts';
import { stopwatch, type Timings } from './stopwatch.ts';

export interface GenerateOptions extends Pick<ReadOptions, 'parse' | 'root' | 'overlays' | 'include'>, EmitOptions {
  /** The root document or its folder. */
  readonly specs: string;
  /** Compare only; write nothing. */
  readonly check: boolean;
  /** Called with the name of each stage when it starts. */
  readonly onStage?: (stage: string) => void;
}

export interface GenerateResult {
  readonly diagnostics: readonly Diagnostic[];
  /** Empty if the contract has errors: nothing is generated from an invalid spec. */
  readonly artifacts: readonly GeneratedArtifact[];
  readonly messages: MessageNumbers;
  readonly read: ReadHashes;
  readonly timings: Timings;
}

export interface GeneratedArtifact extends Pick<Artifact, 'name' | 'folder'> {
  readonly changes: Changes;
  /** All files, changed or not. */
  readonly files: readonly GeneratedFile[];
}

/** load → normalise → validate, and meanwhile emit and format; then write. What it remembers is written at the end. */
export async function generate({ stores = createStores(), ...options }: GenerateOptions): Promise<GenerateResult> {
  return generateFiles({ ...options, stores }).finally(stores.write);
}

/** Generates again and again. It keeps in memory what the next run can use. */
export interface Generator {
  readonly generate: (options: GenerateOptions) => Promise<GenerateResult>;
  /** Writes what it remembers, for the next process. */
  readonly save: () => Promise<void>;
}

export function createGenerator(): Generator {
  const stores = createStores();
  return { generate: (options) => generateFiles({ stores, ...options }), save: stores.write };
}

async function generateFiles(options: GenerateOptions): Promise<GenerateResult> {
  const { specs, parse, root, overlays, include, stores } = options;
  const { time, timings } = stopwatch(options.onStage);
  const pending = await time('read the contract', () =>
    startReading(specs, { parse, root, overlays, include, stores, validate: 'skeleton' }),
  );
  const emitting = settle(time('emit and format', () => emitIfValid(pending, options)));
  const { contract, diagnostics, read } = await time('validate', () => pending.validated);
  const emitted = await emitting;
  // An emitter may fail on an invalid contract, whose diagnostics explain why.
  if (!contract || hasErrors(diagnostics)) return { diagnostics, artifacts: [], messages: NO_MESSAGES, read, timings };
  const artifacts = await time('write', async () => write(emitted(), options));
  return { diagnostics, artifacts, messages: messageNumbers(contract), read, timings };
}

/** The outcome of a promise, which is thrown or returned only when it is asked for. */
async function settle<T>(promise: Promise<T>): Promise<() => T> {
  return promise.then(
    (value) => () => value,
    (error: unknown) => () => {
      throw error;
    },
  );
}

async function emitIfValid(
  { contract, diagnostics }: ContractResult,
  options: EmitOptions,
): Promise<readonly EmittedArtifact[]> {
  if (!contract || hasErrors(diagnostics)) return [];
  return emitArtifacts(contract, options);
}

async function write(
  emitted: readonly EmittedArtifact[],
  { out, check }: Pick<GenerateOptions, 'out' | 'check'>,
): Promise<GeneratedArtifact[]> {
  const compared = await Promise.all(
    emitted.map(async ({ artifact: { name, folder }, files }) => {
      const target = path.resolve(out, folder);
      return { name, folder, files, target, changes: await compare(target, files) };
    }),
  );
  if (!check) await Promise.all(compared.map(({ target, changes }) => apply(target, changes)));
  return compared.map(({ target: _, ...artifact }) => artifact);
}
