import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Contract } from '@hookbook/contract';
import { textCacheFolder } from '../cache/textCache.ts';
import type { WrittenFolder } from '../write/writtenFiles.ts';
import type { Artifact, EmitOptions } from './artifacts.ts';
import { type EmitArtifact, type EmittedArtifact, openArtifact } from './emitArtifact.ts';
import { type EmitThread, startEmitThread } from './emitThread.ts';

/** With fewer events, starting a thread takes longer than it saves. */
const MIN_EVENTS = 100;

/** The folder of an artifact as another process left it. */
export type LastFolders = (artifact: Pick<Artifact, 'name' | 'folder'>) => WrittenFolder | undefined;

/** Emits artifacts, for one contract after the other. */
export interface ArtifactEmitter {
  readonly emit: (contract: Contract, last?: LastFolders) => Promise<readonly EmittedArtifact[]>;
  /** Writes what its thread remembers. */
  readonly save: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What takes longest in a first run gets a thread of its own, if that pays. */
export function createArtifactEmitter({ artifacts, ...options }: EmitOptions): ArtifactEmitter {
  let thread: EmitThread | undefined;
  const opened = new Map<Artifact, EmitArtifact>();
  const emitHere = async (artifact: Artifact, contract: Contract, last?: WrittenFolder) => {
    const emit = opened.get(artifact) ?? (await openArtifact(artifact, options));
    opened.set(artifact, emit);
    return emit(contract, last);
  };
  return {
    emit: async (contract, last) => {
      const apart = opened.size > 0 ? [] : await emittedApart(contract, { artifacts, ...options });
      if (apart.length > 0) thread ??= startEmitThread({ artifacts: apart, ...options });
      const here = artifacts.filter((artifact) => !thread?.artifacts.includes(artifact));
      const [fromThread = [], ...fromHere] = await Promise.all([
        thread?.emit(contract),
        ...here.map((artifact) => emitHere(artifact, contract, last?.(artifact))),
      ]);
      return inOrderOf(artifacts, [...fromThread, ...fromHere]);
    },
    save: async () => thread?.save(),
    close: async () => thread?.close(),
  };
}

/** In a first run, examples and pages take longest. Later they are remembered. */
async function emittedApart(contract: Contract, { artifacts, out }: EmitOptions): Promise<readonly Artifact[]> {
  const slow = artifacts.filter(({ needsExamples }) => needsExamples);
  const isWorthwhile = slow.length < artifacts.length && eventCount(contract) >= MIN_EVENTS;
  return isWorthwhile && !(await areRemembered(slow, out)) ? slow : [];
}

function eventCount({ providers }: Contract): number {
  return providers.reduce((sum, { events, commands }) => sum + events.length + commands.length, 0);
}

/** Whether an earlier run left texts, most of which this one will need. */
async function areRemembered(artifacts: readonly Artifact[], out: string): Promise<boolean> {
  const folders = artifacts.map(({ folder }) => textCacheFolder(path.resolve(out, folder)));
  const found = folders.map(async (folder) =>
    access(await folder).then(
      () => true,
      () => false,
    ),
  );
  return (await Promise.all(found)).some(Boolean);
}

function inOrderOf(artifacts: readonly Artifact[], emitted: readonly EmittedArtifact[]): readonly EmittedArtifact[] {
  return artifacts.flatMap(({ name }) => emitted.filter(({ artifact }) => artifact.name === name));
}
