import path from 'node:path';
import { fileHash } from '@hookbook/spec-reader/files/contentHash';
import type { GenerateResult, GeneratorRun } from '../generate/generate.ts';
import { filesIn } from '../write/filesIn.ts';
import { type Manifest, type RunOptions, readManifest, type WrittenArtifact, writeManifest } from './manifest.ts';

/**
 * The result of a run that would change nothing, because the spec, the generator and the generated files are those of the
 * last run. Undefined if the contract has to be generated. Compares contents: the times of files may be wrong.
 */
export async function unchangedSinceLastRun(options: RunOptions): Promise<GenerateResult | undefined> {
  const start = performance.now();
  const manifest = await readManifest(options);
  if (!manifest || !(await isCurrent(manifest))) return undefined;
  const { artifacts, diagnostics, messages, read } = manifest;
  return {
    artifacts: artifacts.map(({ name, folder, files }) => ({
      ...{ name, folder },
      changes: { added: [], changed: [], removed: [], unchanged: Object.keys(files).length },
    })),
    diagnostics,
    messages,
    read: new Map(Object.entries(read).map(([file, hash]) => [file, hash ?? undefined])),
    timings: new Map([['compare with the last run', performance.now() - start]]),
  };
}

/** Remembers a run that left the generated folders as the contract says. */
export async function rememberRun(options: RunOptions, { result, hashes }: GeneratorRun): Promise<void> {
  const { artifacts, diagnostics, messages, read } = result;
  if (artifacts.length === 0) return;
  const files = await hashes();
  await writeManifest(options, {
    artifacts: artifacts.map(({ name, folder }, index) => ({
      ...{ name, folder, target: path.resolve(options.out, folder) },
      files: files[index] ?? {},
    })),
    diagnostics,
    messages,
    read: Object.fromEntries([...read].map(([file, hash]) => [file, hash ?? null])),
  });
}

async function isCurrent({ read, artifacts }: Manifest): Promise<boolean> {
  if (Object.entries(read).some(([file, hash]) => (fileHash(file) ?? null) !== hash)) return false;
  return (await Promise.all(artifacts.map(isIntact))).every(Boolean);
}

/** Whether a folder contains exactly the files that were written. */
async function isIntact({ target, files }: WrittenArtifact): Promise<boolean> {
  const names = await filesIn(target);
  return (
    names.length === Object.keys(files).length &&
    names.every((name) => Object.hasOwn(files, name) && fileHash(path.join(target, name)) === files[name])
  );
}
