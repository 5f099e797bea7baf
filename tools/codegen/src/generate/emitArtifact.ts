import path from 'node:path';
import type { Contract, GeneratedFile } from '@hookbook/contract';
import { openTextCache } from '../cache/textCache.ts';
import { apply } from '../write/apply.ts';
import { type Changes, compare } from '../write/compare.ts';
import {
  createFileHashes,
  emptyFolder,
  knownStates,
  type WrittenFiles,
  type WrittenFolder,
  writtenFiles,
} from '../write/writtenFiles.ts';
import { type Artifact, type EmitOptions, emittedFiles } from './artifacts.ts';

/** The files of an artifact that were emitted, and compared with its folder. */
export interface EmittedArtifact {
  readonly artifact: Pick<Artifact, 'name' | 'folder'>;
  readonly changes: Changes;
  /** Makes the folder contain exactly these files. */
  readonly write: () => Promise<void>;
  /** What the folder contains then. */
  readonly written: () => Promise<WrittenFiles>;
}

/** Emits an artifact, for one contract after the other. `last` is its folder as another process left it. */
export type EmitArtifact = (contract: Contract, last?: WrittenFolder) => Promise<EmittedArtifact>;

/** Loads the emitter of an artifact, and what it remembers. */
export async function openArtifact(
  artifact: Artifact,
  { out, stores, ...settings }: Omit<EmitOptions, 'artifacts'>,
): Promise<EmitArtifact> {
  const target = path.resolve(out, artifact.folder);
  const [emit, cache] = await Promise.all([artifact.emitter(settings), openTextCache(target, stores)]);
  const hashOf = createFileHashes();
  let own = emptyFolder();
  return async (contract, last = own) => {
    const emitted = await emittedFiles(artifact, emit, contract, cache);
    const states = knownStates(target, emitted, last, hashOf);
    const files = emitted.map((file) => (states.get(file.path) === 'same' ? file : made(file)));
    await cache.save();
    const changes = await compare(target, files, states);
    return {
      artifact: { name: artifact.name, folder: artifact.folder },
      changes,
      write: () => apply(target, changes, files),
      written: async () => {
        const written = writtenFiles(files, states, last.written, hashOf);
        own = { written, known: last.known };
        return written;
      },
    };
  };
}

/** With its text, which is made now, while the contract is validated. */
function made({ path: name, text, key }: GeneratedFile): GeneratedFile {
  return { path: name, text, ...(key !== undefined && { key }) };
}
