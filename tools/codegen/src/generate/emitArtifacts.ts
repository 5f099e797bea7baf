import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Contract, GeneratedFile } from '@hookbook/contract';
import { openTextCache, textCacheFile } from '../cache/textCache.ts';
import { type Artifact, filesOf } from './artifacts.ts';

export interface EmittedArtifact {
  readonly artifact: Pick<Artifact, 'name' | 'folder'>;
  readonly files: readonly GeneratedFile[];
}

export interface EmitOptions {
  readonly artifacts: readonly Artifact[];
  /** The folder that the folders of all artifacts are relative to. */
  readonly out: string;
}

/** With fewer events, starting a thread takes longer than it saves. */
const MIN_EVENTS = 100;

/** Emits and formats artifacts. Those that need examples take longest, so they get a thread of their own if it pays. */
export async function emitArtifacts(
  contract: Contract,
  { artifacts, out }: EmitOptions,
): Promise<readonly EmittedArtifact[]> {
  const slow = artifacts.filter(({ needsExamples }) => needsExamples);
  const isWorthwhile = slow.length < artifacts.length && eventCount(contract) >= MIN_EVENTS;
  const apart = isWorthwhile && !(await areRemembered(slow, out)) ? slow : [];
  const here = artifacts.filter((artifact) => !apart.includes(artifact));
  const [emittedApart, ...emittedHere] = await Promise.all([
    apart.length === 0 ? [] : emitApart(contract, { artifacts: apart, out }),
    ...here.map((artifact) => emitArtifact(artifact, contract, out)),
  ]);
  return inOrderOf(artifacts, [...emittedHere, ...emittedApart]);
}

export async function emitArtifact(artifact: Artifact, contract: Contract, out: string): Promise<EmittedArtifact> {
  const cache = await openTextCache(path.resolve(out, artifact.folder));
  const files = await filesOf(artifact, contract, cache);
  await cache.save();
  return { artifact, files };
}

async function emitApart(contract: Contract, options: EmitOptions): Promise<readonly EmittedArtifact[]> {
  const { emitInThread } = await import('./emitThread.ts');
  return emitInThread(contract, options);
}

function eventCount({ providers }: Contract): number {
  return providers.reduce((sum, { events, commands }) => sum + events.length + commands.length, 0);
}

/** Whether an earlier run left texts, most of which this one will need. */
async function areRemembered(artifacts: readonly Artifact[], out: string): Promise<boolean> {
  const files = artifacts.map(({ folder }) => textCacheFile(path.resolve(out, folder)));
  const found = files.map(async (file) =>
    access(await file).then(
      () => true,
      () => false,
    ),
  );
  return (await Promise.all(found)).some(Boolean);
}

function inOrderOf(artifacts: readonly Artifact[], emitted: readonly EmittedArtifact[]): readonly EmittedArtifact[] {
  return artifacts.flatMap(({ name }) => emitted.filter(({ artifact }) => artifact.name === name));
}
