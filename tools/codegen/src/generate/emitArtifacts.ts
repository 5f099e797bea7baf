import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Contract } from '@hookbook/contract';
import { openTextCache, textCacheFolder } from '../cache/textCache.ts';
import { type Artifact, type EmitOptions, type EmittedArtifact, filesOf } from './artifacts.ts';
import { emitInThread } from './emitThread.ts';

/** With fewer events, starting a thread takes longer than it saves. */
const MIN_EVENTS = 100;

/** Emits and formats artifacts, some of them in a thread of their own if it pays. */
export async function emitArtifacts(
  contract: Contract,
  { artifacts, ...options }: EmitOptions,
): Promise<readonly EmittedArtifact[]> {
  const apart = await emittedApart(contract, { artifacts, ...options });
  const here = artifacts.filter((artifact) => !apart.includes(artifact));
  const [fromThread, ...fromHere] = await Promise.all([
    apart.length === 0 ? [] : emitInThread(contract, { artifacts: apart, ...options }),
    ...here.map((artifact) => emitArtifact(artifact, contract, options)),
  ]);
  return inOrderOf(artifacts, [...fromThread, ...fromHere]);
}

/** In a first run, examples and pages take longest. Later they are remembered. */
async function emittedApart(contract: Contract, { artifacts, out }: EmitOptions): Promise<readonly Artifact[]> {
  const slow = artifacts.filter(({ needsExamples }) => needsExamples);
  const isWorthwhile = slow.length < artifacts.length && eventCount(contract) >= MIN_EVENTS;
  return isWorthwhile && !(await areRemembered(slow, out)) ? slow : [];
}

export async function emitArtifact(
  artifact: Artifact,
  contract: Contract,
  { out, stores, siteUrl, payloadCheck }: Omit<EmitOptions, 'artifacts'>,
): Promise<EmittedArtifact> {
  const cache = await openTextCache(path.resolve(out, artifact.folder), stores);
  const files = await filesOf(artifact, contract, { cache, siteUrl, payloadCheck });
  await cache.save();
  return { artifact, files };
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
