import type { Contract } from '@hookbook/contract';
import { type Diagnostic, hasErrors } from '@hookbook/spec-reader/diagnostics/diagnostic';
import type { ReadHashes } from '@hookbook/spec-reader/load/readText';
import { createStores } from '../cache/stores.ts';
import type { Changes } from '../write/compare.ts';
import type { WrittenFiles } from '../write/writtenFiles.ts';
import { createArtifactEmitter, type LastFolders } from './artifactEmitter.ts';
import type { Artifact, EmitOptions } from './artifacts.ts';
import type { EmittedArtifact } from './emitArtifact.ts';
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
}

/** Generates again and again. It keeps in memory what the next run can use. */
export interface Generator {
  readonly generate: (options: Omit<GenerateOptions, keyof EmitOptions>, last?: LastFolders) => Promise<GeneratorRun>;
  /** Writes what it remembers, for the next process. */
  readonly save: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface GeneratorRun {
  readonly result: GenerateResult;
  /** What the folder of each artifact contains, until the next run. */
  readonly written: () => Promise<readonly WrittenFiles[]>;
}

export function createGenerator({ stores = createStores(), artifacts, out, ...settings }: EmitOptions): Generator {
  const emitter = createArtifactEmitter({ artifacts, out, stores, ...settings });
  return {
    generate: async (options, last) =>
      generateFiles({ ...options, stores }, (contract) => emitter.emit(contract, last)),
    save: async () => {
      await Promise.all([stores.write(), emitter.save()]);
    },
    close: emitter.close,
  };
}

type Emit = (contract: Contract) => Promise<readonly EmittedArtifact[]>;
type RunOptions = Omit<GenerateOptions, Exclude<keyof EmitOptions, 'stores'>>;

/** load → normalise → validate, and meanwhile emit and format; then write. */
async function generateFiles(options: RunOptions, emit: Emit): Promise<GeneratorRun> {
  const { specs, parse, root, overlays, include, stores, check } = options;
  const { time, timings } = stopwatch(options.onStage);
  const pending = await time('read the contract', () =>
    startReading(specs, { parse, root, overlays, include, stores, validate: 'skeleton' }),
  );
  const emitting = settle(time('emit and format', () => emitIfValid(pending, emit)));
  const { contract, diagnostics, read } = await time('validate', () => pending.validated);
  const emitted = await emitting;
  // An emitter may fail on an invalid contract, whose diagnostics explain why.
  if (!contract || hasErrors(diagnostics)) {
    const result = { diagnostics, artifacts: [], messages: NO_MESSAGES, read, timings };
    return { result, written: async () => [] };
  }
  const ready = emitted();
  await time('write', async () => {
    if (!check) await Promise.all(ready.map(({ write }) => write()));
  });
  const artifacts = ready.map(({ artifact, changes }) => ({ ...artifact, changes }));
  return {
    result: { diagnostics, artifacts, messages: messageNumbers(contract), read, timings },
    written: () => Promise.all(ready.map(({ written }) => written())),
  };
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

async function emitIfValid({ contract, diagnostics }: ContractResult, emit: Emit): Promise<readonly EmittedArtifact[]> {
  return !contract || hasErrors(diagnostics) ? [] : emit(contract);
}
