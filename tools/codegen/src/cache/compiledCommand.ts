import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileHash } from '@hookbook/spec-reader/files/contentHash';
import { fileState } from './fileState.ts';

/** Where `npm run build` writes the compiled command. Every build has a folder of its own in it, which never changes. */
export const BUILDS = path.join(import.meta.dirname, '../../../../node_modules/.cache/hookbook-command');

const LATEST = 'latest.json';

/** A command, and what it was compiled from. */
interface CompiledCommand {
  /** The version of Node. */
  readonly node: string;
  /** The name of its folder. */
  readonly build: string;
  /** By the path of a module, relative to the folder of all builds. */
  readonly modules: Readonly<Record<string, CompiledModule>>;
}

interface CompiledModule {
  /** The hash of its contents. */
  readonly hash: string;
  /** Missing if it changed just before. */
  readonly state?: string;
}

/** Makes a build the one that is used: the name of its folder, and the hash of each module by its absolute path. */
export function useBuild(build: string, modules: ReadonlyMap<string, string>, builds = BUILDS): void {
  const entries = [...modules].map(([file, hash]) => {
    const state = fileState(file);
    // Somebody may have edited it since it was compiled.
    const isSame = state !== undefined && fileHash(file) === hash;
    return [path.relative(builds, file), { hash, ...(isSame && { state }) }];
  });
  const latest: CompiledCommand = { node: process.version, build, modules: Object.fromEntries(entries) };
  // Other processes may read it meanwhile.
  const temporary = path.join(builds, `${LATEST}.${process.pid}`);
  writeFileSync(temporary, JSON.stringify(latest));
  renameSync(temporary, path.join(builds, LATEST));
}

/** The file of the compiled command, if all modules are still as they were when it was compiled. */
export function compiledCommand(builds = BUILDS): string | undefined {
  const latest = readLatest(builds);
  if (latest?.node !== process.version) return undefined;
  const modules = Object.entries(latest.modules).map(([name, module]) => ({
    file: path.join(builds, name),
    ...module,
  }));
  const hashes = new Map(modules.map(({ file, hash }) => [file, hash]));
  if (modules.some(({ file, state }) => state === undefined || fileState(file) !== state)) {
    if (modules.some(({ file, hash }) => fileHash(file) !== hash)) return undefined;
    // The repository was copied, or an edit was undone.
    useBuildIfPossible(latest.build, hashes, builds);
  }
  known = hashes;
  return path.join(builds, latest.build, 'cli.js');
}

/** Where the folder cannot be written, every run compares the hashes. */
function useBuildIfPossible(build: string, modules: ReadonlyMap<string, string>, builds: string): void {
  try {
    useBuild(build, modules, builds);
  } catch {
    // The command can be used anyway.
  }
}

let known: ReadonlyMap<string, string> = new Map();

/** The hash of a file of code. A compiled command need not read its modules for it. */
export function codeFileHash(file: string): string | undefined {
  return known.get(file) ?? fileHash(file);
}

function readLatest(builds: string): CompiledCommand | undefined {
  try {
    return JSON.parse(readFileSync(path.join(builds, LATEST), 'utf8')) as CompiledCommand;
  } catch {
    return undefined;
  }
}
