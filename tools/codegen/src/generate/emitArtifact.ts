import path from 'node:path';
import type { Contract } from '@hookbook/contract';
import { openTextCache } from '../cache/textCache.ts';
import { apply } from '../write/apply.ts';
import { type Changes, compare } from '../write/compare.ts';
import { createFileHashes, type FileHashes } from '../write/fileHashes.ts';
import { type Artifact, type EmitOptions, emittedFiles } from './artifacts.ts';

/** The files of an artifact that were emitted, and compared with its folder. */
export interface EmittedArtifact {
  readonly artifact: Pick<Artifact, 'name' | 'folder'>;
  readonly changes: Changes;
  /** Makes the folder contain exactly these files. */
  readonly write: () => Promise<void>;
  readonly hashes: () => Promise<FileHashes>;
}

/** Emits an artifact, for one contract after the other. */
export type EmitArtifact = (contract: Contract) => Promise<EmittedArtifact>;

/** Loads the emitter of an artifact, and what it remembers. */
export async function openArtifact(
  artifact: Artifact,
  { out, stores, ...settings }: Omit<EmitOptions, 'artifacts'>,
): Promise<EmitArtifact> {
  const target = path.resolve(out, artifact.folder);
  const [emit, cache] = await Promise.all([artifact.emitter(settings), openTextCache(target, stores)]);
  const hashesOf = createFileHashes();
  return async (contract) => {
    const files = await emittedFiles(artifact, emit, contract, cache);
    await cache.save();
    const changes = await compare(target, files);
    return {
      artifact: { name: artifact.name, folder: artifact.folder },
      changes,
      write: () => apply(target, changes, files),
      hashes: async () => hashesOf(files),
    };
  };
}
