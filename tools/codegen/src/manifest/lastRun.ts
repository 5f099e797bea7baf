import path from 'node:path';
import type { LastFolders } from '../generate/artifactEmitter.ts';
import type { GenerateResult, GeneratorRun } from '../generate/generate.ts';
import { filesIn } from '../write/filesIn.ts';
import { createKnownFiles, type FileStates, type KnownFiles } from '../write/knownFiles.ts';
import type { WrittenFiles } from '../write/writtenFiles.ts';
import { type Manifest, type RunOptions, readManifest, type WrittenArtifact, writeManifest } from './manifest.ts';

/** What the last run with the same options read and wrote. */
export interface LastRun {
  /** The run that would change nothing, because the spec, the generator and the generated files are as it left them. */
  readonly repeated: () => Promise<Run | undefined>;
  /** The folders that it wrote. */
  readonly folder: LastFolders;
  /** Puts a run in its place that left the generated folders as the contract says. */
  readonly replace: (run: GeneratorRun) => Promise<void>;
}

export interface Run {
  readonly result: GenerateResult;
  /** Prepares the next run. */
  readonly remember: () => Promise<void>;
}

/** Compares contents, unless a file is in the very state in which its contents were known: times alone may be wrong. */
export async function openLastRun(options: RunOptions): Promise<LastRun> {
  const start = performance.now();
  const manifest = await readManifest(options);
  const known = createKnownFiles(manifest?.states ?? {});
  return {
    repeated: async () => {
      if (!manifest || !(await isCurrent(manifest, known))) return undefined;
      const result = resultOf(manifest, new Map([['compare with the last run', performance.now() - start]]));
      return {
        result,
        remember: async () => {
          if (known.haveNews()) await writeManifest(options, { ...manifest, states: known.states() });
        },
      };
    },
    folder: (artifact) => {
      const last = manifest?.artifacts.find(({ name }) => name === artifact.name);
      return last && { written: last.files, known };
    },
    replace: async ({ result, written }) => {
      if (result.artifacts.length === 0) return;
      const next = manifestOf(options, result, await written());
      const states = manifest
        ? statesAfter({ ...manifest, states: { ...manifest.states, ...known.states() } }, next)
        : {};
      await writeManifest(options, { ...next, states });
    },
  };
}

type Contents = Omit<Manifest, 'code' | 'states'>;

function resultOf(
  { artifacts, diagnostics, messages, read }: Contents,
  timings: GenerateResult['timings'],
): GenerateResult {
  return {
    artifacts: artifacts.map(({ name, folder, files }) => ({
      ...{ name, folder },
      changes: { added: [], changed: [], removed: [], unchanged: Object.keys(files).length },
    })),
    diagnostics,
    messages,
    read: new Map(Object.entries(read).map(([file, hash]) => [file, hash ?? undefined])),
    timings,
  };
}

function manifestOf(
  { out }: RunOptions,
  { artifacts, diagnostics, messages, read }: GenerateResult,
  files: readonly WrittenFiles[],
): Contents {
  return {
    artifacts: artifacts.map(({ name, folder }, index) => ({
      ...{ name, folder, target: path.resolve(out, folder) },
      files: files[index] ?? {},
    })),
    diagnostics,
    messages,
    read: Object.fromEntries([...read].map(([file, hash]) => [file, hash ?? null])),
  };
}

/** A known state still belongs to contents that are the same as before. */
function statesAfter({ states, ...last }: Manifest, next: Contents): FileStates {
  const [before, after] = [hashesOf(last), hashesOf(next)];
  return Object.fromEntries(Object.entries(states).filter(([file]) => before.get(file) === after.get(file)));
}

function hashesOf({ read, artifacts }: Contents): ReadonlyMap<string, string | null> {
  const written = artifacts.flatMap(({ target, files }) =>
    Object.entries(files).map(([name, { hash }]) => [path.join(target, name), hash] as const),
  );
  return new Map([...Object.entries(read), ...written]);
}

async function isCurrent({ read, artifacts }: Manifest, known: KnownFiles): Promise<boolean> {
  if (Object.entries(read).some(([file, hash]) => !known.have(file, hash))) return false;
  return (await Promise.all(artifacts.map((artifact) => isIntact(artifact, known)))).every(Boolean);
}

/** Whether a folder contains exactly the files that were written. */
async function isIntact({ target, files }: WrittenArtifact, known: KnownFiles): Promise<boolean> {
  const names = await filesIn(target);
  return (
    names.length === Object.keys(files).length &&
    names.every((name) => Object.hasOwn(files, name) && known.have(path.join(target, name), files[name]?.hash ?? null))
  );
}
