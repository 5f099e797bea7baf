import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import { cacheFolder } from '../cache/cacheFolder.ts';
import { generatingCodeHash } from '../cache/codeHash.ts';
import { writeAtomically } from '../cache/writeAtomically.ts';
import type { GenerateOptions, GenerateResult } from '../generate/generate.ts';
import type { FileStates } from '../write/knownFiles.ts';
import type { WrittenFiles } from '../write/writtenFiles.ts';

/** What a run read and wrote, by content: if all of it is still the same, another run would change nothing. */
export interface Manifest {
  /** The hash of the generator's code. */
  readonly code: string;
  /** By absolute path: the hash of every file that was read; null where no file could be read. */
  readonly read: Readonly<Record<string, string | null>>;
  readonly artifacts: readonly WrittenArtifact[];
  /** By absolute path: the state of files while they had these contents. */
  readonly states: FileStates;
  /** Those of the contract, which has no errors. */
  readonly diagnostics: readonly Diagnostic[];
  readonly messages: GenerateResult['messages'];
}

export interface WrittenArtifact {
  readonly name: GenerateResult['artifacts'][number]['name'];
  /** Absolute. */
  readonly target: string;
  /** As in `Artifact`. */
  readonly folder: string;
  /** Every file in the folder, by its path in there. */
  readonly files: WrittenFiles;
}

/** What decides, besides the code, which files are read and written. */
export type RunOptions = Pick<
  GenerateOptions,
  'specs' | 'root' | 'overlays' | 'include' | 'out' | 'artifacts' | 'siteUrl' | 'payloadCheck'
>;

/** The manifest of the last run with these options; undefined if it is missing, damaged or of other code. */
export async function readManifest(options: RunOptions): Promise<Manifest | undefined> {
  const text = await readFile(await manifestFile(options), 'utf8').catch(() => undefined);
  try {
    const manifest = text === undefined ? undefined : (JSON.parse(text) as Manifest);
    return manifest?.code === generatingCodeHash() ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** A manifest that cannot be written is ignored: the next run takes longer. */
export async function writeManifest(options: RunOptions, manifest: Omit<Manifest, 'code'>): Promise<void> {
  const text = JSON.stringify({ code: generatingCodeHash(), ...manifest } satisfies Manifest);
  await writeAtomically(await manifestFile(options), text).catch(() => undefined);
}

/** One file for each combination of options, so that the cache does not grow with the number of runs. */
async function manifestFile({
  specs,
  root,
  overlays,
  include,
  out,
  artifacts,
  siteUrl,
  payloadCheck,
}: RunOptions): Promise<string> {
  const folders = artifacts.map(({ name, folder }) => [name, folder]);
  const settings = [root, overlays, include, path.resolve(out), folders, siteUrl, payloadCheck];
  const key = contentHash(JSON.stringify([path.resolve(specs), ...settings]));
  return path.join(await cacheFolder(path.resolve(out)), 'manifests', `${key}.json`);
}
